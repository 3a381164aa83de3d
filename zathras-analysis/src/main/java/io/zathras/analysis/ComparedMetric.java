package io.zathras.analysis;

import io.zathras.analysis.statistics.Change;
import io.zathras.schema.Direction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comparison: a metric on a kind of system, on both sides.
 *
 * <p>Where some results of a test fail in the candidate, none in the base, and the others are
 * compared, a row of its own says so: its metric is {@value #STATUS}, its verdict {@link
 * Verdict#FAILED}, and it has no values.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param key what is compared
 * @param system the kind of system, in words that tell it from the others of the comparison
 * @param unit the unit of the values; of the base where the units differ
 * @param direction which way is better
 * @param testVersion the benchmark's version, of the base where it has the metric; or {@code null}
 * @param configuration what decides the work, of the base where it has the metric
 * @param distinction the settings or the version that tell this row from others of the same key and
 *     system; {@code null} where it is the only one
 * @param base the base's values, empty where only the candidate has some. Of a single result that
 *     is compared with a history, the values of the history; of a geometric mean, over the parts
 *     that both sides have
 * @param candidate the candidate's values, empty where only the base has some
 * @param change from base to candidate; {@code null} where there is none to state
 * @param p the two-sided p value of no change before correction, or {@code null}
 * @param adjustedP after the correction over all gated rows, or {@code null}
 * @param rankP the rank test's p from four results a side on, or {@code null}
 * @param threshold the smallest relative change that matters for this metric, such as 0.05
 * @param verdict the conclusion
 * @param evidence what the conclusion rests on
 * @param across in what the sides differ although they were compared, or why they were not
 * @param resultsNeeded how many results a side would be enough to tell; {@code null} where that is
 *     no question
 * @param notes what else a reader has to know, a sentence each
 * @since 0.1
 */
public record ComparedMetric(
    MetricKey key,
    String system,
    String unit,
    Direction direction,
    @Nullable String testVersion,
    Map<String, String> configuration,
    @Nullable String distinction,
    List<Observation> base,
    List<Observation> candidate,
    @Nullable Change change,
    @Nullable Double p,
    @Nullable Double adjustedP,
    @Nullable Double rankP,
    double threshold,
    Verdict verdict,
    Evidence evidence,
    Set<Incomparability> across,
    @Nullable Integer resultsNeeded,
    List<String> notes) {

  /** The metric of a row that says that some results of a test failed. */
  public static final String STATUS = "status";

  /** Copies the collections. */
  public ComparedMetric {
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
    across = across.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(across));
    notes = List.copyOf(notes);
  }

  /** Returns whether the sides were compared, with whatever result. */
  public boolean isCompared() {
    return change != null && verdict != Verdict.NOT_COMPARABLE;
  }
}
