package io.zathras.analysis;

import io.zathras.schema.Bios;
import io.zathras.schema.Cpu;
import io.zathras.schema.Direction;
import io.zathras.schema.Hardware;
import io.zathras.schema.Memory;
import io.zathras.schema.Metadata;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.TestInfo;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes documents for tests; each call of {@link #document} gives one with another id and day. */
final class Documents {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final String test;
  private final String side;
  private int number;
  String version = "1.0";
  String wrapper = "v2.6";
  String instanceType = "m5.xlarge";
  String cpu = "Intel(R) Xeon(R) Platinum 8259CL";
  int cpus = 4;
  long memoryKb = 15_900_000;
  String hypervisor = "KVM";
  String kernel = "5.14.0-427";
  String tuned = "none";
  Map<String, String> sysctl = Map.of("vm.swappiness", "60");
  Map<String, Object> settings = Map.of("threads", 4);
  String unit = "MB/s";
  Direction direction = Direction.HIGHER_IS_BETTER;
  Status status = Status.PASS;
  boolean described = true;
  int points = 3;

  private Documents(String test, String side) {
    this.test = test;
    this.side = side;
  }

  static Documents of(String test, String side) {
    return new Documents(test, side);
  }

  Documents with(Consumer<Documents> change) {
    change.accept(this);
    return this;
  }

  /** Returns a set of documents with one value of one metric each. */
  DocumentSet set(String metric, double... values) {
    return set(documents(metric, values));
  }

  DocumentSet set(List<ResultDocument> documents) {
    return set(Scope.HEADLINE, documents);
  }

  DocumentSet set(Scope scope, List<ResultDocument> documents) {
    DocumentSet.Builder set = DocumentSet.builder(side).scope(scope);
    documents.forEach(set::add);
    return set.build();
  }

  List<ResultDocument> documents(String metric, double... values) {
    List<ResultDocument> documents = new ArrayList<>();
    for (double value : values) {
      documents.add(document(Map.of(metric, value)));
    }
    return documents;
  }

  /** Returns a document whose headlines are of its only run. */
  ResultDocument document(Map<String, Double> headlines) {
    Run.Builder run = Run.builder().runNumber(1).name("all").status(status).configuration(settings);
    headlines.forEach(run::metric);
    String first = headlines.keySet().iterator().next();
    TimeSeries.Builder series = TimeSeries.builder();
    for (int i = 0; i < points; i++) {
      series.untimed(
          PointConfiguration.ofRepetition("iteration", i + 1),
          Map.of(first, headlines.get(first) * (1 + (i - (points - 1) / 2.0) / 100)));
    }
    run.timeseries(series.build());
    Map<String, PrimaryMetric> primary = new LinkedHashMap<>();
    Map<String, MetricDefinition> definitions = new LinkedHashMap<>();
    headlines.forEach(
        (metric, value) -> {
          definitions.put(metric, new MetricDefinition(unit, direction, null));
          primary.put(
              metric, new PrimaryMetric(value, unit, direction, "mean", points, null, "run_1"));
        });
    return document(definitions, primary, Map.of("run_1", run.build()), builder -> builder);
  }

  /** Returns a document whose headline is the geometric mean over its runs. */
  ResultDocument suite(String metric, String headline, Map<String, Double> members) {
    Map<String, Run> runs = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          int n = runs.size() + 1;
          runs.put(
              "run_" + n,
              Run.builder()
                  .runNumber(n)
                  .name(name)
                  .status(Status.PASS)
                  .configuration(settings)
                  .metric(metric, value)
                  .build());
        });
    MetricDefinition definition = new MetricDefinition(unit, direction, null);
    double[] values = members.values().stream().mapToDouble(Double::doubleValue).toArray();
    return document(
        Map.of(metric, definition, headline, definition),
        Map.of(headline, PrimaryMetric.geometricMeanOf(values, definition)),
        runs,
        builder -> builder);
  }

  /** Returns a document with these runs, and a headline from one of them. */
  ResultDocument ofRuns(String metric, String headline, String from, Map<String, Run> runs) {
    MetricDefinition definition = new MetricDefinition(unit, direction, null);
    return document(
        Map.of(metric, definition),
        Map.of(
            headline,
            new PrimaryMetric(
                runs.get(from).metrics().get(metric), unit, direction, "mean", 1, null, from)),
        runs,
        builder -> builder);
  }

  Run.Builder run(int number, String name, String metric, double value) {
    return Run.builder()
        .runNumber(number)
        .name(name)
        .status(Status.PASS)
        .metric(metric, value)
        .timeseriesSummary(TimeSeriesSummary.of(metric, new double[] {value, value}));
  }

  ResultDocument document(
      Map<String, MetricDefinition> definitions,
      Map<String, PrimaryMetric> primary,
      Map<String, Run> runs,
      UnaryOperator<ResultDocument.Builder> change) {
    number++;
    String hash = Integer.toHexString((side + number).hashCode());
    return change
        .apply(
            ResultDocument.builder()
                .metadata(
                    Metadata.builder()
                        .documentId(test + "_" + "0".repeat(32 - hash.length()) + hash)
                        .testTimestamp(Timestamp.utc(START.plusSeconds(86_400L * number)))
                        .testTimestampSource(TestTimestampSource.RESULT_DATA)
                        .osVendor("rhel")
                        .instanceType(instanceType)
                        .sourceArchive("results_" + test + ".zip")
                        .build())
                .test(new TestInfo(test, version, wrapper, null, null))
                .systemUnderTest(described ? system() : null)
                .testConfiguration(new TestConfiguration(1, tuned, Map.of(), Map.of(), Map.of()))
                .results(
                    Results.builder()
                        .status(status)
                        .totalRuns(runs.size())
                        .metricDefinitions(definitions)
                        .primaryMetrics(status == Status.FAIL ? Map.of() : primary)
                        .runs(runs)
                        .build()))
        .build();
  }

  static Metadata timeless(String id) {
    return Metadata.builder().documentId(id).build();
  }

  private SystemUnderTest system() {
    return new SystemUnderTest(
        Hardware.builder()
            .cpu(
                Cpu.builder()
                    .model(cpu)
                    .architecture("x86_64")
                    .logicalCpus(cpus)
                    .maxFrequencyMhz(3100.0 + number)
                    .hypervisorVendor(hypervisor)
                    .vulnerabilities(Map.of("meltdown", "Mitigation: PTI"))
                    .build())
            .memory(
                Memory.builder().totalKb(memoryKb).availableKb(memoryKb - 1000L * number).build())
            .bios(new Bios("Amazon EC2", "1.0", "10/16/2017", null))
            .build(),
        OperatingSystem.builder().distribution("rhel").version("9.4").kernelVersion(kernel).build(),
        SystemConfiguration.builder()
            .selinuxStatus("enforcing")
            .transparentHugepages("always")
            .numadRunning(false)
            .kernelParameters(Map.of("BOOT_IMAGE", "/vmlinuz-" + kernel, "mitigations", "auto"))
            .sysctlParameters(with(sysctl))
            .build());
  }

  /** What changes at every boot, and must not matter. */
  private Map<String, String> with(Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>(own);
    all.put("kernel.random.boot_id", "boot-" + side + number);
    all.put("fs.file-nr", "1000\t0\t" + number);
    return all;
  }

  /** Returns values around a middle that differ by a part, the same in every call. */
  static double[] around(double middle, double spread, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = middle * (1 + spread * (i - (count - 1) / 2.0) / Math.max(1, count - 1));
    }
    return values;
  }

  static double mean(double... values) {
    return Statistics.of(values).mean();
  }
}
