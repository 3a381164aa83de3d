package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.CALIBRATION;
import static io.zathras.processor.pyperf.PyPerfFiles.META;
import static io.zathras.processor.pyperf.PyPerfFiles.benchmark;
import static io.zathras.processor.pyperf.PyPerfFiles.kit;
import static io.zathras.processor.pyperf.PyPerfFiles.run;
import static io.zathras.processor.pyperf.PyPerfFiles.single;
import static io.zathras.processor.pyperf.PyPerfFiles.suite;
import static io.zathras.processor.pyperf.PyPerfFiles.worker;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fact stands at the widest level where all members agree; the narrower level wins. */
class EffectiveMetadataTest {

  @Test
  void readsASingleBenchmarkWhoseMetadataAllStandAtTheSuite() {
    String metadata =
        "'description':'n bodies','loops':8,'inner_loops':10,'python_version':'3.11.2 (64-bit)',"
            + "'tags':['math','x']";

    assertThat(kit(single(metadata, CALIBRATION, worker("0.5,0.75"))).process())
        .hasStatus(Status.PASS)
        .hasTestVersion("1.11.0")
        .run("run_1")
        .hasName("nbody")
        .hasMetric("loops", 8)
        .hasMetric("inner_loops", 10)
        .hasConfiguration("python_version", "3.11.2 (64-bit)")
        .hasConfiguration("tags", List.of("math", "x"));
  }

  @Test
  void readsASingleWorkerWhoseDateStandsAtTheSuite() {
    String metadata = "'date':'2026-01-05 11:00:14.5','duration':2.0,'mem_max_rss':4096";
    String suite = suite(META + ",'name':'nbody'," + metadata, "{'runs':[{'values':[0.5]}]}");

    ResultDocument document = kit(suite).process();

    assertThat(document)
        .run("run_1")
        .hasName("nbody")
        .startedAt("2026-01-05T11:00:12.500")
        .endedAt("2026-01-05T11:00:14.500")
        .hasDuration(2.0)
        .hasPointTimes("2026-01-05T11:00:14.500");
    assertThat(document.results().runs().get("run_1").timeseries().get(0).metrics())
        .containsEntry("mem_max_rss_bytes", 4096.0);
  }

  @Test
  void letsTheWorkerWinOverTheBenchmarkAndTheBenchmarkOverTheSuite() {
    String worker =
        run("'date':'2026-01-05 11:00:14','duration':1,'python_version':'3.13','loops':2", "0.5");
    String benchmark =
        "{'metadata':{'name':'nbody','python_version':'3.12','timer':'benchmark','loops':4},"
            + "'runs':["
            + worker
            + "]}";

    assertThat(kit(suite(META + ",'python_version':'3.11','timer':'suite'", benchmark)).process())
        .run("run_1")
        .hasConfiguration("python_version", "3.13")
        .hasConfiguration("timer", "benchmark")
        .hasMetric("loops", 2);
  }

  @Test
  void keepsTheBenchmarksOwnParametersInTheirType() {
    String metadata = "'pickle_protocol':'5','pidigits_ndigit':2000,'ratio':0.25";

    assertThat(kit(single(metadata, worker("0.5"))).process())
        .run("run_1")
        .hasConfiguration("pickle_protocol", "5")
        .hasConfiguration("pidigits_ndigit", 2000)
        .hasConfiguration("ratio", 0.25);
  }

  @Test
  void leavesOutWhatTheFileDoesNotSay() {
    assertThat(kit(single("'tags':[],'description':''", worker("0.5"))).process())
        .run("run_1")
        .hasNoConfiguration("tags")
        .hasNoConfiguration("python_version")
        .hasNoMetric("inner_loops");
    assertThat(
            kit(single("'description':''", worker("0.5")))
                .process()
                .results()
                .runs()
                .get("run_1")
                .description())
        .isNull();
  }

  @Test
  void leavesOutSettingsInWhichTheWorkersDiffer() {
    String benchmark =
        benchmark(
            "nbody",
            run("'date':'2026-01-05 11:00:14','cpu_freq':'0=1800 MHz','a':1,'loops':4", "0.5"),
            run("'date':'2026-01-05 11:00:15','cpu_freq':'0=2445 MHz','a':1,'loops':8", "0.5"),
            run("'date':'2026-01-05 11:00:16','cpu_freq':'0=2445 MHz','b':2", "0.5"));

    assertThat(kit(suite(META, benchmark)).process())
        .hasDiagnostic("settings-vary", "left out of its configuration: a, b, cpu_freq, loops")
        .run("run_1")
        .hasNoConfiguration("cpu_freq")
        .hasNoConfiguration("a")
        .hasNoConfiguration("b")
        .hasNoMetric("loops");
  }

  @Test
  void keepsTextsOutOfTheMetricsOfAPoint() {
    String worker =
        run("'date':'2026-01-05 11:00:14','duration':1,'cpu_freq':'0=1800 MHz; 1=2 MHz'", "0.5");

    ResultDocument document = kit(suite(META, benchmark("nbody", worker))).process();

    assertThat(document).run("run_1").hasConfiguration("cpu_freq", "0=1800 MHz; 1=2 MHz");
    assertThat(document.results().runs().get("run_1").timeseries().metrics())
        .containsExactlyInAnyOrder("value_seconds", "run_duration_seconds");
  }

  @Test
  void tellsTheHostOnlyWhenAsked() {
    String metadata = "'hostname':'secret-node','python_executable':'/home/jane/venv/bin/python'";

    assertThat(kit(single(metadata, worker("0.5"))).process())
        .run("run_1")
        .hasNoConfiguration("hostname")
        .hasConfiguration("python_executable", "~/venv/bin/python");
    assertThat(kit(single(metadata, worker("0.5"))).includePrivate().process())
        .run("run_1")
        .hasConfiguration("hostname", "secret-node")
        .hasConfiguration("python_executable", "/home/jane/venv/bin/python");
  }
}
