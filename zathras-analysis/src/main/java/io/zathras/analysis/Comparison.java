package io.zathras.analysis;

import io.zathras.analysis.statistics.Correction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate against a base: what got worse, by how much, how certain that is, and in what the
 * systems differ.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param base the base in numbers
 * @param candidate the candidate in numbers
 * @param threshold the smallest relative change that matters where a metric has no own one
 * @param alpha the level of the tests
 * @param correction how p values are corrected for their number
 * @param metrics the rows, worst first
 * @param differences in what the systems differ, those that are everywhere first
 * @param notes what was left out and why, a sentence each
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
   * @param name how people call it
   * @param results how many documents it has
   * @param failed how many of them are FAIL
   * @param systems its kinds of system, in words
   * @since 0.1
   */
  public record Side(String name, int results, int failed, List<String> systems) {

    /** Copies the list. */
    public Side {
      systems = List.copyOf(systems);
    }
  }

  /** Starts a comparison. */
  public static Builder builder() {
    throw new UnsupportedOperationException();
  }

  /** Returns how many rows have each verdict; a verdict without rows has 0. */
  public Map<Verdict, Integer> counts() {
    throw new UnsupportedOperationException();
  }

  /** Applies rules of a gate. */
  public GateOutcome gate(GateRules rules) {
    throw new UnsupportedOperationException();
  }

  /** Takes the sides and the settings of a comparison. */
  public static final class Builder {

    private @Nullable DocumentSet baseline;

    /** Sets the base. */
    public Builder baseline(DocumentSet documents) {
      baseline = documents;
      return this;
    }

    /** Sets the candidate. */
    public Builder candidate(DocumentSet documents) {
      throw new UnsupportedOperationException();
    }

    /** Sets results of the past, against which a single result is predicted. */
    public Builder history(DocumentSet documents) {
      throw new UnsupportedOperationException();
    }

    /** Sets the smallest relative change that matters, between 0 and 1; by default 0.05. */
    public Builder threshold(double threshold) {
      throw new UnsupportedOperationException();
    }

    /** Sets the threshold of one metric, by its name in the documents. */
    public Builder threshold(String metric, double threshold) {
      throw new UnsupportedOperationException();
    }

    /** Sets the level of the tests; by default 0.05. */
    public Builder alpha(double alpha) {
      throw new UnsupportedOperationException();
    }

    /** Sets how p values are corrected for their number; by default Benjamini and Hochberg's. */
    public Builder correction(Correction correction) {
      throw new UnsupportedOperationException();
    }

    /**
     * Compares in spite of a difference, which every row then states. Units and directions cannot be
     * overruled.
     */
    public Builder across(Incomparability... kinds) {
      throw new UnsupportedOperationException();
    }

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if a document id is on both sides; the message names it
     */
    public Comparison build() {
      throw new UnsupportedOperationException();
    }
  }
}
