package io.zathras.processor.coremarkpro;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a result table: the rates of the workloads, and the suite's marks. */
final class ResultLines {

  static final Metric MULTI_SCORE =
      Metric.higherIsBetter(
          "multicore_score", "score", "CoreMark-PRO mark with one context per CPU");
  static final Metric SINGLE_SCORE =
      Metric.higherIsBetter("singlecore_score", "score", "CoreMark-PRO mark with one context");
  static final Metric SCALING =
      new Metric("scaling_factor", "ratio", Direction.NONE, "Multi-core over single-core mark");

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
   * The limit of workloads, because their names become field names, of which an index can have few.
   */
  private static final int MOST_WORKLOADS = 50;

  private static final int LONGEST_NAME = 60;
  private static final String MULTI = "_multicore_iterations_per_sec";
  private static final String SINGLE = "_singlecore_iterations_per_sec";
  private static final Pattern NO_FIELD = Pattern.compile("[^A-Za-z0-9_-]");

  private final String markName;
  private final Set<String> names = new HashSet<>();
  private final MetricValues marks = new MetricValues();
  private final MetricValues rates = new MetricValues();

  /**
   * Creates a table without lines.
   *
   * @param markName the name of the line with the suite's marks
   */
  ResultLines(String markName) {
    this.markName = markName;
  }

  /**
   * Adds a line.
   *
   * @param multi iterations/s or the mark with one context per CPU, or {@code null} when missing
   * @param single the same with one context, or {@code null} when missing
   * @param scaling multi over single as the table gives it, or {@code null} when missing
   * @param line takes an error when the name cannot be a workload's, or is repeated
   */
  void add(
      String name,
      @Nullable Double multi,
      @Nullable Double single,
      @Nullable Double scaling,
      Report line) {
    String field = NO_FIELD.matcher(name).replaceAll("_");
    if (name.length() > LONGEST_NAME) {
      line.error(
          "workload-unknown",
          "a name of %s characters; expected a workload; it is left out",
          name.length());
      return;
    }
    if (names.size() == MOST_WORKLOADS && !names.contains(field)) {
      line.error(
          "workload-unknown",
          "more than %s workloads; expected nine; '%s' is left out",
          MOST_WORKLOADS,
          name);
      return;
    }
    if (!names.add(field)) {
      line.error("workload-unknown", "'%s' has a line above; the numbers of this one count", name);
    }
    if (name.equals(markName)) {
      marks.put(MULTI_SCORE, multi).put(SINGLE_SCORE, single).put(SCALING, scaling);
    } else {
      rates
          .put(rate(field + MULTI), multi)
          .put(rate(field + SINGLE), single)
          .put(Metric.of(field + "_scaling_factor", "ratio", Direction.NONE), scaling);
    }
  }

  private static Metric rate(String name) {
    return Metric.of(name, "iterations/s", Direction.HIGHER_IS_BETTER);
  }

  /** Returns whether there is a line with the suite's marks. */
  boolean hasMark() {
    return names.contains(markName);
  }

  /**
   * Returns whether a workload has both rates, or the suite both marks.
   *
   * @param name the name of the workload in a table
   */
  boolean hasBoth(String name, boolean isMark) {
    if (isMark) {
      return marks.get(MULTI_SCORE) != null && marks.get(SINGLE_SCORE) != null;
    }
    String field = NO_FIELD.matcher(name).replaceAll("_");
    return names.contains(field)
        && rates.get(rate(field + MULTI)) != null
        && rates.get(rate(field + SINGLE)) != null;
  }

  /** Returns the workloads of the suite that have no line. */
  List<String> missing() {
    return WORKLOADS.stream().filter(workload -> !names.contains(workload)).toList();
  }

  /** Returns the marks, then the rates. */
  MetricValues values() {
    MetricValues values = new MetricValues();
    marks.metrics().forEach(metric -> values.put(metric, marks.get(metric)));
    rates.metrics().forEach(metric -> values.put(metric, rates.get(metric)));
    return values;
  }
}
