package io.zathras.exporter.opensearch.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointMigrationTest {

  private final PointMigration older =
      new PointMigration(
          IndexTemplate.timeseries(
              new IndexNames("zathras-results", "zathras-timeseries"), IndexLayout.DEFAULT));

  private String current(String source) {
    return new String(older.current(source.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void everyFieldThatHasAnotherPathNowGoesThere() {
    String source =
        "{\"metadata\":{\"os_vendor\":\"rhel\"},\"system_under_test\":{\"architecture\":\"x86_64\","
            + "\"cpu_vendor\":\"GenuineIntel\",\"cpu_model\":\"\\\"hardware\\\":{\",\"cores\":4,"
            + "\"logical_cpus\":8,\"memory_bytes\":9007199254740993,\"numa_nodes\":2,"
            + "\"distribution\":\"rhel\",\"os_version\":\"9.4\",\"kernel_version\":\"5.14\","
            + "\"tuned_profile\":\"none\"},\"metrics\":{\"seconds\":1.50}}";

    assertThat(current(source))
        .isEqualTo(
            "{\"metadata\":{\"os_vendor\":\"rhel\"},\"system_under_test\":{\"hardware\":{\"cpu\":{"
                + "\"architecture\":\"x86_64\",\"vendor\":\"GenuineIntel\","
                + "\"model\":\"\\\"hardware\\\":{\",\"cores\":4,\"logical_cpus\":8,\"numa_nodes\":2},"
                + "\"memory\":{\"total_bytes\":9007199254740993}},\"operating_system\":{"
                + "\"distribution\":\"rhel\",\"version\":\"9.4\",\"kernel_version\":\"5.14\"}},"
                + "\"metrics\":{\"seconds\":1.5},"
                + "\"test_configuration\":{\"tuned_profile\":\"none\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"system_under_test\":{}, \"metrics\": {\"x\": 1.50}}",
        "{\"system_under_test\":{\"hardware\":{\"cpu\":{\"architecture\":\"arm64\"}}},\"x\":1.50}",
        "{\"system_under_test\":{\"os_version\":\"9\", \"operating_system\":\"linux\"}}",
        "{\"test\":{\"architecture\":\"x\"}, \"architecture\": \"y\"}"
      })
  void anyOtherSourceStaysByteForByte(String source) {
    assertThat(current(source)).isEqualTo(source);
  }
}
