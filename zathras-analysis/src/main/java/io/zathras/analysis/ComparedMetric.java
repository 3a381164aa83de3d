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
 * One row of a comparison: both sides' values of a metric on a kind of system.
 *
 * <p>Where some results of a test fail in the candidate and none in the base, a separate row says
 * so and the other results are compared. The metric of that row is {@value #STATUS}, its verdict
 * {@link Verdict#FAILED}, and it has no values.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param key what is compared
 * @param system the kind of system, in words that distinguish it from the others of the comparison
 * @param unit the unit of the values; the base's where the units differ
 * @param direction which way is better
 * @param testVersion the benchmark's version, the base's where the base has the metric; or {@code
 *     null}
 * @param configuration the settings that decide the work, the base's where the base has the metric
 * @param distinction the settings or the version that distinguish this row from others with the
 *     same key and system; {@code null} where it is the only one
 * @param base the base's values, empty where only the candidate has some. For a single result that
 *     is compared with a history, the values of the history; for a geometric mean, the mean over
 *     the parts that both sides have
 * @param candidate the candidate's values, empty where only the base has some
 * @param change from base to candidate; {@code null} where there is none
 * @param p the two-sided p value of no change, before correction, or {@code null}
 * @param adjustedP {@code p} after the correction over all gated rows, or {@code null}
 * @param rankP the rank test's p value; {@code null} below four results on a side
 * @param threshold the smallest relative change that matters for this metric, such as 0.05
 * @param verdict the conclusion
 * @param evidence the basis of the verdict
 * @param across the differences in spite of which the sides were compared, or because of which they
 *     were not
 * @param resultsNeeded how many results on each side would be enough for a conclusion; {@code null}
 *     where that does not apply
 * @param notes other facts that a reader has to know, a sentence each
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

  /** The metric of a row which says that some results of a test failed. */
  public static final String STATUS = "status";

  /** Copies the collections. */
  public ComparedMetric {
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
    across = across.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(across));
    notes = List.copyOf(notes);
  }

  /** Returns whether the sides were compared, whatever the verdict. */
  public boolean isCompared() {
    return change != null && verdict != Verdict.NOT_COMPARABLE;
  }
}
