package io.zathras.exporter.testing;

import io.zathras.schema.Direction;
import io.zathras.schema.DocumentIds;
import io.zathras.schema.Metadata;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.ProcessorInfo;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TestInfo;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results with runs of as many points as a test asks for. */
public final class SyntheticResults {

  private SyntheticResults() {}

  /** Returns the id of {@link #of}. */
  public static String id(char digit) {
    return DocumentIds.result("coremark", String.valueOf(digit).repeat(64));
  }

  /** Returns a result whose digest consists of one digit, with a run for each number of points. */
  public static ResultDocument of(char digit, int... points) {
    return of(String.valueOf(digit).repeat(64), points);
  }

  /** Returns one of many results; the id is made of the first half of a digest. */
  public static ResultDocument numbered(int number, int... points) {
    return of(HexFormat.of().toHexDigits((long) number).repeat(4), points);
  }

  private static ResultDocument of(String sha256, int... points) {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (int number = 1; number <= points.length; number++) {
      Run run =
          Run.builder()
              .runNumber(number)
              .status(Status.PASS)
              .measured(series(points[number - 1]), "iterations_per_second")
              .build();
      runs.put(run.key(), run);
    }
    return ResultDocument.builder()
        .metadata(
            Metadata.builder()
                .documentId(DocumentIds.result("coremark", sha256))
                .processingTimestamp(Timestamp.utc(Instant.parse("2026-11-24T00:00:00Z")))
                .sourceSha256(sha256)
                .processor(new ProcessorInfo("coremark", "1"))
                .build())
        .test(new TestInfo("coremark", null, null, null, null))
        .results(
            Results.builder()
                .status(Status.PASS)
                .totalRuns(points.length)
                .metricDefinitions(
                    Map.of(
                        "iterations_per_second",
                        new MetricDefinition("iterations/s", Direction.HIGHER_IS_BETTER, null)))
                .runs(runs)
                .build())
        .build();
  }

  private static TimeSeries series(int points) {
    TimeSeries.Builder series = TimeSeries.builder();
    for (int point = 0; point < points; point++) {
      series.measured(
          Timestamp.utc(Instant.ofEpochSecond(1_700_000_000L + point)),
          null,
          Map.of("iterations_per_second", 1000.0 + point / 7.0));
    }
    return series.build();
  }
}
