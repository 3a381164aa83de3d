package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A filter on results is a filter on points: what both have has one path and one meaning. */
class TimeSeriesPathsTest {

  private static final JsonCodec CODEC = JsonCodec.compact();

  /** What only a point has: what it is, and where it stands in its result. */
  private static final Set<String> OF_POINTS =
      Set.of(
          "/metadata/result_id",
          "/run",
          "/sequence",
          "/timestamp",
          "/timestamp_source",
          "/configuration_id",
          "/setting_id",
          "/metrics");

  /** What every document says of itself. */
  private static final Set<String> OF_THE_DOCUMENT =
      Set.of("/$schema", "/metadata/document_id", "/metadata/document_type");

  @Test
  void whatAPointSharesWithItsResultStandsAtTheSamePathWithTheSameValue() {
    ResultDocument document = Samples.full();
    JsonNode result = CODEC.tree(CODEC.toBytes(document.summary()));
    JsonNode point = CODEC.tree(CODEC.toBytes(document.timeSeries().findFirst().orElseThrow()));

    Map<String, JsonNode> shared = new TreeMap<>();
    collect("", point, shared);

    assertThat(shared)
        .containsKeys(
            "/metadata/test_timestamp",
            "/metadata/test_timestamp_source",
            "/metadata/cloud_region",
            "/metadata/instance_type",
            "/metadata/price_usd_per_hour",
            "/system_under_test/hardware/cpu/vendor",
            "/system_under_test/hardware/cpu/cores",
            "/system_under_test/hardware/memory/total_bytes",
            "/system_under_test/operating_system/distribution",
            "/test_configuration/tuned_profile",
            "/results/status",
            "/results/headline_threads",
            "/test/name");
    shared.forEach((path, value) -> assertThat(result.at(path)).as(path).isEqualTo(value));
    assertThat(point.at("/metadata/result_id")).isEqualTo(result.at("/metadata/document_id"));
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> shared) {
    if (OF_POINTS.contains(path) || OF_THE_DOCUMENT.contains(path)) {
      return;
    }
    if (node.isObject()) {
      node.properties().forEach(m -> collect(path + "/" + m.getKey(), m.getValue(), shared));
    } else {
      shared.put(path, node);
    }
  }
}
