package io.zathras.processor.pyperf;

import io.zathras.processor.spi.DataNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings of a benchmark that all its workers share. */
final class SharedSettings {

  private final List<PyPerfMetadata> workers;
  private final Map<String, Object> shared = new TreeMap<>();
  private final Set<String> varying = new TreeSet<>();

  /**
   * Compares the workers of a benchmark.
   *
   * @param workers the metadata that apply to each; at least one
   * @param withHostName whether the caller asked for private facts
   */
  SharedSettings(List<PyPerfMetadata> workers, boolean withHostName) {
    this.workers = workers;
    Map<String, Object> common = workers.get(0).around().settings(withHostName);
    shared.putAll(common);
    shared.putAll(workers.get(0).own().settings(withHostName));
    compare(common, withHostName);
    shared.keySet().removeAll(varying);
  }

  /** Returns the settings that all workers share, in alphabetical order. */
  Map<String, Object> shared() {
    return shared;
  }

  /** Returns the names of the settings in which workers differ. */
  Set<String> varying() {
    return varying;
  }

  /** Returns the number that the workers share, or {@code null} when none has it or they differ. */
  @Nullable Double number(String key) {
    List<Double> different =
        workers.stream()
            .map(worker -> worker.at(key))
            .map(DataNode::decimal)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (different.size() > 1) {
      varying.add(key);
    }
    return different.size() == 1 ? different.get(0) : null;
  }

  /** Finds the varying settings. A worker without its own value has the common one. */
  private void compare(Map<String, Object> common, boolean withHostName) {
    Map<String, Integer> counts = new HashMap<>();
    for (PyPerfMetadata worker : workers) {
      worker
          .own()
          .settings(withHostName)
          .forEach(
              (key, value) -> {
                counts.merge(key, 1, Integer::sum);
                if (!value.equals(shared.get(key))) {
                  varying.add(key);
                }
              });
    }
    counts.forEach(
        (key, count) -> {
          if (count < workers.size() && !Objects.equals(common.get(key), shared.get(key))) {
            varying.add(key);
          }
        });
  }
}
