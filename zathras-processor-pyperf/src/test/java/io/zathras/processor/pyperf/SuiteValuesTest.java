package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.CALIBRATION;
import static io.zathras.processor.pyperf.PyPerfFiles.JSON;
import static io.zathras.processor.pyperf.PyPerfFiles.META;
import static io.zathras.processor.pyperf.PyPerfFiles.benchmark;
import static io.zathras.processor.pyperf.PyPerfFiles.empty;
import static io.zathras.processor.pyperf.PyPerfFiles.kit;
import static io.zathras.processor.pyperf.PyPerfFiles.run;
import static io.zathras.processor.pyperf.PyPerfFiles.single;
import static io.zathras.processor.pyperf.PyPerfFiles.suite;
import static io.zathras.processor.pyperf.PyPerfFiles.worker;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TimestampSource;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteValuesTest {

  private static final String HEADLINE = "geometric_mean_seconds";

  @Test
  void takesNoValueFromTheCalibrationNorFromWarmups() {
    assertThat(kit(suite(META, benchmark("nbody", CALIBRATION, worker("0.5,1.5")))).process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasSeries("value_seconds", 0.5, 1.5)
        .hasMetric("mean_seconds", 1)
        .hasMetric("num_samples", 2);
  }

  @Test
  void failsABenchmarkThatWasOnlyCalibratedAndKeepsTheOthers() {
    assertThat(
            kit(suite(META, benchmark("go", CALIBRATION), benchmark("nbody", worker("0.25"))))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric(HEADLINE, 0.25)
        .hasDiagnostic("no-values", "benchmark 1 'go': none of its 1 runs has a value")
        .run("run_1")
        .hasName("go")
        .hasStatus(Status.FAIL)
        .hasPoints(0)
        .hasNoMetric("mean_seconds")
        .hasValidation("reason", "none of its 1 runs has a value")
        .and()
        .run("run_2")
        .hasStatus(Status.PASS);
  }

  @Test
  void failsASuiteWithoutAnyValue() {
    assertThat(kit(suite(META, benchmark("go", CALIBRATION), "{}", "7")).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasRuns(3)
        .hasDiagnostic("name-missing", "benchmark 3: no name in the metadata");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":\"1.0\",\"benchmarks\":[]}",
        "{\"version\":\"1.0\"}",
        "{\"benchmarks\":{\"a\":1}}",
        "[]",
        ""
      })
  void refusesASuiteWithoutBenchmarks(String json) {
    assertThatThrownBy(() -> kit(json).process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining(JSON + ": no benchmarks; expected a pyperf suite of format 1.0");
  }

  @Test
  void refusesACutFileWithLineAndColumn() {
    String suite = suite(META, benchmark("go", CALIBRATION), benchmark("nbody", worker("0.25")));

    assertThatThrownBy(() -> kit(suite.substring(0, suite.lastIndexOf("0.25") + 3)).process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining(
            "results_pyperf.zip!/results_pyperf_tuned_none.tar!/pyperf_2026.01.05-11.30.00/"
                + JSON
                + ":2: this is not a whole JSON file (column ")
        .extracting(e -> ((ProcessingException) e).line())
        .isEqualTo(2);
  }

  @Test
  void hasNoDeviationOfOneValue() {
    ResultDocument document = kit(single("'loops':1", worker("0.5"))).process();

    assertThat(document)
        .run("run_1")
        .hasOnlyMetrics("mean_seconds", "num_samples", "loops")
        .hasMetric("mean_seconds", 0.5);
    assertThat(
            Objects.requireNonNull(document.results().runs().get("run_1").timeseriesSummary())
                .stddev())
        .isNull();
    assertThat(document.results().runs().get("run_1").timeseries().get(0).timestampSource())
        .isEqualTo(TimestampSource.MEASURED);
  }

  @ParameterizedTest
  @CsvSource({"byte, value_bytes, mean_bytes", "integer, value, mean"})
  void namesMetricsByTheUnitAndKeepsOtherUnitsOutOfTheHeadline(
      String unit, String value, String mean) {
    String other =
        "{'metadata':{'name':'memory','unit':'" + unit + "'},'runs':[" + worker("100,300") + "]}";

    assertThat(kit(suite(META, benchmark("nbody", worker("0.25")), other)).process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric(HEADLINE, 0.25)
        .hasMetricDefinition(
            value, unit, unit.equals("byte") ? Direction.LOWER_IS_BETTER : Direction.NONE)
        .run("run_2")
        .hasSeries(value, 100, 300)
        .hasMetric(mean, 200)
        .hasNoMetric("mean_seconds");
  }

  @Test
  void passesWithoutAHeadlineWhenNoBenchmarkIsATime() {
    assertThat(
            kit(suite(
                    "'unit':'byte'",
                    "{'metadata':{'name':'memory'},'runs':[" + worker("100") + "]}"))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics();
  }

  @Test
  void leavesOutValuesOfAnUnknownUnit() {
    String odd = "{'metadata':{'name':'odd','unit':'parsec'},'runs':[" + worker("1") + "]}";

    assertThat(kit(suite(META, benchmark("nbody", worker("0.25")), odd)).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(
            "unit-unknown", "'odd': unit 'parsec'; expected second, byte or integer; the values")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasPoints(0);
  }

  @Test
  void takesSecondsAsTheUnitOfAFileThatNamesNone() {
    assertThat(kit(suite("'a':1", benchmark("nbody", worker("0.25")))).process())
        .hasPrimaryMetric(HEADLINE, 0.25);
  }

  @Test
  void keepsBenchmarksOfOneNameApart() {
    assertThat(
            kit(suite(META, benchmark("go", worker("1")), benchmark("go", worker("4")))).process())
        .hasRunNames("go", "go")
        .hasDiagnostic("name-repeated", "several benchmarks are named go")
        .hasPrimaryMetric(HEADLINE, 2)
        .run("run_2")
        .hasMetric("mean_seconds", 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2to3", "async-tree.io", "a b", "$x[0]", "ünïcode ✓"})
  void keepsAnyNameAsALabelOnly(String name) {
    ResultDocument document = kit(suite(META, benchmark(name, worker("1")))).process();

    assertThat(document).hasRunNames(name).hasOnlyPrimaryMetrics(HEADLINE);
    assertThat(document.results().metricDefinitions().keySet())
        .allMatch(metric -> metric.matches("[a-z_]+"));
  }

  @Test
  void readsEveryFormOfANumber() {
    assertThat(kit(suite(META, benchmark("x", worker("0,4.18e-07,1,1E2")))).process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasSeries("value_seconds", 0, 4.18e-07, 1, 100);
  }

  @Test
  void keepsAMeanOfZeroOutOfTheGeometricMean() {
    assertThat(
            kit(suite(META, benchmark("x", worker("0,0")), benchmark("y", worker("2")))).process())
        .hasPrimaryMetric(HEADLINE, 2)
        .hasDiagnostic("mean-zero", "mean_seconds of run_1 'x' is 0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "Infinity", "-Infinity", "1e999", "'0.5'", "null"})
  void leavesOutAValueThatIsNoTimeAndNamesBenchmarkAndRun(String value) {
    String good = worker("0.5,1.5");
    String bad = worker("2," + value);

    assertThat(kit(suite(META, benchmark("nbody", CALIBRATION, good, bad))).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric(HEADLINE, 4.0 / 3)
        .hasOnlyDiagnostics("value-invalid", "table-missing")
        .hasDiagnostic("value-invalid", "benchmark 1 'nbody': run 3 value 2 is ")
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasSeries("value_seconds", 0.5, 1.5, 2);
  }

  @Test
  void tellsAFaultOnceForABenchmarkHoweverOftenItIsMet() {
    assertThat(kit(suite(META, benchmark("x", worker("-1,-2,-3"), worker("4,-5")))).process())
        .hasOnlyDiagnostics("value-invalid", "table-missing")
        .hasDiagnostic("value-invalid", "run 1 value 1 is '-1'; expected a finite number from 0")
        .hasDiagnostic("value-invalid", "(and 3 more)");
  }

  @Test
  void missesTheValuesOfAWorkerThatCalibratedNothing() {
    String broken = run("'date':'2026-01-05 11:00:15','duration':1", null);

    assertThat(kit(suite(META, benchmark("x", CALIBRATION, worker("1"), broken))).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("values-missing", "run 3 calibrated nothing and has no values")
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasMetric("mean_seconds", 1);
  }

  @Test
  void acceptsLaterCalibrations() {
    String again = run("'recalibrate_loops':4,'date':'2026-01-05 11:00:13','duration':1", null);

    assertThat(kit(suite(META, benchmark("x", CALIBRATION, again, worker("1")))).process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfigurationIds("worker=3");
  }

  @Test
  void readsAnUnknownFormatThatLooksAlikeAndSaysSo() {
    String suite = suite(META, benchmark("x", worker("1")));

    assertThat(kit(suite.replace("\"version\":\"1.0\"", "\"version\":\"2.0\"")).process())
        .hasStatus(Status.PASS)
        .hasDiagnostic("format-unknown", "format version 2.0, expected 1.0; read as 1.0");
    assertThatThrownBy(() -> kit("{\"version\":\"2.0\",\"data\":[]}").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("found format 2.0");
  }

  @Test
  void replacesMalformedBytesInsteadOfFailing() {
    byte[] json =
        single("'description':'caf\u00e9'", worker("0.5")).getBytes(StandardCharsets.ISO_8859_1);

    assertThat(empty().file(JSON, json).process().results().runs().get("run_1").description())
        .isEqualTo("caf\ufffd");
  }

  @Test
  void keepsADescriptionInAnyScript() {
    String suite = single("'description':'数独 – ü'", worker("0.5"));

    assertThat(kit(suite).process().results().runs().get("run_1").description())
        .isEqualTo("数独 – ü");
  }
}
