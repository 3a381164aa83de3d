package io.zathras.processor.pyperf;

import io.zathras.schema.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker process: an entry of {@code runs[]}. The first one calibrates and has no values.
 *
 * @param number its position in the file, from 1, as in pyperf's own dump ({@code Run 2})
 * @param start when it began, which is its date minus its duration; {@code null} if unknown
 * @param date when it ended, in local time or UTC as in the file; {@code null} if unknown
 * @param seconds the duration of the process; {@code null} if unknown
 * @param memMaxRss its peak resident memory in bytes; {@code null} if unknown
 * @param commandMaxRss the peak resident memory in bytes of the command that it timed; {@code null}
 *     if unknown
 * @param values its values, in the benchmark's unit and the order of measurement
 */
record Worker(
    int number,
    @Nullable Timestamp start,
    @Nullable Timestamp date,
    @Nullable Double seconds,
    @Nullable Double memMaxRss,
    @Nullable Double commandMaxRss,
    List<Double> values) {}
