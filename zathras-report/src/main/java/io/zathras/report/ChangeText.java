package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.analysis.statistics.NumberInterval;
import io.zathras.schema.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a comparison in words and numbers. */
final class ChangeText {

  private final Comparison comparison;

  ChangeText(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Returns the level of the intervals, such as 95 %. */
  String level() {
    return Typography.share(1 - comparison.alpha());
  }

  /** Returns the change, such as −10.0 %, with the unit where it is not a ratio. */
  static String estimate(ComparedMetric metric) {
    Change change = metric.change();
    if (change == null) {
      return "\u2013";
    }
    return change.kind() == Change.Kind.RATIO
        ? Typography.change(change.estimate())
        : Typography.difference(change.estimate()) + " " + metric.unit();
  }

  /** Returns the bounds of an interval of a change. */
  static String interval(Change change, NumberInterval interval) {
    return change.kind() == Change.Kind.RATIO
        ? Typography.change(interval.low()).replace(Typography.BLANK + "%", "")
            + " to "
            + Typography.change(interval.high())
        : Typography.difference(interval.low()) + " to " + Typography.difference(interval.high());
  }

  /** Returns the mean of a side, or a dash where the side has no value. */
  String mean(ComparedMetric metric, List<Observation> side) {
    return side.isEmpty() ? "\u2013" : Typography.value(estimate(metric, side).mean());
  }

  /** Returns mean and interval of a side's values, of the same kind as the change. */
  MeanEstimate estimate(ComparedMetric metric, List<Observation> side) {
    double[] values = side.stream().mapToDouble(Observation::value).toArray();
    Change change = metric.change();
    return change != null && change.kind() == Change.Kind.DIFFERENCE
        ? MeanEstimate.arithmetic(1 - comparison.alpha(), values)
        : MeanEstimate.of(1 - comparison.alpha(), values);
  }

  /** Returns the evidence of the verdict in short; empty where there is none. */
  static String evidence(ComparedMetric metric) {
    Double adjusted = metric.adjustedP();
    String kind = Words.of(metric.evidence());
    if (adjusted == null) {
      return kind;
    }
    String q = "q" + Typography.BLANK + Typography.relation(adjusted);
    return kind.isEmpty() ? q : q + ", " + kind;
  }

  /** Returns the conclusion in sentences. */
  String sentences(ComparedMetric metric) {
    return switch (metric.verdict()) {
      case REGRESSED, IMPROVED, CHANGED -> change(metric) + rating(metric) + basis(metric);
      case UNCHANGED ->
          change(metric)
              + "That is certainly less than the threshold of "
              + Typography.share(metric.threshold())
              + ". "
              + basis(metric);
      case INCONCLUSIVE ->
          change(metric)
              + "There are too few results or too much spread to tell whether this is chance. "
              + enough(metric.resultsNeeded())
              + basis(metric);
      case NOT_COMPARABLE ->
          "Not compared, because the sides measure different things"
              + (metric.across().isEmpty() ? "." : ": " + Words.of(metric.across()) + ".");
      case MISSING ->
          "Only " + (metric.candidate().isEmpty() ? base() : candidate()) + " has this metric.";
      case FAILED -> "The benchmark failed in " + candidate() + ".";
    };
  }

  private String change(ComparedMetric metric) {
    Change change = metric.change();
    if (change == null) {
      return "";
    }
    double neutral = change.kind() == Change.Kind.RATIO ? 1 : 0;
    String size = estimate(metric).replace("\u2212", "").replace("+", "");
    String compared =
        change.estimate() == neutral
            ? "equals " + base()
            : "is "
                + size
                + (change.estimate() < neutral ? " lower" : " higher")
                + " than "
                + base();
    NumberInterval interval = change.confidence();
    return candidate()
        + " "
        + compared
        + (interval == null
            ? ". "
            : "; the " + level() + " interval goes from " + interval(change, interval) + ". ");
  }

  private static String rating(ComparedMetric metric) {
    String direction =
        metric.direction() == Direction.HIGHER_IS_BETTER ? "Higher is better" : "Lower is better";
    return switch (metric.verdict()) {
      case REGRESSED -> direction + ", so this is worse. ";
      case IMPROVED -> direction + ", so this is better. ";
      default -> "Neither way is better. ";
    };
  }

  private static String basis(ComparedMetric metric) {
    if (metric.evidence() == Evidence.THRESHOLD_ONLY) {
      return "This is untested: with one result a side, chance can make such a change as well.";
    }
    if (metric.evidence() == Evidence.PREDICTED) {
      return "One result against what the history predicts" + p(metric) + ".";
    }
    return metric.p() == null ? "" : "Welch\u2019s test" + p(metric) + ".";
  }

  private static String p(ComparedMetric metric) {
    StringBuilder text = new StringBuilder();
    if (metric.p() != null) {
      text.append(": p" + Typography.BLANK).append(Typography.relation(metric.p()));
    }
    if (metric.adjustedP() != null) {
      text.append(", corrected for the number of tests q" + Typography.BLANK)
          .append(Typography.relation(metric.adjustedP()));
    }
    if (metric.rankP() != null) {
      text.append("; the rank test p" + Typography.BLANK)
          .append(Typography.relation(metric.rankP()));
    }
    return text.toString();
  }

  private static String enough(@Nullable Integer results) {
    return results == null
        ? ""
        : "About " + results + " results a side would be enough to see the threshold. ";
  }

  private String base() {
    return comparison.base().name();
  }

  private String candidate() {
    return comparison.candidate().name();
  }
}
