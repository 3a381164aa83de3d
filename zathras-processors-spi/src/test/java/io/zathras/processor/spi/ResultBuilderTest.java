package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import io.zathras.schema.TimestampSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultBuilderTest {

  private static final Metric RATE = Metric.of("rate", "ops/s", Direction.HIGHER_IS_BETTER);
  private static final Metric TOTAL = Metric.of("total", "ops", Direction.NONE);
  private static final Metric PEAK =
      Metric.of("peak", "ops/s", Direction.HIGHER_IS_BETTER).combinedBy(Aggregation.MAXIMUM);
  private static final Metric BEST =
      Metric.of("best", "ms", Direction.LOWER_IS_BETTER).combinedBy(Aggregation.MINIMUM);
  private static final Metric P95 =
      Metric.of("p95", "ms", Direction.LOWER_IS_BETTER).combinedBy(Aggregation.NONE);
  private static final Timestamp TEN = Timestamp.parse("2026-01-05T10:00:00.000Z");
  private static final Timestamp ELEVEN = Timestamp.parse("2026-01-05T11:00:00.000Z");

  private final Diagnostics diagnostics = new Diagnostics();
  private final ResultInput input = Inputs.of(diagnostics, Map.of("x", ""));
  private final ResultBuilder result = input.result();

  @Test
  void definesAMetricOfWhichMoreIsBetter() {
    assertThat(Metric.higherIsBetter("rate", "MB/s", "Best rate"))
        .isEqualTo(new Metric("rate", "MB/s", Direction.HIGHER_IS_BETTER, "Best rate"));
  }

  @ParameterizedTest
  @CsvSource({"'two words', s", "'', s", "rate, ' '", "größe, s"})
  void refusesAMetricThatNoDocumentMayHold(String name, String unit) {
    assertThatThrownBy(() -> Metric.of(name, unit, Direction.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void saysThatNothingTellsWhetherTheNumbersAreValid() {
    RunBuilder run = result.run("a").metric(RATE, 1.0);

    assertThat(result.headline(RATE, run).build().status()).isEqualTo(Status.UNKNOWN);
    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly("no-verdict");
  }

  @Test
  void saysThatThereIsNoHeadlineAlthoughTheRunsHaveAVerdict() {
    result.run("a").metric(RATE, 1.0).verdict(Status.PASS);

    assertThat(result.build().status()).isEqualTo(Status.UNKNOWN);
    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly("no-headline");
  }

  @Test
  void numbersRunsAndGivesThemWhatTheyWereTold() {
    result.run("threads=1").metric(RATE, 1.0).verdict(Status.PASS);
    result
        .run("threads=2")
        .description("twice as many")
        .setting("threads", 2)
        .setting("compiler", null)
        .settings(Map.of("flags", "-O2"))
        .evidence("crc", "0x18f2")
        .evidence("errors", List.of())
        .evidence("unknown", null)
        .metric(RATE, 2.0)
        .metric(TOTAL, null)
        .verdict(Status.PASS);

    List<Run> runs = result.build().runs();

    assertThat(runs).extracting(Run::key).containsExactly("run_1", "run_2");
    Run second = runs.get(1);
    assertThat(second.name()).isEqualTo("threads=2");
    assertThat(second.description()).isEqualTo("twice as many");
    assertThat(second.configuration()).isEqualTo(Map.of("threads", 2L, "flags", "-O2"));
    assertThat(second.validation()).isEqualTo(Map.of("crc", "0x18f2"));
    assertThat(second.metrics()).isEqualTo(Map.of("rate", 2.0));
    assertThat(second.status()).isEqualTo(Status.PASS);
  }

  @Test
  void combinesEachMetricOfThePointsInItsOwnWay() {
    RunBuilder run = result.run("a");
    run.point(TEN, iteration(1), values(10, 100, 5, 1));
    run.point(ELEVEN, iteration(2), values(20, 300, 3, 9));

    Run built = result.build().runs().get(0);

    assertThat(built.metrics()).isEqualTo(Map.of("rate", 15.0, "peak", 300.0, "best", 3.0));
    assertThat(built.timeseries().values("p95")).containsExactly(1, 9);
    assertThat(built.timeseriesSummary().metric()).isEqualTo("rate");
    assertThat(built.timeseriesSummary().count()).isEqualTo(2);
    assertThat(run.value(PEAK)).isEqualTo(300.0);
    assertThat(run.value(P95)).as("several percentiles").isNull();
  }

  @Test
  void givesTheOnePointOfAMetricThatDoesNotCombine() {
    RunBuilder run = result.run("a").point(null, null, P95, 7);

    result.headline(P95, run);

    BenchmarkResult built = result.build();
    assertThat(built.runs().get(0).metrics()).isEqualTo(Map.of("p95", 7.0));
    assertThat(built.runs().get(0).timeseriesSummary()).isNull();
    assertThat(built.primaryMetrics().get("p95").aggregation()).isEqualTo("value");
    assertThat(built.overallStatistics()).isNull();
  }

  @Test
  void combinesNothingInASweep() {
    RunBuilder run =
        result
            .run("a")
            .sweep()
            .point(null, PointConfiguration.of("warehouses", 1), RATE, 10)
            .point(null, PointConfiguration.of("warehouses", 2), RATE, 20)
            .metric(PEAK, 20.0);

    Run built = result.headline(RATE, run).build().runs().get(0);

    assertThat(built.metrics()).isEqualTo(Map.of("peak", 20.0));
    assertThat(built.timeseriesSummary()).isNull();
    assertThat(result.build().primaryMetrics()).isEmpty();
  }

  @Test
  void summarisesTheSpreadThatIsAskedFor() {
    result.run("a").sweep().point(null, null, RATE, 10).point(null, null, RATE, 30).spread(RATE);

    Run built = result.build().runs().get(0);

    assertThat(built.metrics()).isEmpty();
    assertThat(built.timeseriesSummary().mean()).isEqualTo(20);
  }

  @Test
  void countsAValueThatIsSetBeforeThatOfThePoints() {
    RunBuilder run = result.run("a").point(null, null, RATE, 10).metric(RATE, 11.0);

    assertThat(run.value(RATE)).isEqualTo(11);
    assertThat(result.build().runs().get(0).metrics()).isEqualTo(Map.of("rate", 11.0));
  }

  @Test
  void tellsThePointsOwnTimeFromThatOfItsBatch() {
    result
        .run("a")
        .point(TEN, null, RATE, 1)
        .point(null, null, RATE, 2)
        .batchPoint(TEN, null, new MetricValues().put(RATE, 3.0))
        .batchPoint(null, null, new MetricValues().put(RATE, 4.0));

    assertThat(result.build().runs().get(0).timeseries().points())
        .extracting(point -> point.timestampSource())
        .containsExactly(TimestampSource.MEASURED, null, TimestampSource.BATCH, null);
  }

  @Test
  void keepsAPointThatHasNoResult() {
    result
        .run("a")
        .point(null, PointConfiguration.of("threads", 1), new MetricValues())
        .metric(RATE, 1.0);

    assertThat(result.build().runs().get(0).timeseries().size()).isEqualTo(1);
  }

  @Test
  void spansTheTimesOfTheRunsUnlessItIsToldOthers() {
    result.run("a").times(new Interval(TEN, ELEVEN));
    result.run("b").times(List.of(new Interval(ELEVEN, later(60)), new Interval(ELEVEN, null)));
    result.run("c").times(List.of(new Interval(TEN, later(1)), new Interval(ELEVEN, later(2))));

    BenchmarkResult built = result.build();

    assertThat(built.startTime()).isEqualTo(TEN);
    assertThat(built.endTime()).isEqualTo(later(60));
    assertThat(built.runs())
        .extracting(Run::durationSeconds)
        .containsExactly(3600.0, null, 3600.0 + 1 + 2);
    BenchmarkResult own = result.interval(new Interval(null, ELEVEN)).build();
    assertThat(own.startTime()).isNull();
    assertThat(own.endTime()).isEqualTo(ELEVEN);
  }

  @Test
  void takesTheFirstVersionThatIsKnown() {
    assertThat(result.version(null, "1.7", "2.0").build().benchmarkVersion()).isEqualTo("1.7");
    assertThat(input.result().version(null, null).build().benchmarkVersion()).isNull();
    assertThat(input.result().begin(LocalDateTime.of(2026, 1, 5, 10, 0)).build().beginStamp())
        .isEqualTo(Timestamp.local(LocalDateTime.of(2026, 1, 5, 10, 0)));
  }

  @Test
  void makesTheMeanOverThePointsTheHeadlineWithStatistics() {
    RunBuilder run = result.run("a").point(null, null, RATE, 10).point(null, null, RATE, 20);

    BenchmarkResult built = result.headline(RATE, run).headline(PEAK, run).build();

    PrimaryMetric headline = built.primaryMetrics().get("rate");
    assertThat(headline.value()).isEqualTo(15);
    assertThat(headline.aggregation()).isEqualTo("mean");
    assertThat(headline.sampleCount()).isEqualTo(2);
    assertThat(headline.stddev()).isEqualTo(Math.sqrt(50));
    assertThat(headline.run()).isEqualTo("run_1");
    assertThat(built.primaryMetrics()).as("what was not measured").doesNotContainKey("peak");
    assertThat(built.overallStatistics().metric()).isEqualTo("rate");
    assertThat(built.overallStatistics().median()).isEqualTo(15);
  }

  @Test
  void neverAveragesAMaximum() {
    RunBuilder run = result.run("a").point(null, null, PEAK, 10).point(null, null, PEAK, 20);

    PrimaryMetric headline = result.headline(PEAK, run).build().primaryMetrics().get("peak");

    assertThat(headline.value()).isEqualTo(20);
    assertThat(headline.aggregation()).isEqualTo("maximum");
    assertThat(headline.sampleCount()).isEqualTo(2);
    assertThat(headline.stddev()).isNull();
  }

  @Test
  void hasNoHeadlineOfSeveralPercentiles() {
    RunBuilder run = result.run("a").point(null, null, P95, 1).point(null, null, P95, 2);

    assertThat(result.headline(P95, run).build().primaryMetrics()).isEmpty();
  }

  @Test
  void takesTheReportedValueWhereThereAreNoPoints() {
    Metric as = new Metric("best_rate", "ops/s", Direction.HIGHER_IS_BETTER, "Of the largest size");
    RunBuilder run = result.run("a").metric(RATE, 5.0);

    BenchmarkResult built = result.metrics(TOTAL).headline(as, RATE, run).build();

    assertThat(built.primaryMetrics().get("best_rate"))
        .isEqualTo(PrimaryMetric.reported(5, as.definition(), "run_1"));
    assertThat(built.overallStatistics()).isNull();
    assertThat(built.metrics().keySet()).containsExactly("total", "best_rate", "rate");
  }

  @Test
  void hasTheStatisticsThatItIsTold() {
    RunBuilder run = result.run("a").point(null, null, RATE, 10);

    assertThat(
            result
                .headline(RATE, run)
                .statistics(TOTAL, new double[] {1, 2})
                .build()
                .overallStatistics()
                .metric())
        .isEqualTo("total");
    assertThat(result.withoutStatistics().build().overallStatistics()).isNull();
    RunBuilder other = input.result().run("a").point(null, null, RATE, 1);
    assertThat(input.result().withoutStatistics().headline(RATE, other).build().overallStatistics())
        .isNull();
  }

  @Test
  void makesTheHighestValueOfTheRunsThatDidNotFailAHeadline() {
    result.run("a").metric(RATE, 2.0).verdict(Status.PASS);
    result.run("b").metric(RATE, 8.0).verdict(Status.UNKNOWN);
    result.run("c").metric(RATE, 9.0).verdict(Status.FAIL);
    result.run("d").metric(TOTAL, 10.0).verdict(Status.PASS);

    assertThat(result.highestHeadline(PEAK, RATE)).isTrue();
    assertThat(result.highestHeadline(P95, P95)).isFalse();
    assertThat(result.build().primaryMetrics())
        .containsOnlyKeys(PEAK.name())
        .containsValue(PrimaryMetric.reported(8, PEAK.definition(), "run_2"));
  }

  @Test
  void makesTheHighestValueAHeadlineWhereAllRunsFailed() {
    result.run("a").metric(RATE, 2.0).verdict(Status.FAIL);
    result.run("b").metric(RATE, 3.0).verdict(Status.FAIL);

    assertThat(result.highestHeadline(RATE, RATE)).isTrue();
    assertThat(result.build().primaryMetrics().get("rate").value()).isEqualTo(3);
    assertThat(result.build().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void makesTheGeometricMeanOverRunsAHeadline() {
    Metric mean = Metric.of("mean_rate", "ops/s", Direction.HIGHER_IS_BETTER);
    List<RunBuilder> runs =
        List.of(
            result.run("a").metric(RATE, 2.0).verdict(Status.PASS),
            result.run("b").metric(RATE, 8.0).verdict(Status.PASS),
            result.run("c").metric(RATE, 0.0).verdict(Status.PASS),
            result.run("d").metric(TOTAL, 1.0).verdict(Status.PASS));

    BenchmarkResult built = result.geometricHeadline(RATE, mean, runs).build();

    assertThat(built.primaryMetrics().get("mean_rate").value()).isEqualTo(4);
    assertThat(built.primaryMetrics().get("mean_rate").sampleCount()).isEqualTo(2);
    assertThat(diagnostics.list())
        .singleElement()
        .matches(warning -> warning.code().equals("mean-zero"))
        .matches(warning -> warning.message().contains("run_3 'c' is 0.0; expected one above 0"));
    assertThat(input.result().geometricHeadline(RATE, mean, List.of()).build().primaryMetrics())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // verdict, complete run, complete result, wrapper's report, outcome of the run, of the result
    "PASS, true, true, PASS, PASS, PASS",
    "PASS, false, true, PASS, PARTIAL, PARTIAL",
    "PASS, true, false, PASS, PASS, PARTIAL",
    "PASS, true, true, UNKNOWN, PASS, PARTIAL",
    "PASS, true, true, FAIL, PASS, PARTIAL",
    "UNKNOWN, true, true, PASS, UNKNOWN, UNKNOWN",
    "UNKNOWN, false, true, PASS, PARTIAL, PARTIAL",
    "FAIL, true, true, PASS, FAIL, FAIL",
    "FAIL, false, true, PASS, FAIL, FAIL"
  })
  void followsFromTheEvidence(
      Status verdict,
      boolean wholeRun,
      boolean wholeResult,
      Status report,
      Status ofRun,
      Status ofResult) {
    RunBuilder run = result.run("a").metric(RATE, 1.0).verdict(verdict);
    if (!wholeRun) {
      run.incomplete();
    }
    if (!wholeResult) {
      result.incomplete();
    }

    BenchmarkResult built = result.headline(RATE, run).reported(report).build();

    assertThat(built.runs().get(0).status()).isEqualTo(ofRun);
    assertThat(run.status()).isEqualTo(ofRun);
    assertThat(built.status()).isEqualTo(ofResult);
  }

  @Test
  void isDecidedByTheWrapperWhereThatIsAllThereIs() {
    RunBuilder run = result.run("a").metric(RATE, 1.0).verdict(Status.PASS);
    result.headline(RATE, run);

    assertThat(result.decidedBy(Status.FAIL).build().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void failsWithoutAnythingMeasured() {
    assertThat(result.build().status()).isEqualTo(Status.FAIL);
    assertThat(input.result().restsOn(null).build().status()).isEqualTo(Status.FAIL);

    RunBuilder run = input.result().run("a").verdict(Status.PASS);

    assertThat(run.isMeasured()).isFalse();
    assertThat(run.status()).isEqualTo(Status.FAIL);
  }

  @Test
  void isUnknownWhenNothingIsTheHeadlineAndNothingFailed() {
    result.run("a").metric(RATE, 1.0).verdict(Status.UNKNOWN);

    assertThat(result.build().status()).isEqualTo(Status.UNKNOWN);
    ResultBuilder reported = input.result();
    reported.run("a").metric(RATE, 1.0);
    assertThat(reported.reported(Status.FAIL).build().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void isPartialWhenOneOfTheHeadlinesFailed() {
    RunBuilder good = result.run("a").metric(RATE, 1.0).verdict(Status.PASS);
    RunBuilder bad = result.run("b").metric(TOTAL, 1.0).verdict(Status.FAIL);

    assertThat(result.headline(RATE, good).headline(TOTAL, bad).build().status())
        .isEqualTo(Status.PARTIAL);
    assertThat(result.restsOn(Status.UNKNOWN).build().status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void takesFromTheTableWhatNoPointHasAndComparesTheRest() {
    RunBuilder run =
        result
            .run("a")
            .point(null, null, new MetricValues().put(RATE, 10.0).put(PEAK, 12.0))
            .point(null, null, new MetricValues().put(RATE, 20.0).put(PEAK, 15.0).put(P95, 3.0));
    MetricValues table =
        new MetricValues()
            .put(RATE, 13.5)
            .put(PEAK, 15.4)
            .put(P95, 99.0) // one of two points has it, so the two may be of other iterations
            .put(TOTAL, 7.0);

    CrossCheck check = run.crossCheck(table, 0.5, input.report());

    assertThat(check.agrees()).isFalse();
    assertThat(check.differing()).containsExactly(RATE);
    assertThat(check.taken()).containsExactly(TOTAL);
    assertThat(run.value(TOTAL)).isEqualTo(7);
    assertThat(run.value(RATE)).isEqualTo(15);
    assertThat(diagnostics.list())
        .singleElement()
        .matches(warning -> warning.code().equals("table-differs"))
        .matches(
            warning ->
                warning
                    .message()
                    .startsWith(
                        "a number of the wrapper's table differs from the benchmark's own output of"
                            + " a: rate is 13.5 instead of 15.0; the output's is used"));
    assertThat(run.crossCheck(new MetricValues().put(RATE, 15.4), 0.5, input.report()).agrees())
        .isTrue();
  }

  @Test
  void saysOnceThatSeveralNumbersOfATableDiffer() {
    RunBuilder run = result.run(null).point(null, null, values(10, 12, 3, 5));

    CrossCheck check = run.crossCheck(values(20, 22, 13, 15), 0.5, input.report());

    assertThat(check.differing()).hasSize(4);
    assertThat(diagnostics.list())
        .singleElement()
        .matches(
            warning ->
                warning
                    .message()
                    .startsWith(
                        "4 numbers of the wrapper's table differ from the benchmark's own output:"
                            + " rate is 20.0 instead of 10.0, "));
  }

  @Test
  void refusesMoreRunsAndPointsThanAResultMayHold() {
    for (int i = 0; i < ResultLimits.MOST_RUNS; i++) {
      result.run(null);
    }
    assertThatThrownBy(() -> result.run(null))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("2001 runs; no result has more than 2000");
    RunBuilder run = input.result().run("a");
    MetricValues value = new MetricValues().put(RATE, 1.0);
    for (int i = 0; i < ResultLimits.MOST_POINTS; i++) {
      run.point(null, null, value);
    }
    assertThatThrownBy(() -> run.point(null, null, value))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("200001 points; no result has more than 200000");
  }

  private static PointConfiguration iteration(int number) {
    return PointConfiguration.ofRepetition("iteration", number);
  }

  private static MetricValues values(double rate, double peak, double best, double p95) {
    return new MetricValues().put(RATE, rate).put(PEAK, peak).put(BEST, best).put(P95, p95);
  }

  private static Timestamp later(int seconds) {
    return Timestamp.utc(java.time.Instant.parse("2026-01-05T11:00:00Z").plusSeconds(seconds));
  }
}
