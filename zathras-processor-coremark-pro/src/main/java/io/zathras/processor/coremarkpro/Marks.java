package io.zathras.processor.coremarkpro;

import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a result table: a workload's rates in iterations/s, or the suite's marks.
 *
 * @param multi with one context per CPU, or {@code null} when missing
 * @param single with one context, or {@code null} when missing
 * @param scaling multi over single as the table gives it, or {@code null} when missing
 */
record Marks(@Nullable Double multi, @Nullable Double single, @Nullable Double scaling) {

  static final Metric MULTI_SCORE =
      new Metric(
          "multicore_score",
          "score",
          Direction.HIGHER_IS_BETTER,
          "CoreMark-PRO mark with one context per CPU");
  static final Metric SINGLE_SCORE =
      new Metric(
          "singlecore_score",
          "score",
          Direction.HIGHER_IS_BETTER,
          "CoreMark-PRO mark with one context");
  static final Metric SCALING =
      new Metric("scaling_factor", "ratio", Direction.NONE, "Multi-core over single-core mark");

  private static final List<Metric> SCORES = List.of(MULTI_SCORE, SINGLE_SCORE, SCALING);

  private static final String RATE = "_iterations_per_sec";

  /** Names of workloads become names of fields, of which an index may have few. */
  private static final int MOST_WORKLOADS = 50;

  private static final int LONGEST_NAME = 60;
  private static final Pattern NO_FIELD = Pattern.compile("[^A-Za-z0-9_-]");

  /** The suite's workloads, in its own order. */
  static final List<String> WORKLOADS =
      List.of(
          "cjpeg-rose7-preset",
          "core",
          "linear_alg-mid-100x100-sp",
          "loops-all-mid-10k-sp",
          "nnet_test",
          "parser-125k",
          "radix2-big-64k",
          "sha-test",
          "zip-test");

  /**
   * Adds a line to those of its table.
   *
   * @return what is wrong with it, or {@code null}; of two lines of one name the last counts
   */
  static @Nullable String add(Map<String, Marks> lines, String name, Marks marks) {
    if (name.length() > LONGEST_NAME) {
      return "a name of " + name.length() + " characters; expected a workload; it is left out";
    }
    String field = NO_FIELD.matcher(name).replaceAll("_");
    if (lines.size() == MOST_WORKLOADS && !lines.containsKey(field)) {
      return "more than "
          + MOST_WORKLOADS
          + " workloads; expected nine; '"
          + name
          + "' is left out";
    }
    return lines.put(field, marks) == null ? null : "'" + name + "' has a line above; this counts";
  }

  /** Returns the metrics of these names. */
  static Metric[] metrics(Set<String> names) {
    return names.stream().map(Marks::metric).toArray(Metric[]::new);
  }

  private static Metric metric(String name) {
    for (Metric score : SCORES) {
      if (score.name().equals(name)) {
        return score;
      }
    }
    return name.endsWith(RATE)
        ? Metric.of(name, "iterations/s", Direction.HIGHER_IS_BETTER)
        : Metric.of(name, SCALING.unit(), SCALING.direction());
  }

  /** Returns the numbers of a mark and of workloads by the names of their metrics. */
  static Map<String, Double> byMetric(@Nullable Marks mark, Map<String, Marks> workloads) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (mark != null) {
      mark.put(MULTI_SCORE.name(), SINGLE_SCORE.name(), SCALING.name(), values);
    }
    workloads.forEach(
        (workload, marks) -> {
          marks.put(
              workload + "_multicore" + RATE,
              workload + "_singlecore" + RATE,
              workload + "_" + SCALING.name(),
              values);
        });
    return values;
  }

  private void put(
      String multiName, String singleName, String scalingName, Map<String, Double> values) {
    put(multiName, multi, values);
    put(singleName, single, values);
    put(scalingName, scaling, values);
  }

  private static void put(String name, @Nullable Double value, Map<String, Double> values) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
