package io.zathras.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The smallest relative changes that matter, from {@code --threshold}.
 *
 * @param general the threshold of all metrics without their own, or {@code null}
 * @param own the thresholds of single metrics, by name
 */
record Thresholds(@Nullable Double general, Map<String, Double> own) {

  static Thresholds of(List<String> texts) {
    Double general = null;
    Map<String, Double> own = new LinkedHashMap<>();
    for (String text : texts) {
      int end = text.lastIndexOf('=');
      double value = part(text, text.substring(end + 1).strip());
      if (end < 0) {
        general = value;
      } else {
        own.put(text.substring(0, end), value);
      }
    }
    return new Thresholds(general, own);
  }

  private static double part(String text, String number) {
    boolean percent = number.endsWith("%");
    try {
      double value =
          Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number);
      value = percent ? value / 100 : value;
      if (value > 0 && value < 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Anything but a number is refused like a number that is too large.
    }
    throw new UsageException(
        "--threshold " + text + ": expected a percentage such as 5%, or a part of 1 such as 0.05");
  }

  /** Refuses the threshold of a metric that no document has, because it would have no effect. */
  void requireKnown(Set<String> metrics) {
    for (String name : own.keySet()) {
      if (!metrics.contains(name)) {
        throw new UsageException(
            "--threshold "
                + name
                + ": no document has this metric; there are "
                + String.join(", ", new TreeSet<>(metrics)));
      }
    }
  }
}
