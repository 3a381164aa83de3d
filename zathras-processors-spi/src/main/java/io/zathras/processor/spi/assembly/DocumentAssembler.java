package io.zathras.processor.spi.assembly;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.StatusRules;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentIds;
import io.zathras.schema.Metadata;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.PrivateText;
import io.zathras.schema.ProcessorInfo;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Status;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.TestInfo;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.Timestamp;
import io.zathras.schema.TunedSetting;
import io.zathras.schema.context.RunContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the document of one result, with all that is the same for every benchmark.
 *
 * @since 0.1
 */
public final class DocumentAssembler {

  /** The most characters in the names, settings and evidence of all runs. */
  private static final int MOST_CHARACTERS = 10_000_000;

  private DocumentAssembler() {}

  /**
   * Runs a processor and returns the document.
   *
   * @param processor the processor of the source's test
   * @param source the result; its diagnostics go into the document
   * @param processedAt the time to state as the time of processing
   * @throws ProcessingException if the processor cannot read the result, or it holds more than
   *     {@link ResultLimits} lets it
   */
  public static ResultDocument assemble(
      BenchmarkProcessor processor, ResultSource source, Instant processedAt) {
    ResultInput input =
        ResultInput.of(
            source.testName(), source.tar(), source.diagnostics(), source.includePrivate());
    BenchmarkResult result =
        withUnreadReport(
            Objects.requireNonNull(processor.process(input), "the processor returned null"),
            input,
            source);
    checkSize(input, result);
    Map<String, Object> tuning = Tuning.of(source, input);
    ProcessorDescriptor descriptor = processor.descriptor();
    noteAlias(source, descriptor);
    RunContext context = source.context();
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(context.diagnostics());
    diagnostics.addAll(source.diagnostics().list());
    if (!DocumentRules.hasReason(result.status(), source.diagnostics().list())) {
      diagnostics.error(
          DocumentRules.NO_REASON,
          source.tar().name(),
          null,
          "the status is "
              + result.status()
              + ", and no warning or error says why; this is a defect of processor "
              + BenchmarkProcessors.describe(processor));
    }
    noteCutNames(context, result, diagnostics);
    boolean includePrivate = source.includePrivate();
    return ResultDocument.builder()
        .metadata(metadata(source, input.savedAt(), result, descriptor, processedAt))
        .test(
            new TestInfo(
                descriptor.testName(source.testName()),
                result.benchmarkVersion(),
                context.wrapperVersion(),
                descriptor.title(),
                descriptor.url()))
        .systemUnderTest(context.systemUnderTest())
        .testConfiguration(configuration(context, tuning))
        .results(results(result, descriptor, includePrivate))
        .runtimeInfo(runtime(context, result))
        .diagnostics(
            Diagnostics.keyed(
                includePrivate
                    ? diagnostics.list()
                    : diagnostics.list().stream().map(DocumentAssembler::shown).toList()))
        .build();
  }

  /** Counts a wrapper's {@code Failed} even in a directory that the processor does not read. */
  private static BenchmarkResult withUnreadReport(
      BenchmarkResult result, ResultInput input, ResultSource source) {
    boolean said =
        source.diagnostics().list().stream()
            .anyMatch(each -> WrapperReport.REPORT_FAILED.equals(each.code()));
    return said || !WrapperReport.checkUnread(input)
        ? result
        : result.withStatus(StatusRules.worse(result.status(), Status.PARTIAL));
  }

  private static void noteAlias(ResultSource source, ProcessorDescriptor descriptor) {
    if (descriptor.aliases().contains(source.testName())) {
      source
          .diagnostics()
          .warning(
              "test-renamed",
              source.tar().name(),
              null,
              "the test is called '"
                  + source.testName()
                  + "', expected '"
                  + descriptor.id()
                  + "', which is the name in the document");
    }
  }

  private static void checkSize(ResultInput input, BenchmarkResult result) {
    String location = input.files().name();
    ResultLimits.checkRuns(location, result.runs().size());
    ResultLimits.checkPoints(
        location, result.runs().stream().mapToLong(run -> run.timeseries().size()).sum());
    long characters = result.runs().stream().mapToLong(DocumentAssembler::characters).sum();
    if (characters > MOST_CHARACTERS) {
      throw new ProcessingException(
          location,
          null,
          characters
              + " characters in settings; no result has more than "
              + MOST_CHARACTERS
              + ", so this one is refused",
          null);
    }
  }

  private static long characters(Run run) {
    return length(run.name())
        + length(run.description())
        + characters(run.configuration())
        + characters(run.validation());
  }

  private static long characters(Map<?, ?> map) {
    long characters = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      characters += length(entry.getKey()) + characters(entry.getValue());
    }
    return characters;
  }

  private static long characters(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return characters(map);
    }
    return value instanceof List<?> list
        ? list.stream().mapToLong(DocumentAssembler::length).sum()
        : length(value);
  }

  private static long length(@Nullable Object text) {
    return text instanceof String string ? string.length() : 0;
  }

  private static void noteCutNames(
      RunContext context, BenchmarkResult result, Diagnostics diagnostics) {
    List<Map<String, Object>> open = new ArrayList<>();
    TestConfiguration test = context.testConfiguration();
    if (test != null) {
      open.addAll(List.of(test.parameters(), test.environment(), test.tuning()));
    }
    SystemUnderTest system = context.systemUnderTest();
    SystemConfiguration configuration = system == null ? null : system.configuration();
    if (configuration != null) {
      open.addAll(List.of(configuration.kernelParameters(), configuration.sysctlParameters()));
    }
    result.runs().forEach(run -> open.addAll(List.of(run.configuration(), run.validation())));
    int cut = open.stream().mapToInt(Diagnostics::cutNames).sum();
    if (cut > 0) {
      diagnostics.warning(
          "names-cut",
          null,
          null,
          cut + " names of settings have more than 255 characters; they are cut, and say so");
    }
  }

  private static Metadata metadata(
      ResultSource source,
      @Nullable LocalDateTime savedAt,
      BenchmarkResult result,
      ProcessorDescriptor descriptor,
      Instant processedAt) {
    RunContext context = source.context();
    String sha256 = source.tar().sha256();
    Timestamp start = result.startTime();
    Timestamp stamp = stamp(savedAt, result);
    boolean measured = start != null && (start.isUtc() || stamp == null);
    return Metadata.builder()
        .documentId(DocumentIds.result(descriptor.testName(source.testName()), sha256))
        .testTimestamp(measured ? start : stamp)
        .testTimestampSource(measured ? TestTimestampSource.RESULT_DATA : sourceOf(stamp))
        .processingTimestamp(Timestamp.utc(processedAt))
        .scenarioName(context.scenarioName())
        .osVendor(context.osVendor())
        .cloudProvider(context.cloudProvider())
        .cloudRegion(context.cloudRegion())
        .instanceType(context.instanceType())
        .priceUsdPerHour(context.priceUsdPerHour())
        .iteration(context.iteration())
        .sourceArchive(source.tar().name())
        .sourceSha256(sha256)
        .processor(new ProcessorInfo(descriptor.id(), descriptor.version()))
        .build();
  }

  private static @Nullable TestConfiguration configuration(
      RunContext context, Map<String, Object> tuning) {
    TestConfiguration known = context.testConfiguration();
    if (tuning.isEmpty() && known == null) {
      return null;
    }
    TestConfiguration asked =
        known == null ? new TestConfiguration(null, Map.of(), Map.of(), Map.of()) : known;
    Map<String, Object> all = asked.tuning();
    if (!tuning.isEmpty()) {
      all = new LinkedHashMap<>(all);
      tuning.forEach(all::putIfAbsent);
    }
    return new TestConfiguration(
        asked.iterationsRequested(),
        TunedSetting.profileInForce(all, context.systemUnderTest()),
        asked.parameters(),
        asked.environment(),
        all);
  }

  /** Prefers a stamp of the start to the directory's, which marks the time of saving. */
  private static @Nullable Timestamp stamp(
      @Nullable LocalDateTime savedAt, BenchmarkResult result) {
    if (result.beginStamp() != null) {
      return result.beginStamp();
    }
    return savedAt == null ? null : Timestamp.local(savedAt);
  }

  private static @Nullable TestTimestampSource sourceOf(@Nullable Timestamp stamp) {
    return stamp == null ? null : TestTimestampSource.ARCHIVE_NAME;
  }

  private static Results results(
      BenchmarkResult result, ProcessorDescriptor descriptor, boolean includePrivate) {
    Map<String, MetricDefinition> definitions = new LinkedHashMap<>();
    result.metrics().forEach((name, metric) -> definitions.put(name, metric.definition()));
    Map<String, Run> runs = new LinkedHashMap<>();
    result.runs().forEach(run -> runs.put(run.key(), includePrivate ? run : shown(run)));
    return Results.builder()
        .status(result.status())
        .executionTimeSeconds(elapsed(result.startTime(), result.endTime()))
        .totalRuns(runs.size())
        .metricDefinitions(definitions)
        .primaryMetrics(result.primaryMetrics())
        .overallStatistics(result.overallStatistics())
        .headlineThreads(headlineThreads(result, descriptor.threadsSetting()))
        .runs(runs)
        .build();
  }

  /** Returns the degree of parallelism of the headline's runs, if they state it and agree. */
  private static @Nullable Integer headlineThreads(
      BenchmarkResult result, @Nullable String setting) {
    Set<Integer> counts = new HashSet<>();
    for (PrimaryMetric headline : result.primaryMetrics().values()) {
      Run run = run(result, headline.run());
      counts.add(run == null || setting == null ? 0 : count(run.configuration().get(setting)));
    }
    Integer only = counts.size() == 1 ? counts.iterator().next() : 0;
    return only == 0 ? null : only;
  }

  private static @Nullable Run run(BenchmarkResult result, @Nullable String key) {
    return result.runs().stream().filter(run -> run.key().equals(key)).findFirst().orElse(null);
  }

  /** Returns a setting that is a positive whole number, or 0 for anything else. */
  private static int count(@Nullable Object value) {
    return value instanceof Long number && number > 0 && number <= Integer.MAX_VALUE
        ? number.intValue()
        : 0;
  }

  private static Run shown(Run run) {
    return new Run(
        run.runNumber(),
        shown(run.name()),
        shown(run.description()),
        run.status(),
        run.startTime(),
        run.endTime(),
        run.durationSeconds(),
        PrivateText.without(run.configuration()),
        run.metrics(),
        run.timeseriesSummary(),
        run.timeseries(),
        PrivateText.without(run.validation()),
        PrivateText.without(run.details()));
  }

  private static Diagnostic shown(Diagnostic diagnostic) {
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        diagnostic.file(),
        diagnostic.line(),
        PrivateText.without(diagnostic.message()));
  }

  private static @Nullable String shown(@Nullable String text) {
    return text == null ? null : PrivateText.without(text);
  }

  private static @Nullable RuntimeInfo runtime(RunContext context, BenchmarkResult result) {
    RuntimeInfo info =
        RuntimeInfo.builder()
            .startTime(result.startTime())
            .endTime(result.endTime())
            .durationSeconds(context.stepSeconds())
            .command(context.command())
            .workingDirectory(context.workingDirectory())
            .user(context.user())
            .build();
    return info.command() == null && info.equals(RuntimeInfo.builder().build()) ? null : info;
  }

  private static @Nullable Double elapsed(@Nullable Timestamp start, @Nullable Timestamp end) {
    if (start == null || end == null || !start.isComparableTo(end)) {
      return null;
    }
    double seconds = start.secondsUntil(end);
    return seconds < 0 ? null : seconds;
  }
}
