package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

  private final JsonCodec codec = JsonCodec.compact();

  @Test
  void readsBackExactlyWhatItWrote() {
    ResultDocument document = Samples.full();

    assertThat(codec.readResult(codec.toBytes(document))).isEqualTo(document);
    assertThat(codec.readResult(JsonCodec.pretty().toBytes(document))).isEqualTo(document);
  }

  @Test
  void readsBackAPointsDocument() {
    TimeSeriesDocument point = Samples.full().timeSeries().findFirst().orElseThrow();

    assertThat(point.id()).endsWith("_run_1_sequence_0");
    assertThat(codec.readTimeSeries(codec.toBytes(point))).isEqualTo(point);
  }

  @Test
  void writesCountsAsWholeNumbersAndLeavesOutWhatIsAbsent() {
    String json = new String(codec.toBytes(Samples.full()), StandardCharsets.UTF_8);

    assertThat(json)
        .contains("\"execution_time_seconds\":343,")
        .contains("\"test_timestamp\":\"2026-11-22T10:44:19\"")
        .contains("\"flags\":{\"avx2\":true,\"vaes\":true}")
        .contains("\"cpus\":\"\"")
        .contains("\"kernel.pty.reserve\":\"\"")
        .contains("\"percentile_95\":")
        .doesNotContain("null");
  }

  @Test
  void writesEqualDocumentsAsEqualBytes() {
    assertThat(codec.toBytes(Samples.full())).isEqualTo(codec.toBytes(Samples.full()));
  }

  @Test
  void leavesTheTimeOfProcessingOutOfTheCanonicalForm() {
    assertThat(new String(JsonCodec.canonical(Samples.full()), StandardCharsets.UTF_8))
        .doesNotContain("processing_timestamp")
        .contains("document_id");
  }

  @Test
  void hasNoPointsInTheSummaryForm() {
    ResultDocument summary = Samples.full().summary();

    assertThat(new String(codec.toBytes(summary), StandardCharsets.UTF_8))
        .doesNotContain("sequence_0")
        .contains("timeseries_summary");
  }

  @Test
  void namesTheLineOfBrokenJson() {
    assertThatThrownBy(() -> codec.readResult("{\n\"x\": }".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    assertThatThrownBy(() -> new DataPoint(0, null, null, null, Map.of("x", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is NaN");
  }
}
