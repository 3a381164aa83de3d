package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.schema.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The primary metrics of the project's benchmarks, with their directions. */
final class MetricCatalogue {

  private static final String RESOURCE = "primary-metrics.json";

  private MetricCatalogue() {}

  static SortedMap<String, SortedMap<String, Direction>> read() {
    try (InputStream in = MetricCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing in the jar");
      }
      JsonMapper mapper = new JsonMapper();
      SortedMap<String, SortedMap<String, Direction>> catalogue = new TreeMap<>();
      for (var benchmark : mapper.readTree(in).properties()) {
        SortedMap<String, Direction> metrics = new TreeMap<>();
        for (var metric : benchmark.getValue().properties()) {
          metrics.put(metric.getKey(), direction(metric.getValue()));
        }
        catalogue.put(benchmark.getKey(), metrics);
      }
      return catalogue;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read from the jar", e);
    }
  }

  private static Direction direction(JsonNode code) {
    return switch (code.asText()) {
      case "higher_is_better" -> Direction.HIGHER_IS_BETTER;
      case "lower_is_better" -> Direction.LOWER_IS_BETTER;
      case "none" -> Direction.NONE;
      default -> throw new IllegalStateException(RESOURCE + ": " + code + " is no direction");
    };
  }
}
