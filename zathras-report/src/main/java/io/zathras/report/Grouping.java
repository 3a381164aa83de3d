package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.SystemNames;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of results by which rows can be grouped. */
final class Grouping {

  private static final Set<String> ALWAYS = Set.of("instance", "cpu", "version");

  private Grouping() {}

  static Set<String> properties(Collection<AnalyzedResult> results) {
    Set<String> properties = new TreeSet<>(ALWAYS);
    for (AnalyzedResult result : results) {
      properties.addAll(result.environment().keySet());
      properties.addAll(result.configuration().keySet());
    }
    return properties;
  }

  static String value(AnalyzedResult result, String property, SystemNames systems) {
    String value =
        switch (property) {
          case "instance" -> systems.of(result.system());
          case "cpu" -> result.system().cpuModel();
          case "version" -> result.testVersion();
          default -> of(result, property);
        };
    return value == null ? "unknown" : value;
  }

  private static @Nullable String of(AnalyzedResult result, String property) {
    String value = result.environment().get(property);
    return value == null ? result.configuration().get(property) : value;
  }
}
