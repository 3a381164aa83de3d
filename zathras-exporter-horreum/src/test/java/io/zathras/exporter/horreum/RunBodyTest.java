package io.zathras.exporter.horreum;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.DataPoint;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TestInfo;
import io.zathras.schema.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunBodyTest {

  @Test
  void keepsTheSchemaAndThePathsAndLeavesTheTimeSeriesOut() throws IOException {
    JsonNode sent = json(RunBody.summary(withPoints(3)));

    assertThat(sent.path("$schema").asText()).isEqualTo(ResultDocument.SCHEMA);
    assertThat(sent.at("/results/runs/run_1/metrics/mb_per_sec").doubleValue()).isEqualTo(7);
    assertThat(sent.at("/results/runs/run_1").has("timeseries")).isFalse();
  }

  @Test
  void sendsTheTimeSeriesOnDemand() throws IOException {
    RunBody body = RunBody.whole(withPoints(3), 1 << 20);

    assertThat(json(body).at("/results/runs/run_1/timeseries")).hasSize(3);
    assertThat(body.smaller()).isNotNull();
    assertThat(body.notes()).isEmpty();
  }

  @Test
  void leavesTheTimeSeriesOutWhenTheWholeIsTooLargeAndSaysSo() throws IOException {
    int whole = RunBody.whole(withPoints(100), Integer.MAX_VALUE).json().length;

    RunBody body = RunBody.whole(withPoints(100), whole - 1);

    assertThat(json(body).at("/results/runs/run_1").has("timeseries")).isFalse();
    assertThat(body.smaller()).isNull();
    assertThat(body.notes())
        .containsExactly(
            "without time series: with them it has "
                + whole
                + " bytes, Horreum takes "
                + (whole - 1));
  }

  @Test
  void leavesNulOutAndSaysSo() throws IOException {
    RunBody body = RunBody.summary(described("a\0b\0"));

    assertThat(json(body).at("/test/description").asText()).isEqualTo("ab");
    assertThat(body.notes())
        .containsExactly("2 NUL characters left out, which Horreum cannot store");
  }

  @Test
  void leavesTextAboutNulAlone() throws IOException {
    String text = "written \\u0000, and \\\\u0000 \"quoted\" \\";

    RunBody body = RunBody.summary(described(text));

    assertThat(json(body).at("/test/description").asText()).isEqualTo(text);
    assertThat(body.notes()).isEmpty();
  }

  @Test
  void tellsANulFromTextAboutOne() throws IOException {
    RunBody body = RunBody.summary(described("\\u0000\0\\\0é"));

    assertThat(json(body).at("/test/description").asText()).isEqualTo("\\u0000\\é");
    assertThat(body.notes()).hasSize(1);
  }

  private static JsonNode json(RunBody body) throws IOException {
    return Recorded.MAPPER.readTree(new String(body.json(), UTF_8));
  }

  private static ResultDocument described(String description) {
    return TestDocuments.builder('a')
        .test(new TestInfo("coremark", null, null, description, null))
        .build();
  }

  static ResultDocument withPoints(int count) {
    List<DataPoint> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new DataPoint(i, null, null, null, null, Map.of("mb_per_sec", 1.0 * i)));
    }
    Run run =
        Run.builder()
            .runNumber(1)
            .status(Status.PASS)
            .metric("mb_per_sec", 7)
            .timeseries(TimeSeries.of(points))
            .build();
    return TestDocuments.builder('a')
        .results(
            Results.builder()
                .status(Status.PASS)
                .totalRuns(1)
                .metricDefinitions(Map.of())
                .runs(Map.of("run_1", run))
                .build())
        .build();
  }
}
