package io.zathras.analysis;

import io.zathras.analysis.statistics.Change;
import io.zathras.schema.Direction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comparison: a metric on a kind of system, on both sides.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param key what is compared
 * @param system the kind of system, in words that tell it from the others of the comparison
 * @param unit the unit of the values; of the base where the units differ
 * @param direction which way is better
 * @param base the base's values, empty where only the candidate has some
 * @param candidate the candidate's values, empty where only the base has some
 * @param change from base to candidate; {@code null} where there is none to state
 * @param p the two-sided p value of no change before correction, or {@code null}
 * @param adjustedP after the correction over all gated rows, or {@code null}
 * @param rankP the exact rank test's p from four results a side on, or {@code null}
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
    List<String> notes) {}
