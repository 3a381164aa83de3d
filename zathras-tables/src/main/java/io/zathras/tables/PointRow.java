package io.zathras.tables;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a point of a run, in the table {@link Table#POINT}, whose columns describe the
 * components.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @since 0.1
 */
public record PointRow(
    @Column("id of the document") String documentId,
    @Column("benchmark") String test,
    @Column(value = "the cloud's name for the machine", optional = true)
        @Nullable String instanceType,
    @Column(value = "kind of system", optional = true) @Nullable String fingerprint,
    @Column("key of the run, as run_1") String runKey,
    @Column(value = "name of the run", optional = true) @Nullable String runName,
    @Column("number of the point in its run, from 0") long sequence,
    @Column(value = "when it was measured", optional = true) @Nullable Instant timestamp,
    @Column(value = "when it was measured, where the zone is not known", optional = true)
        @Nullable LocalDateTime timestampLocal,
    @Column(value = "whether the time is the point's own: measured or batch", optional = true)
        @Nullable String timestampSource,
    @Column(value = "what the point was measured with, as threads=4", optional = true)
        @Nullable String configurationId,
    @Column("metric") String metric,
    @Column("value, in the unit beside it") double value,
    @Column(value = "unit of the value", optional = true) @Nullable String unit,
    @Column(
            value = "which way is better: higher_is_better, lower_is_better or none",
            optional = true)
        @Nullable String direction) {}
