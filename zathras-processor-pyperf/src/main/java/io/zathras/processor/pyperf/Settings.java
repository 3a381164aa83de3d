package io.zathras.processor.pyperf;

import io.zathras.processor.spi.DataNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a benchmark was run with: the settings that all its workers share. */
final class Settings {

  private final List<Metadata> workers;
  private final Map<String, Object> shared = new TreeMap<>();
  private final Set<String> varying = new TreeSet<>();

  /**
   * Compares the workers of a benchmark.
   *
   * @param workers the metadata that count for each; at least one
   * @param withHostName whether the caller asked for private facts
   */
  Settings(List<Metadata> workers, boolean withHostName) {
    this.workers = workers;
    shared.putAll(workers.get(0).settings(withHostName));
    for (Metadata worker : workers.subList(1, workers.size())) {
      compare(worker.settings(withHostName));
    }
    shared.keySet().removeAll(varying);
  }

  /** Returns the settings that all workers share, in alphabetical order. */
  Map<String, Object> shared() {
    return shared;
  }

  /** Returns the names of those in which they differ. */
  Set<String> varying() {
    return varying;
  }

  /** Returns the number that all workers have, or {@code null} when none has it or they differ. */
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

  private void compare(Map<String, Object> own) {
    own.forEach(
        (key, value) -> {
          if (!value.equals(shared.get(key))) {
            varying.add(key);
          }
        });
    shared.keySet().stream().filter(key -> !own.containsKey(key)).forEach(varying::add);
  }
}
