package io.zathras.processor.pyperf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark of the suite.
 *
 * @param name its name; {@code null} if the file does not have it
 * @param description its description; {@code null} if the file does not have it
 * @param unit the unit of its values; {@code null} if unknown, in which case there are no values
 * @param loops how often a worker repeats the timed code; {@code null} if the workers differ
 * @param innerLoops how often the timed code repeats its operation; {@code null} if unknown or the
 *     workers differ
 * @param settings the settings that all its workers share
 * @param workers all its worker processes, in the order they were run
 * @param problem why some values could not be read; {@code null} if all could
 */
record Benchmark(
    @Nullable String name,
    @Nullable String description,
    @Nullable Unit unit,
    @Nullable Double loops,
    @Nullable Double innerLoops,
    Map<String, Object> settings,
    List<Worker> workers,
    @Nullable String problem) {

  /** Returns all values in the order of measurement. */
  double[] values() {
    return workers.stream()
        .flatMap(worker -> worker.values().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
