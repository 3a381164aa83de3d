package io.zathras.metadata.sysconfig;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /sys/kernel/debug/sched/features}: names on one line, {@code NO_} before those that are
 * off.
 */
final class SchedFeatures {

  private static final Pattern WORD = Pattern.compile("(?<!\\S)(NO_)?([A-Z][A-Z0-9_]*+)(?!\\S)");

  private SchedFeatures() {}

  static Map<String, Object> parse(SystemFile file) {
    Map<String, Object> features = new LinkedHashMap<>();
    Matcher word = WORD.matcher(file.line(line -> false));
    while (word.find()) {
      features.put(word.group(2), word.group(1) == null);
    }
    if (features.isEmpty()) {
      file.holdsNo("feature names in capitals");
    }
    return features;
  }
}
