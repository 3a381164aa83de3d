package io.zathras.exporter.horreum;

import io.zathras.schema.Direction;
import io.zathras.schema.DocumentIds;
import io.zathras.schema.Metadata;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ProcessorInfo;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Status;
import io.zathras.schema.TestInfo;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.Map;

/** Documents of CoreMark. */
final class TestDocuments {

  static final String START = "2026-11-24T01:02:03.000Z";

  private TestDocuments() {}

  static ResultDocument of(char digit) {
    return builder(digit).build();
  }

  static ResultDocument.Builder builder(char digit) {
    return builder("coremark", digit, "iterations_per_second");
  }

  static ResultDocument.Builder builder(String test, char digit, String metric) {
    String sha256 = String.valueOf(digit).repeat(64);
    MetricDefinition definition =
        new MetricDefinition("iterations/s", Direction.HIGHER_IS_BETTER, null);
    return ResultDocument.builder()
        .metadata(metadata(test, sha256).build())
        .test(new TestInfo(test, "v1.01", "v2.6", null, null))
        .runtimeInfo(
            RuntimeInfo.builder()
                .startTime(Timestamp.parse(START))
                .endTime(Timestamp.parse("2026-11-24T01:05:03.000Z"))
                .build())
        .results(
            Results.builder()
                .status(Status.PASS)
                .totalRuns(0)
                .metricDefinitions(Map.of(metric, definition))
                .primaryMetrics(Map.of(metric, PrimaryMetric.reported(1234.5, definition, null)))
                .runs(Map.of())
                .build());
  }

  static Metadata.Builder metadata(String test, String sha256) {
    return Metadata.builder()
        .documentId(DocumentIds.result(test, sha256))
        .testTimestamp(Timestamp.parse(START))
        .testTimestampSource(TestTimestampSource.RESULT_DATA)
        .processingTimestamp(Timestamp.utc(Instant.parse("2026-11-25T00:00:00Z")))
        .instanceType("m5.xlarge")
        .sourceArchive("results_" + test + ".zip")
        .sourceSha256(sha256)
        .processor(new ProcessorInfo(test, "1"));
  }
}
