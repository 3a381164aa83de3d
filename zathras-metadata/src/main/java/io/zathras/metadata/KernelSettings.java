package io.zathras.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kernel command line and {@code sysctl -a}, without what names a machine or changes alone. */
final class KernelSettings {

  private static final String REDACTED = "<redacted>";
  private static final Set<String> VOLUMES =
      Set.of(
          "root",
          "resume",
          "rd.lvm.lv",
          "rd.lvm.vg",
          "rd.luks.uuid",
          "rd.md.uuid",
          "ip",
          "nfsroot",
          "BOOT_IMAGE",
          "rd.luks.name",
          "ifname",
          "systemd.hostname",
          "nameserver");
  private static final Pattern PRIVATE_VALUE =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
              + "|(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}|\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"
              + "|/dev/mapper/|UUID=|LABEL=");
  private static final Pattern DROPPED =
      Pattern.compile(
          "kernel\\.(hostname|domainname|random\\..*|ns_last_pid)|fs\\.(dentry-state|file-nr|inode-.*)"
              + "|net\\.netfilter\\..*count");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\"?)+");

  private KernelSettings() {}

  static Map<String, Object> commandLine(String text, boolean includePrivate) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    Matcher words = WORD.matcher(text.lines().findFirst().orElse(""));
    while (words.find() && !words.group().equals("--")) {
      String word = words.group();
      int equals = word.indexOf('=');
      if (equals < 0) {
        add(parameters, word, true);
        continue;
      }
      String key = word.substring(0, equals);
      String value = word.substring(equals + 1).replace("\"", "");
      boolean redact =
          !includePrivate && (VOLUMES.contains(key) || PRIVATE_VALUE.matcher(value).find());
      add(parameters, key, redact ? REDACTED : value);
    }
    return parameters;
  }

  static Map<String, Object> sysctl(List<String> lines, boolean includePrivate) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf(" =");
      if (equals <= 0) {
        continue;
      }
      String key = line.substring(0, equals).strip();
      String value = line.substring(equals + 2).strip();
      boolean dropped =
          DROPPED.matcher(key).matches()
              || (!includePrivate && PRIVATE_VALUE.matcher(value).find());
      if (!dropped && !key.isEmpty()) {
        add(parameters, key, value);
      }
    }
    return parameters;
  }

  private static void add(Map<String, Object> parameters, String key, Object value) {
    Object there = parameters.get(key);
    if (there == null) {
      parameters.put(key, value);
    } else {
      List<@Nullable Object> list = new ArrayList<>();
      if (there instanceof List<?> before) {
        list.addAll(before);
      } else {
        list.add(there);
      }
      list.add(value);
      parameters.put(key, list);
    }
  }
}
