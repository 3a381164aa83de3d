package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.analysis.statistics.NumberInterval;
import io.zathras.schema.Statistics;
import java.util.ArrayList;
import java.util.List;

/** One row of a comparison in words and short numbers, without line breaks. */
record MetricLine(ComparedMetric metric) {

  /** The level of an interval that is not used. */
  private static final double ANY_LEVEL = 0.95;

  String verdict() {
    return Words.of(metric.verdict());
  }

  /** Returns {@code streams triad}, and the distinction from other rows of that name. */
  String label() {
    String distinction = metric.distinction();
    return label(metric.key())
        + (distinction == null ? "" : " (" + Words.oneLine(distinction) + ")");
  }

  /** Returns the label without the test. */
  String labelInTest() {
    return label().substring(Words.oneLine(metric.key().test()).length()).strip();
  }

  static String label(MetricKey key) {
    return Words.oneLine(key.toString());
  }

  /** Returns {@code MB/s, higher is better}. */
  String unit() {
    String direction = Words.of(metric.direction());
    return direction.isEmpty() ? bareUnit() : bareUnit() + ", " + direction;
  }

  String bareUnit() {
    return Words.oneLine(metric.unit());
  }

  String system() {
    return Words.oneLine(metric.system());
  }

  String base() {
    return side(metric.base(), "passed");
  }

  String candidate() {
    return side(metric.candidate(), "failed");
  }

  private String side(List<Observation> side, String ofFailed) {
    return side.isEmpty()
        ? (metric.verdict() == Verdict.FAILED ? ofFailed : "missing")
        : NumberText.shown(center(side));
  }

  /**
   * Returns the mean of a side's values: geometric where the change is a ratio, because the two
   * means then have that ratio, and otherwise arithmetic.
   */
  double center(List<Observation> side) {
    double[] values = side.stream().mapToDouble(Observation::value).toArray();
    Change change = metric.change();
    return change != null && change.kind() == Change.Kind.RATIO
        ? MeanEstimate.of(ANY_LEVEL, values).mean()
        : Statistics.of(values).mean();
  }

  /** Returns {@code -10.0 % [-12.1, -7.9]}; empty without a change. */
  String change() {
    Change change = metric.change();
    if (change == null) {
      return "";
    }
    NumberInterval interval = change.confidence();
    if (change.kind() == Change.Kind.RATIO) {
      return NumberText.percent(change.estimate() - 1)
          + (interval == null
              ? ""
              : " ["
                  + NumberText.signedPercent(interval.low() - 1)
                  + ", "
                  + NumberText.signedPercent(interval.high() - 1)
                  + "]");
    }
    return signed(change.estimate())
        + " "
        + bareUnit()
        + (interval == null
            ? ""
            : " [" + signed(interval.low()) + ", " + signed(interval.high()) + "]");
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "") + NumberText.shown(value);
  }

  /** Returns how many results each side has: {@code 5+5}. */
  String results() {
    return metric.base().size() + "+" + metric.candidate().size();
  }

  /** Returns {@code q=0.002} if corrected, {@code p=0.002} if not; empty without a p value. */
  String probability() {
    if (metric.adjustedP() != null) {
      return NumberText.p("q", metric.adjustedP());
    }
    return metric.p() == null ? "" : NumberText.p("p", metric.p());
  }

  /** Returns the remarks that a reader needs besides the numbers. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    String evidence = Words.of(metric.evidence());
    if (!evidence.isEmpty()) {
      remarks.add(evidence);
    }
    if (!metric.across().isEmpty()) {
      String kinds = Words.of(metric.across());
      remarks.add(
          metric.verdict() == Verdict.NOT_COMPARABLE
              ? "differs in " + kinds
              : "compared across " + kinds);
    }
    if (metric.resultsNeeded() != null) {
      remarks.add("about " + metric.resultsNeeded() + " results a side would tell");
    }
    return remarks;
  }
}
