package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.CSV;
import static io.zathras.processor.pyperf.PyPerfFiles.head;
import static io.zathras.processor.pyperf.PyPerfFiles.kit;
import static io.zathras.processor.pyperf.PyPerfFiles.suite;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.DataPoint;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A whole suite: 90 benchmarks of 20 workers, 5,680 values. */
class FullSuiteTest {

  private static final int BENCHMARKS = 90;
  private static final int POINTS = 5_680;
  private static final int SUMMARY_BYTES = 200_000;
  private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 5, 11, 0, 0);

  @Test
  void keepsEveryPointInNumericOrderAndTheSummarySmall() {
    ResultDocument document = full();

    assertThat(document).isValid().hasStatus(Status.PASS).hasRuns(BENCHMARKS).hasNoDiagnostics();
    List<DataPoint> points =
        document.results().runs().values().stream()
            .flatMap(run -> run.timeseries().stream())
            .toList();
    assertThat(points).hasSize(POINTS);
    Run startup = document.results().runs().get("run_1");
    assertThat(startup.timeseries().values("value_seconds"))
        .isEqualTo(IntStream.range(0, 200).mapToDouble(i -> value(0, i)).toArray());
    assertThat(JsonCodec.compact().toBytes(document.summary())).hasSizeLessThan(SUMMARY_BYTES);
    assertThat(keysInOrder(document)).isTrue();
  }

  @Test
  void headlinesTheGeometricMeanOfNinetyMeans() {
    double logarithms =
        IntStream.range(0, BENCHMARKS)
            .mapToDouble(
                benchmark ->
                    Math.log(
                        IntStream.range(0, 20 * valuesOfAWorker(benchmark))
                            .mapToDouble(i -> value(benchmark, i))
                            .average()
                            .orElseThrow()))
            .sum();

    ResultDocument document = full();

    assertThat(document)
        .hasPrimaryMetric(
            "geometric_mean_seconds", Math.exp(logarithms / BENCHMARKS), within(1e-12));
    assertThat(document.results().primaryMetrics().get("geometric_mean_seconds").sampleCount())
        .isEqualTo(BENCHMARKS);
  }

  /** sequence_2 comes before sequence_10. */
  private static boolean keysInOrder(ResultDocument document) {
    String json = new String(JsonCodec.compact().toBytes(document), StandardCharsets.UTF_8);
    int run = json.indexOf("\"run_1\":");
    int before = run;
    for (int i = 0; i < 200; i++) {
      int at = json.indexOf("\"sequence_" + i + "\":", run);
      if (at < before) {
        return false;
      }
      before = at;
    }
    return true;
  }

  private static ResultDocument full() {
    String[] benchmarks = new String[BENCHMARKS];
    StringBuilder table = new StringBuilder(head("Test,Avg,Unit,Start_Date,End_Date"));
    for (int i = 0; i < BENCHMARKS; i++) {
      benchmarks[i] = benchmark(i);
      table
          .append("benchmark_")
          .append(i)
          .append(",1.000000000,sec,2026-01-05T10:00:00Z,2026-01-05T12:00:00Z\n");
    }
    String metadata =
        "'aslr':'Full randomization','boot_time':'2026-01-05 10:19:56','cpu_config':"
            + "'idle:haltpoll','cpu_count':192,'cpu_freq':'0-191=2445 MHz','cpu_model_name':"
            + "'AMD EPYC 9654 96-Core Processor','hostname':'vm','perf_version':'2.6.3',"
            + "'performance_version':'1.11.0','platform':'Linux-6.18.44-100.el9-x86_64-with-"
            + "glibc2.36','unit':'second'";
    return kit(suite(metadata, benchmarks)).file(CSV, table.toString()).process();
  }

  private static String benchmark(int benchmark) {
    StringBuilder json =
        new StringBuilder("{'metadata':{'name':'benchmark_" + benchmark + "','loops':256,")
            .append("'description':'Benchmark of something that takes a sentence to describe',")
            .append("'python_cflags':'")
            .append("-Wsign-compare -DNDEBUG -O2 ".repeat(40))
            .append("','python_compiler':'GCC 11.5.0 20240719 (Red Hat 11.5.0-5)',")
            .append("'python_executable':'/home/tester/workloads/venv/cpython3.11-3e22ac3c4dc1-")
            .append("compat-2d2e2c9ef1a6/bin/python','python_implementation':'cpython',")
            .append("'python_version':'3.11.2 (64-bit)','tags':['apps'],")
            .append("'timer':'clock_gettime(CLOCK_MONOTONIC), resolution: 1.00 ns'},'runs':[")
            .append(run(benchmark, 0, "'calibrate_loops':256,", 0));
    int values = valuesOfAWorker(benchmark);
    for (int worker = 1; worker <= 20; worker++) {
      json.append(",\n").append(run(benchmark, worker, "", values));
    }
    return json.append("]}").toString();
  }

  private static String run(int benchmark, int worker, String calibration, int values) {
    LocalDateTime date =
        BEGIN.plus(benchmark * 60L + worker * 2L + 5, ChronoUnit.SECONDS).plusNanos(123_456_000);
    StringBuilder json =
        new StringBuilder("{'metadata':{")
            .append(calibration)
            .append("'date':'")
            .append(date.toString().replace('T', ' '))
            .append("','duration':1.1773721130000467,'load_avg_1min':6.76,'mem_max_rss':")
            .append(17_788_928 + worker)
            .append(",'runnable_threads':4,'uptime':1043.588844537735},");
    if (values > 0) {
      json.append("'values':[");
      for (int i = 0; i < values; i++) {
        json.append(i == 0 ? "" : ",").append(value(benchmark, (worker - 1) * values + i));
      }
      json.append("],");
    }
    return json.append("'warmups':[[256,0.00047793075773139293]]}").toString();
  }

  private static int valuesOfAWorker(int benchmark) {
    return benchmark < 2 ? 10 : 3;
  }

  private static double value(int benchmark, int index) {
    return (benchmark + 1) * 1.0000123456789e-4 + index * 1.23456789e-7;
  }
}
