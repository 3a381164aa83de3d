package io.zathras.processor.pyperf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark of the suite.
 *
 * @param name its name; {@code null} if the file does not say
 * @param description what it does, for people; {@code null} if the file does not say
 * @param unit what its values are; {@code null} if that is not known, and then there are no values
 * @param loops how often a worker repeats the timed code; {@code null} if the workers differ
 * @param innerLoops how often the timed code repeats its operation; {@code null} if not told
 * @param settings what all its workers were run with
 * @param workers all its worker processes, in the order they were run
 * @param problem why not all its values could be read; {@code null} if all is well
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

  /** Returns all values, in the order of measuring. */
  double[] values() {
    return workers.stream()
        .flatMap(worker -> worker.values().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
