package io.zathras.processor.pyperf;

import io.zathras.schema.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker process: an entry of {@code runs[]}. The first one calibrates and has no values.
 *
 * @param number its place in the file, from 1, as pyperf's own dump counts ({@code Run 2})
 * @param start when it began, which is its date less its duration; {@code null} if not known
 * @param date when it ended, in local time or in UTC as the file has it; {@code null} if not known
 * @param seconds how long the process took; {@code null} if not known
 * @param memMaxRss its peak resident memory in bytes; {@code null} if not known
 * @param commandMaxRss the peak resident memory in bytes of the command that it timed; {@code null}
 *     if not known
 * @param values what it measured, in the benchmark's unit and the order of measuring
 */
record Worker(
    int number,
    @Nullable Timestamp start,
    @Nullable Timestamp date,
    @Nullable Double seconds,
    @Nullable Double memMaxRss,
    @Nullable Double commandMaxRss,
    List<Double> values) {}
