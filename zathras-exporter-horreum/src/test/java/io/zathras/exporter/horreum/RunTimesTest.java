package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTimesTest {

  @Test
  void areThoseOfTheTest() {
    RunTimes times = RunTimes.of(TestDocuments.of('a'));

    assertThat(times)
        .isEqualTo(
            new RunTimes(
                Instant.parse("2026-11-24T01:02:03Z"),
                Instant.parse("2026-11-24T01:05:03Z"),
                List.of()));
  }

  @Test
  void endAfterTheTimeOfExecutionWhereNoEndIsKnown() {
    assertThat(RunTimes.of(document("2026-11-24T01:02:03.000Z", null, 90.5)).stop())
        .isEqualTo(Instant.parse("2026-11-24T01:03:33.500Z"));
  }

  @Test
  void endWhereTheyBeginWhenNothingElseIsKnown() {
    assertThat(RunTimes.of(document("2026-11-24T01:02:03.000Z", null, null)).stop())
        .isEqualTo(Instant.parse("2026-11-24T01:02:03Z"));
  }

  @Test
  void doNotEndBeforeTheyBegin() {
    String start = "2026-11-24T01:02:03.000Z";
    assertThat(RunTimes.of(document(start, "2026-11-23T01:02:03.000Z", null)).stop())
        .isEqualTo(Instant.parse(start));
    assertThat(RunTimes.of(document(start, "2026-11-25T01:02:03", null)).stop())
        .isEqualTo(Instant.parse(start));
    assertThat(RunTimes.of(document(start, null, 1e300)).stop()).isEqualTo(Instant.parse(start));
    assertThat(RunTimes.of(document(start, null, -1.0)).stop()).isEqualTo(Instant.parse(start));
  }

  @Test
  void takeALocalTimeForUtcAndSaySo() {
    RunTimes times = RunTimes.of(document("2026-11-24T01:02:03", null, null));

    assertThat(times.start()).isEqualTo(Instant.parse("2026-11-24T01:02:03Z"));
    assertThat(times.notes()).containsExactly("its time has no zone; taken as UTC");
  }

  @Test
  void areNotMadeUp() {
    ResultDocument document =
        TestDocuments.builder('a')
            .metadata(
                TestDocuments.metadata("coremark", "a".repeat(64))
                    .testTimestamp(null)
                    .testTimestampSource(null)
                    .build())
            .runtimeInfo(null)
            .build();

    assertThat(RunTimes.of(document)).isNull();
  }

  private static ResultDocument document(
      String start, @Nullable String end, @Nullable Double seconds) {
    return TestDocuments.builder('a')
        .metadata(
            TestDocuments.metadata("coremark", "a".repeat(64))
                .testTimestamp(Timestamp.parse(start))
                .testTimestampSource(TestTimestampSource.RESULT_DATA)
                .build())
        .runtimeInfo(
            RuntimeInfo.builder().endTime(end == null ? null : Timestamp.parse(end)).build())
        .results(
            Results.builder()
                .status(Status.PASS)
                .executionTimeSeconds(seconds)
                .totalRuns(0)
                .metricDefinitions(Map.of())
                .runs(Map.of())
                .build())
        .build();
  }
}
