package io.zathras.metadata.sysconfig;

import io.zathras.schema.PrivateText;
import io.zathras.schema.SystemConfiguration;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code sysctl -a}, or the same settings as {@code path:value} lines. Values that change on their
 * own are left out, those that name the machine or hold a key are {@code <redacted>}.
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

  /** What the names of all those begin with. */
  private static final byte[] KERNEL = ascii("kernel.");

  private static final byte[] FS = ascii("fs.");
  private static final byte[] NETFILTER = ascii("net.netfilter.");

  private static final Set<String> PRIVATE =
      Set.of("kernel.hostname", "kernel.domainname", "kernel.random.boot_id");

  /**
   * Settings of the kernel proper are numbers, words and paths, and a version like 4.18.0.1 is no
   * address. Addresses are in those of networks, and of modules from elsewhere (Lustre's {@code
   * lnet}).
   */
  private static final Set<String> WITHOUT_ADDRESSES =
      Set.of("abi", "crypto", "debug", "dev", "fs", "kernel", "user", "vm");

  private Sysctl() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

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
    // As it stands in the document, so that a machine like this one need not copy it again.
    return SystemConfiguration.builder().sysctlParameters(settings).build().sysctlParameters();
  }

  /**
   * Returns the file of {@code key = value} lines without the values that are not stated, in which
   * machines differ that are set up alike: where this is the same, the settings are.
   */
  static byte[] stated(byte[] content, boolean includePrivate) {
    ByteArrayOutputStream stated = new ByteArrayOutputStream(content.length);
    int taken = 0;
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\r') {
        return content;
      }
      if (content[i] == '\n' || i == content.length - 1) {
        String redacted =
            mayChange(content, start) ? redacted(content, start, i + 1, includePrivate) : null;
        if (redacted != null) {
          stated.write(content, taken, start - taken);
          stated.writeBytes(redacted.getBytes(StandardCharsets.ISO_8859_1));
          taken = i + 1;
        }
        start = i + 1;
      }
    }
    stated.write(content, taken, content.length - taken);
    return stated.toByteArray();
  }

  private static boolean mayChange(byte[] content, int start) {
    return startsWith(NETFILTER, content, start)
        || startsWith(KERNEL, content, start)
        || startsWith(FS, content, start);
  }

  private static boolean startsWith(byte[] prefix, byte[] content, int start) {
    for (int i = 0; i < prefix.length; i++) {
      if (start + i == content.length || content[start + i] != prefix[i]) {
        return false;
      }
    }
    return true;
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
      value = isPrivate(key, value) ? PrivateValues.REDACTED : PrivateText.withoutHomes(value);
    }
    Repeated.add(settings, key, value);
  }

  /** Returns what is stated of a line instead of its value; {@code null} where that is stated. */
  private static @Nullable String redacted(
      byte[] content, int start, int end, boolean includePrivate) {
    String line = new String(content, start, end - start, StandardCharsets.ISO_8859_1);
    int equals = line.indexOf(" =");
    if (equals < 0) {
      return null;
    }
    String key = line.substring(0, equals);
    if (isChanging(key)) {
      return "";
    }
    boolean isPrivate =
        !includePrivate
            && PRIVATE.contains(key)
            && isPrivate(key, line.substring(equals + 2).strip());
    return isPrivate ? key + " = " + PrivateValues.REDACTED + "\n" : null;
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
        || PrivateValues.isSecret(key)
        || PrivateValues.holdsUuid(value)
        || (PrivateValues.holdsAddress(value) && mayHoldAddresses(key));
  }

  private static boolean mayHoldAddresses(String key) {
    int dot = key.indexOf('.');
    return !WITHOUT_ADDRESSES.contains(dot < 0 ? key : key.substring(0, dot));
  }
}
