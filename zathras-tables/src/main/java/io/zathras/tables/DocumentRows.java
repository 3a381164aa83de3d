package io.zathras.tables;

import io.zathras.analysis.DocumentIdentity;
import io.zathras.schema.Bios;
import io.zathras.schema.Cpu;
import io.zathras.schema.DataPoint;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Hardware;
import io.zathras.schema.Memory;
import io.zathras.schema.Metadata;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Severity;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one document. The streams create each row on demand, so that a long series is never
 * in memory as rows. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DocumentRows {

  private static final String HEADLINE = "headline";
  private static final String RUN = "run";

  private final ResultDocument document;
  private final @Nullable Instant testTimestamp;
  private final @Nullable String fingerprint;
  private final @Nullable String instanceType;

  private DocumentRows(ResultDocument document) {
    this.document = document;
    testTimestamp = utc(document.metadata().testTimestamp());
    fingerprint = DocumentIdentity.fingerprint(document);
    instanceType = document.metadata().instanceType();
  }

  /** Returns the rows of a document. */
  public static DocumentRows of(ResultDocument document) {
    return new DocumentRows(document);
  }

  /** Returns the id of the document, the first column of each row. */
  public String id() {
    return document.id();
  }

  /** Returns the document's rows for a table. */
  public Stream<? extends Record> in(Table table) {
    return switch (table) {
      case RESULT -> Stream.of(result());
      case METRIC -> metrics();
      case POINT -> points();
      case SETTING -> settings();
      case DIAGNOSTIC -> diagnostics();
    };
  }

  /** Returns the document's row. */
  public ResultRow result() {
    Metadata metadata = document.metadata();
    SystemUnderTest system = document.systemUnderTest();
    Hardware hardware = system == null ? null : system.hardware();
    Cpu cpu = hardware == null ? null : hardware.cpu();
    Memory memory = hardware == null ? null : hardware.memory();
    OperatingSystem os = system == null ? null : system.operatingSystem();
    SystemConfiguration configuration = system == null ? null : system.configuration();
    TestConfiguration test = document.testConfiguration();
    return new ResultRow(
        document.id(),
        metadata.schemaVersion(),
        document.test().name(),
        DocumentIdentity.variant(document),
        document.test().version(),
        document.test().wrapperVersion(),
        document.results().status().name(),
        testTimestamp,
        local(metadata.testTimestamp()),
        lower(metadata.testTimestampSource()),
        utc(metadata.processingTimestamp()),
        metadata.scenarioName(),
        metadata.osVendor(),
        metadata.cloudProvider(),
        instanceType,
        number(metadata.iteration()),
        document.results().executionTimeSeconds(),
        document.results().totalRuns(),
        test == null ? null : test.tunedProfile(),
        configuration == null ? null : configuration.tunedProfile(),
        of(cpu, Cpu::vendor),
        of(cpu, Cpu::model),
        of(cpu, Cpu::architecture),
        number(of(cpu, Cpu::sockets)),
        number(of(cpu, Cpu::cores)),
        number(of(cpu, Cpu::logicalCpus)),
        number(of(cpu, Cpu::onlineCpus)),
        number(of(cpu, Cpu::numaNodes)),
        of(memory, Memory::totalBytes),
        number(of(memory, Memory::speedMts)),
        of(cpu, Cpu::hypervisor),
        of(os, OperatingSystem::distribution),
        of(os, OperatingSystem::version),
        of(os, OperatingSystem::kernelVersion),
        fingerprint,
        DocumentIdentity.settingsHash(document),
        metadata.sourceArchive(),
        metadata.sourceSha256(),
        count(Severity.ERROR),
        count(Severity.WARNING));
  }

  /** Returns the headline metrics, then those of each run. */
  public Stream<MetricRow> metrics() {
    return Stream.concat(
        document.results().primaryMetrics().entrySet().stream()
            .map(metric -> headline(metric.getKey(), metric.getValue())),
        document.results().runs().entrySet().stream()
            .flatMap(
                run ->
                    run.getValue().metrics().entrySet().stream()
                        .map(
                            metric ->
                                ofRun(
                                    run.getKey(),
                                    run.getValue(),
                                    metric.getKey(),
                                    metric.getValue()))));
  }

  private MetricRow headline(String metric, PrimaryMetric value) {
    Run run = value.run() == null ? null : document.results().runs().get(value.run());
    return new MetricRow(
        document.id(),
        document.test().name(),
        testTimestamp,
        instanceType,
        fingerprint,
        HEADLINE,
        value.run(),
        run == null ? null : (Long) (long) run.runNumber(),
        of(run, Run::name),
        run == null ? null : run.status().name(),
        metric,
        value.value(),
        value.unit(),
        lower(value.direction()),
        value.aggregation(),
        (long) value.sampleCount(),
        value.stddev());
  }

  private MetricRow ofRun(String key, Run run, String metric, double value) {
    MetricDefinition definition = document.results().metricDefinitions().get(metric);
    TimeSeriesSummary summary = run.timeseriesSummary();
    if (summary != null
        && (!summary.metric().equals(metric) || Double.compare(summary.mean(), value) != 0)) {
      summary = null;
    }
    return new MetricRow(
        document.id(),
        document.test().name(),
        testTimestamp,
        instanceType,
        fingerprint,
        RUN,
        key,
        (long) run.runNumber(),
        run.name(),
        run.status().name(),
        metric,
        value,
        definition == null ? null : definition.unit(),
        definition == null ? null : lower(definition.direction()),
        null,
        summary == null ? null : (Long) (long) summary.count(),
        summary == null ? null : summary.stddev());
  }

  /** Returns the metrics of each point; none for a document in the summary form. */
  public Stream<PointRow> points() {
    return document.results().runs().entrySet().stream()
        .flatMap(
            run ->
                run.getValue().timeseries().stream()
                    .flatMap(
                        point ->
                            point.metrics().entrySet().stream()
                                .map(
                                    metric ->
                                        point(
                                            run.getKey(),
                                            run.getValue(),
                                            point,
                                            metric.getKey(),
                                            metric.getValue()))));
  }

  private PointRow point(String key, Run run, DataPoint point, String metric, double value) {
    MetricDefinition definition = document.results().metricDefinitions().get(metric);
    return new PointRow(
        document.id(),
        document.test().name(),
        instanceType,
        fingerprint,
        key,
        run.name(),
        point.sequence(),
        utc(point.timestamp()),
        local(point.timestamp()),
        lower(point.timestampSource()),
        point.configurationId(),
        metric,
        value,
        definition == null ? null : definition.unit(),
        definition == null ? null : lower(definition.direction()));
  }

  /**
   * Returns the settings of the system, of the test with its environment and tuning, and of runs.
   */
  public Stream<SettingRow> settings() {
    FlatSettings settings = new FlatSettings(document.id());
    SystemUnderTest system = document.systemUnderTest();
    Hardware hardware = system == null ? null : system.hardware();
    if (hardware != null) {
      Bios bios = hardware.bios();
      settings.add("system", "bios.vendor", of(bios, Bios::vendor));
      settings.add("system", "bios.version", of(bios, Bios::version));
      settings.add("system", "bios.release_date", of(bios, Bios::releaseDate));
      Cpu cpu = hardware.cpu();
      if (cpu != null) {
        settings.add("system", "vulnerabilities", cpu.vulnerabilities());
        settings.add("system", "frequency_boost", cpu.frequencyBoost());
      }
    }
    SystemConfiguration configuration = system == null ? null : system.configuration();
    if (configuration != null) {
      settings.add("system", "tuned_profile", configuration.tunedProfile());
      settings.add("system", "selinux_status", configuration.selinuxStatus());
      settings.add("system", "transparent_hugepages", configuration.transparentHugepages());
      settings.add("system", "numad_running", configuration.numadRunning());
      settings.add("system", "kernel_parameters", configuration.kernelParameters());
      settings.add("system", "sysctl_parameters", configuration.sysctlParameters());
      settings.add("system", "scheduler_features", configuration.schedulerFeatures());
    }
    TestConfiguration test = document.testConfiguration();
    if (test != null) {
      settings.add("test", "iterations_requested", test.iterationsRequested());
      settings.add("test", "tuned_profile", test.tunedProfile());
      settings.add("test", test.parameters());
      settings.add("environment", test.environment());
      settings.add("tuning", test.tuning());
    }
    document
        .results()
        .runs()
        .forEach((key, run) -> settings.ofRun(key).add(RUN, run.configuration()));
    return settings.rows();
  }

  /** Returns the diagnostics in their order. */
  public Stream<DiagnosticRow> diagnostics() {
    AtomicLong number = new AtomicLong();
    return document.diagnostics().values().stream()
        .map(diagnostic -> row(number.incrementAndGet(), diagnostic));
  }

  private DiagnosticRow row(long number, Diagnostic diagnostic) {
    return new DiagnosticRow(
        document.id(),
        number,
        diagnostic.severity().name(),
        diagnostic.code(),
        diagnostic.file(),
        number(diagnostic.line()),
        diagnostic.message());
  }

  private long count(Severity severity) {
    return document.diagnostics().values().stream()
        .filter(diagnostic -> diagnostic.severity() == severity)
        .count();
  }

  private static @Nullable Instant utc(@Nullable Timestamp time) {
    return time == null || !time.isUtc() ? null : time.dateTime().toInstant(ZoneOffset.UTC);
  }

  private static @Nullable LocalDateTime local(@Nullable Timestamp time) {
    return time == null || time.isUtc() ? null : time.dateTime();
  }

  private static @Nullable Long number(@Nullable Integer number) {
    return number == null ? null : (Long) number.longValue();
  }

  /** Returns the name of a constant in documents. */
  private static @Nullable String lower(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  private static <T, V> @Nullable V of(@Nullable T part, Function<T, @Nullable V> value) {
    return part == null ? null : value.apply(part);
  }
}
