package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.sample;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.DataPoint;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.TimestampSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PyPerfSamplesTest {

  private static final String HEADLINE = "geometric_mean_seconds";

  @Test
  void readsTheOldGenerationAsItWasReviewed() {
    assertThat(sample("old").process())
        .isValid()
        .matchesGolden(Path.of("src/test/resources/pyperf/old.json"));
  }

  /** Without the 1,280 points, which the next tests look at. */
  @Test
  void readsTheCurrentGenerationAsItWasReviewed() {
    ResultDocument document = sample("1").process();

    assertThat(document).isValid();
    assertThat(document.summary()).matchesGolden(Path.of("src/test/resources/pyperf/1.json"));
  }

  @Test
  void headlinesTheGeometricMeanOfTheMeansAndNeverTheLoops() {
    assertThat(sample("1").process())
        .hasRuns(19)
        .hasTestVersion("1.11.0")
        .hasOnlyPrimaryMetrics(HEADLINE)
        .hasPrimaryMetric(HEADLINE, 0.0018767418358950514, within(1e-17))
        .hasMetricDefinition(HEADLINE, "s", Direction.LOWER_IS_BETTER);
    assertThat(sample("1").process().results().primaryMetrics().get(HEADLINE).sampleCount())
        .isEqualTo(19);
    assertThat(sample("1").process().results().overallStatistics()).isNull();
  }

  @Test
  void keepsEveryValueOfEveryWorkerInOrder() {
    ResultDocument document = sample("1").process();

    assertThat(document.results().runs().values())
        .extracting(run -> run.timeseries().size())
        .containsOnly(60, 200)
        .satisfies(
            sizes -> assertThat(sizes.stream().mapToInt(size -> (int) size).sum()).isEqualTo(1280));
    assertThat(document)
        .run("run_1")
        .hasName("deepcopy")
        .hasMetric("mean_seconds", 0.0010218650597118165)
        .hasMetric("stdev_seconds", 0.0003026908210115253, within(1e-18))
        .hasMetric("num_samples", 60)
        .hasMetric("loops", 256)
        .hasConfiguration("python_version", "3.11.2 (64-bit)");
    assertThat(document.results().runs().get("run_1").timeseries().values("value_seconds"))
        .startsWith(0.0005544618046204874, 0.0008234162578490967, 0.0009082151952819473)
        .endsWith(0.001911971128986778);
  }

  @Test
  void givesAllValuesOfAWorkerItsDateInUtc() {
    ResultDocument document = sample("1").process();

    assertThat(document)
        .hasTestTimestamp("2026-11-22T10:37:17.000Z", TestTimestampSource.RESULT_DATA)
        .startedAt("2026-11-22T10:37:17.000Z")
        .endedAt("2026-11-22T10:51:42.000Z")
        .hasExecutionTime(865.0)
        .run("run_1")
        .startedAt("2026-11-22T10:37:18.408Z")
        .endedAt("2026-11-22T10:37:46.372Z");
    for (int sequence = 0; sequence < 3; sequence++) {
      DataPoint point = document.results().runs().get("run_1").timeseries().get(sequence);
      assertThat(point.timestamp()).hasToString("2026-11-22T10:37:20.485Z");
      assertThat(point.timestampSource()).isEqualTo(TimestampSource.BATCH);
      assertThat(point.configurationId()).isEqualTo("worker=2");
    }
  }

  @Test
  void namesTheBenchmarkThatWasTriedAndIsNotThere() {
    assertThat(sample("1").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("benchmark-missing")
        .hasDiagnostic("benchmark-missing", "mako (no result was printed)")
        .hasDiagnostic("benchmark-missing", "pyperf.out", 25);
  }

  @Test
  void neverTakesTheWrongAveragesOfTheOldTable() {
    assertThat(sample("old").process())
        .hasStatus(Status.PASS)
        .hasTestTimestamp("2026-11-22T10:52:38", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics("rows-ignored", "no-suite-times")
        .hasDiagnostic("rows-ignored", "pyperf_out_2026.11.22-10.52.38.csv", 18)
        .hasRunNames("json_dumps", "nqueens", "python_startup", "regex_dna")
        .run("run_2")
        .hasMetric("mean_seconds", 0.6798763455500193)
        .startedAt("2026-11-22T10:52:57.459")
        .and()
        .run("run_4")
        .hasMetric("mean_seconds", 2.7021698831999403);
  }

  @Test
  void keepsTheMemoryOfTheTimedCommandAndAddsNoEmptyTexts() {
    assertThat(sample("1").process())
        .run("run_12")
        .hasName("python_startup")
        .hasPoints(200)
        .hasNoConfiguration("python_version")
        .hasNoConfiguration("timer")
        .hasConfiguration(
            "command",
            "~/workloads/venv/cpython3.11-3e22ac3c4dc1-compat-2d2e2c9ef1a6/bin/python -c pass");
    assertThat(sample("1").process().results().runs().get("run_12").timeseries().get(0).metrics())
        .containsOnlyKeys("value_seconds", "command_max_rss_bytes", "run_duration_seconds")
        .containsEntry("command_max_rss_bytes", 11816960.0);
  }
}
