package io.zathras.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the headline or of a run, in the table {@link Table#METRIC}, whose columns describe
 * the components.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @since 0.1
 */
public record MetricRow(
    @Column("id of the document") String documentId,
    @Column("benchmark") String test,
    @Column(value = "when the test ran", optional = true) @Nullable Instant testTimestamp,
    @Column(value = "the cloud's name for the machine", optional = true)
        @Nullable String instanceType,
    @Column(value = "kind of system", optional = true) @Nullable String fingerprint,
    @Column("headline or run") String scope,
    @Column(value = "key of the run, as run_1; of the run that a headline is from", optional = true)
        @Nullable String runKey,
    @Column(value = "number of the run", optional = true) @Nullable Long runNumber,
    @Column(value = "name of the run", optional = true) @Nullable String runName,
    @Column(value = "outcome of the run", optional = true) @Nullable String runStatus,
    @Column("metric") String metric,
    @Column("value, in the unit beside it") double value,
    @Column(value = "unit of the value", optional = true) @Nullable String unit,
    @Column(
            value = "which way is better: higher_is_better, lower_is_better or none",
            optional = true)
        @Nullable String direction,
    @Column(value = "how a headline is made of its samples", optional = true)
        @Nullable String aggregation,
    @Column(value = "samples that the value is made of", optional = true)
        @Nullable Long sampleCount,
    @Column(value = "sample standard deviation of them, in the same unit", optional = true)
        @Nullable Double stddev) {}
