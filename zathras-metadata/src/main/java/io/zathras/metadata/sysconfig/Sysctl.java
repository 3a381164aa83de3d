package io.zathras.metadata.sysconfig;

import io.zathras.schema.PrivateText;
import io.zathras.schema.Redactor;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.redaction.PrivateValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code sysctl -a}, or the same settings as {@code path:value} lines. Values that change on their
 * own are left out, and those that name the machine or hold a key are {@code <redacted>}.
 */
final class Sysctl {

  private static final String PROC = "/proc/sys/";

  private static final Set<String> CHANGING =
      Set.of(
          "fs.aio-nr",
          "fs.dentry-state",
          "fs.file-nr",
          "fs.inode-nr",
          "fs.inode-state",
          "kernel.hung_task_detect_count",
          "kernel.ns_last_pid",
          "kernel.pty.nr",
          "kernel.random.entropy_avail",
          "kernel.random.uuid");

  private static final Set<String> PRIVATE =
      Set.of("kernel.hostname", "kernel.domainname", "kernel.random.boot_id");

  /**
   * Groups of settings of the kernel proper, which are numbers, words and paths, and in which a
   * version such as 4.18.0.1 is not an address. Addresses are in settings of networks and of
   * external modules (Lustre's {@code lnet}).
   */
  private static final Set<String> WITHOUT_ADDRESSES =
      Set.of("abi", "crypto", "debug", "dev", "fs", "kernel", "user", "vm");

  private Sysctl() {}

  /** Reads {@code key = value} lines. */
  static Map<String, Object> parse(SystemFile file, boolean includePrivate) {
    Map<String, Object> settings = new LinkedHashMap<>();
    file.eachLine(
        line -> {
          int equals = line.indexOf(" =");
          if (equals > 0) {
            add(settings, line.substring(0, equals), line.substring(equals + 2), includePrivate);
          }
        });
    if (settings.isEmpty()) {
      file.holdsNo("lines of key = value");
    }
    // Checks and copies the settings into the form of documents here, once for all equal files.
    return SystemConfiguration.builder().sysctlParameters(settings).build().sysctlParameters();
  }

  /**
   * Returns whether two files of {@code key = value} lines give the same settings, because they
   * differ only in values that documents do not state, as on machines that are set up alike.
   */
  static boolean stateTheSame(byte[] first, byte[] second, boolean includePrivate) {
    int at = 0;
    int other = 0;
    while (true) {
      int same = Arrays.mismatch(first, at, first.length, second, other, second.length);
      if (same < 0) {
        return true;
      }
      String line = line(first, at + same);
      String otherLine = line(second, other + same);
      String shown = shown(line, includePrivate);
      if (shown == null || !shown.equals(shown(otherLine, includePrivate))) {
        return false;
      }
      at = lineStart(first, at + same) + line.length();
      other = lineStart(second, other + same) + otherLine.length();
    }
  }

  private static int lineStart(byte[] content, int at) {
    int start = at;
    while (start > 0 && content[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static String line(byte[] content, int at) {
    int start = lineStart(content, at);
    int end = at;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    int next = Math.min(content.length, end + 1);
    return new String(content, start, next - start, StandardCharsets.ISO_8859_1);
  }

  /** Reads {@code /proc/sys/<path>:value} lines. */
  static Map<String, Object> parseProc(SystemFile file, boolean includePrivate) {
    Map<String, Object> settings = new LinkedHashMap<>();
    file.eachLine(
        line -> {
          int colon = line.indexOf(':');
          if (colon > PROC.length() && line.startsWith(PROC)) {
            String key = line.substring(PROC.length(), colon).replace('/', '.');
            add(settings, key, line.substring(colon + 1), includePrivate);
          }
        });
    if (settings.isEmpty()) {
      file.holdsNo("lines of /proc/sys/<path>:value");
    }
    return settings;
  }

  private static void add(
      Map<String, Object> settings, String rawKey, String rawValue, boolean includePrivate) {
    String key = rawKey.strip();
    String value = rawValue.strip();
    if (key.isEmpty() || isChanging(key)) {
      return;
    }
    if (!includePrivate) {
      key = PrivateValues.withoutAddress(key);
      value = isPrivate(key, value) ? Redactor.REDACTED : PrivateText.withoutHomes(value);
    }
    Repeated.add(settings, key, value);
  }

  /** Returns the key of a line whose value documents do not state; {@code null} for other lines. */
  private static @Nullable String shown(String line, boolean includePrivate) {
    int equals = line.indexOf(" =");
    if (equals < 0 || line.indexOf('\r') >= 0 || !line.endsWith("\n")) {
      return null;
    }
    String key = line.substring(0, equals);
    if (isChanging(key)) {
      return key;
    }
    boolean isPrivate =
        !includePrivate
            && PRIVATE.contains(key)
            && isPrivate(key, line.substring(equals + 2).strip());
    return isPrivate ? key : null;
  }

  private static boolean isChanging(String key) {
    return CHANGING.contains(key)
        || (key.startsWith("fs.quota.") && !key.endsWith("warnings"))
        || (key.startsWith("net.netfilter.") && key.endsWith("count"))
        || (key.startsWith("kernel.sched_domain.") && key.endsWith("max_newidle_lb_cost"));
  }

  private static boolean isPrivate(String key, String value) {
    if (value.isEmpty() || value.equals("(none)")) {
      return false;
    }
    return PRIVATE.contains(key)
        || PrivateValues.holdsUuid(value)
        || (PrivateValues.holdsAddress(value) && mayHoldAddresses(key));
  }

  private static boolean mayHoldAddresses(String key) {
    int dot = key.indexOf('.');
    return !WITHOUT_ADDRESSES.contains(dot < 0 ? key : key.substring(0, dot));
  }
}
