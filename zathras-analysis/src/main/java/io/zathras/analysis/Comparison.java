package io.zathras.analysis;

import io.zathras.analysis.statistics.Correction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a candidate with a base: what got worse, by how much, how certain that is, and
 * how the systems differ.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param base the base in numbers
 * @param candidate the candidate in numbers
 * @param threshold the smallest relative change that matters where a metric has none of its own
 * @param alpha the level of the tests
 * @param correction how p values are corrected for their number
 * @param metrics the rows, worst first
 * @param differences the differences between the systems, those of all systems first
 * @param notes omissions and their reasons, a sentence each
 * @since 0.1
 */
public record Comparison(
    Side base,
    Side candidate,
    double threshold,
    double alpha,
    Correction correction,
    List<ComparedMetric> metrics,
    List<Difference> differences,
    List<String> notes) {

  /** Copies the lists. */
  public Comparison {
    metrics = List.copyOf(metrics);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /**
   * One side in numbers.
   *
   * @param name its name for people
   * @param results how many documents it has
   * @param failed how many of them have the status FAIL
   * @param systems its kinds of system, in words
   * @since 0.1
   */
  public record Side(String name, int results, int failed, List<String> systems) {

    /** Copies the list. */
    public Side {
      systems = List.copyOf(systems);
    }
  }

  /** Returns a builder of a comparison. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many rows have each verdict; a verdict without rows has 0. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    metrics.forEach(metric -> counts.merge(metric.verdict(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /**
   * Applies the rules of a gate. A change that was not tested, because a side has a single result
   * and there is no history, counts only where the rules say so.
   */
  public GateOutcome gate(GateRules rules) {
    List<ComparedMetric> hits =
        metrics.stream()
            .filter(metric -> rules.failOn().contains(metric.verdict()))
            .filter(metric -> rules.untestedFails() || !isUntestedChange(metric))
            .toList();
    if (!hits.isEmpty()) {
      return new GateOutcome(GateOutcome.Result.HIT, hits);
    }
    return new GateOutcome(
        metrics.stream().anyMatch(ComparedMetric::isCompared)
            ? GateOutcome.Result.PASSED
            : GateOutcome.Result.NOTHING_COMPARABLE,
        hits);
  }

  private static boolean isUntestedChange(ComparedMetric metric) {
    return metric.evidence() == Evidence.THRESHOLD_ONLY && metric.verdict() != Verdict.INCONCLUSIVE;
  }

  /** Takes the sides and the settings of a comparison. */
  public static final class Builder {

    private @Nullable DocumentSet baseline;
    private @Nullable DocumentSet candidate;
    private @Nullable DocumentSet history;
    private double threshold = 0.05;
    private final Map<String, Double> thresholds = new HashMap<>();
    private double alpha = 0.05;
    private Correction correction = Correction.BENJAMINI_HOCHBERG;
    private final Set<Incomparability> across = EnumSet.noneOf(Incomparability.class);

    private Builder() {}

    /** Sets the base. */
    public Builder baseline(DocumentSet documents) {
      baseline = Objects.requireNonNull(documents, "documents");
      return this;
    }

    /** Sets the candidate. */
    public Builder candidate(DocumentSet documents) {
      candidate = Objects.requireNonNull(documents, "documents");
      return this;
    }

    /**
     * Sets results of the past. A single result of the candidate is tested against a prediction
     * from them and the base, which takes at least five results. Documents of the candidate among
     * them do not count.
     */
    public Builder history(DocumentSet documents) {
      history = Objects.requireNonNull(documents, "documents");
      return this;
    }

    /**
     * Sets the smallest relative change that matters, between 0 and 1; by default 0.05. It means a
     * fall by that fraction and the rise that reverses it: 0.05 means from 1 to 0.95, or to 1/0.95.
     */
    public Builder threshold(double threshold) {
      this.threshold = fraction("the threshold", threshold, 1);
      return this;
    }

    /** Sets the threshold of one metric, by its name in the documents. */
    public Builder threshold(String metric, double threshold) {
      thresholds.put(metric, fraction("the threshold of " + metric, threshold, 1));
      return this;
    }

    /** Sets the level of the tests, between 0 and 0.5; by default 0.05. */
    public Builder alpha(double alpha) {
      this.alpha = fraction("alpha", alpha, 0.5);
      return this;
    }

    /** Sets how p values are corrected for their number; by default Benjamini and Hochberg's. */
    public Builder correction(Correction correction) {
      this.correction = Objects.requireNonNull(correction, "correction");
      return this;
    }

    /**
     * Compares in spite of differences of these kinds, which every row then states.
     *
     * @throws IllegalArgumentException for a unit or a direction, which cannot be overruled
     */
    public Builder across(Incomparability... kinds) {
      for (Incomparability kind : kinds) {
        if (kind == Incomparability.UNIT || kind == Incomparability.DIRECTION) {
          throw new IllegalArgumentException(
              kind + " cannot be overruled; expected BENCHMARK, CONFIGURATION or HARDWARE");
        }
        across.add(kind);
      }
      return this;
    }

    private static double fraction(String name, double value, double below) {
      if (!(value > 0 && value < below)) {
        throw new IllegalArgumentException(
            name + " is " + value + "; expected a number between 0 and " + below);
      }
      return value;
    }

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if a document id is on both sides; the message names it
     * @throws IllegalStateException if a side is missing
     */
    public Comparison build() {
      if (baseline == null || candidate == null) {
        throw new IllegalStateException("a comparison takes a baseline and a candidate");
      }
      return new Comparing(
              baseline,
              candidate,
              history,
              metric -> thresholds.getOrDefault(metric, threshold),
              threshold,
              alpha,
              correction,
              across)
          .comparison();
    }
  }
}
