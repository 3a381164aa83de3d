package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.HeadlineNumbers;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.schema.Status;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The documents of one test: how many have each outcome, and the range of their headlines. */
final class TestSummary {

  private static final int MOST_METRICS = 3;

  private final String name;
  private final Map<Status, Integer> statuses = new EnumMap<>(Status.class);
  private final Map<String, Range> ranges = new HashMap<>();
  private int count;

  TestSummary(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  int count() {
    return count;
  }

  void add(Item item) {
    HeadlineNumbers headline = item.headline();
    if (item.status() == null || headline == null) {
      return;
    }
    count++;
    statuses.merge(item.status(), 1, Integer::sum);
    headline
        .metrics()
        .forEach(
            (metric, number) ->
                // Numbers of two units have no common range.
                ranges
                    .computeIfAbsent(
                        metric + '\n' + number.unit(), key -> new Range(metric, number.unit()))
                    .add(number.value()));
  }

  /** Returns {@code 990 PASS, 10 FAIL}. */
  String counts() {
    return statuses.entrySet().stream()
        .map(status -> status.getValue() + " " + status.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Returns the counts, and the ranges of the headlines that most documents have. */
  String line() {
    List<Range> sorted =
        ranges.values().stream()
            .sorted(
                Comparator.comparingInt((Range range) -> range.count)
                    .reversed()
                    .thenComparing(range -> range.metric)
                    .thenComparing(range -> range.unit))
            .toList();
    if (sorted.isEmpty()) {
      return counts() + "  no headline";
    }
    return sorted.stream()
        .limit(MOST_METRICS)
        .map(range -> range.text(sorted))
        .collect(
            Collectors.joining(
                ", ",
                counts() + "  ",
                sorted.size() > MOST_METRICS
                    ? " and " + (sorted.size() - MOST_METRICS) + " more"
                    : ""));
  }

  private static final class Range {

    private final String metric;
    private final String unit;
    private int count;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Range(String metric, String unit) {
      this.metric = metric;
      this.unit = unit;
    }

    void add(double value) {
      count++;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }

    String text(List<Range> all) {
      boolean isAmbiguous =
          all.stream().anyMatch(other -> other != this && other.metric.equals(metric));
      return metric
          + " "
          + ShortNumber.of(least)
          + (least == most ? "" : " .. " + ShortNumber.of(most))
          + (isAmbiguous ? " " + unit : "");
    }
  }
}
