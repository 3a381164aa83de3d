package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.JsonFileExporter;
import io.zathras.exporter.NdjsonExporter;
import io.zathras.exporter.file.AtomicFile;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultNames;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code zathras process}: results in, documents out. */
final class ProcessCommand implements Callable<Integer>, TargetedCommand {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  final CommandOptions options =
      new CommandOptions("process", "Makes a document of each result at or below the paths.", this)
          .inOrder();

  private final Value<List<Path>> paths =
      options.parameters(
          "PATH", 0, Path.class, "Result archives, and directories that hold some at any depth.");
  private final Value<List<Path>> inputs =
      options.repeated("--input", "PATH", Path.class, "The same as PATH.");
  private final Value<@Nullable Path> json =
      options.option(
          "--json,--output-json",
          "DIR",
          Path.class,
          "Write each document to DIR/<document_id>.json.");
  private final Value<@Nullable Path> ndjson =
      options.option(
          "--ndjson",
          "FILE",
          Path.class,
          "Write all documents to FILE, one a line; '-' is standard output.");
  private final Value<@Nullable Path> report =
      options.option(
          "--report",
          "FILE",
          Path.class,
          "Write what became of each result as JSON; '-' is standard output.");
  private final Value<@Nullable String> test =
      options.option(
          "--test",
          "NAME",
          String.class,
          "Process results of this test only; a PATH that is not named as a result is one of it.");
  private final Value<@Nullable String> instance =
      options.option(
          "--instance",
          "NAME",
          String.class,
          "Process results of this instance type only; '*' stands for any characters, as m5.*.");
  private final Value<@Nullable StartTime> since =
      options.option(
          "--since",
          "TIME",
          new StartTime.Converter(),
          "Process results only that began then or later: 2026-11-01, 2026-11-01T18:30:00Z, or how"
              + " long ago, as 24h or 7d.");
  private final Value<Boolean> dryRun =
      options.flag(
          "--dry-run", "Read and check everything, write no document, and say what would be done.");
  private final Value<@Nullable Long> jobs =
      options.option(
          "--jobs",
          "N",
          new PositiveNumber(),
          "Archives read at once, at most 256; by default as many as there are CPUs.");
  private final Value<@Nullable Duration> timeout =
      options.option(
          "--timeout",
          "DURATION",
          new PositiveDuration(),
          "How long a processor may work on one result, as 90s or 2h; by default 10m. What takes"
              + " longer has failed.");
  private final Value<Boolean> strict =
      options.flag(
          "--strict", "End with 1 also when something was skipped or a diagnostic is an error.");
  private final Value<Boolean> includePrivate =
      options.flag(
          "--include-private",
          "Keep host names, users, addresses and serial numbers in the documents.");
  private final Value<Boolean> quiet = options.flag("-q,--quiet", "Print failures only.");
  private final TargetOptions targets = new TargetOptions(options);
  private final LimitOptions limits = new LimitOptions(options);
  private final Environment environment;
  private final Value<Boolean> verbose;
  private final List<String> destinations = new ArrayList<>();

  /** Why an exporter could not complete its documents. */
  private @Nullable ExportException unfinished;

  ProcessCommand(Environment environment, Value<Boolean> verbose) {
    this.environment = environment;
    this.verbose = verbose;
  }

  @Override
  public void offer(Collection<ExporterProvider> kinds) {
    targets.offer(kinds);
  }

  @Override
  public Integer call() {
    List<Path> sources = new ArrayList<>(inputs.get());
    sources.addAll(paths.get());
    check(sources);
    ProcessingReport result = process(sources);
    // Clears the interrupt, which would close the files that are opened next.
    boolean interrupted = Thread.interrupted();
    summarize(result);
    writeReport(result);
    if (unfinished != null) {
      throw unfinished;
    }
    if (interrupted) {
      Path lines = ndjson.get();
      if (lines != null && !isStandardOutput(lines) && !dryRun.get()) {
        environment
            .err()
            .println(
                "zathras: "
                    + Printable.of(lines.toString())
                    + " is as it was before, because a part would pass for the whole");
      }
      environment
          .err()
          .println(
              "zathras: interrupted; what is delivered is whole, and the same command does the rest");
      return ExitCode.INTERRUPTED;
    }
    return exitCode(result);
  }

  private void check(List<Path> sources) {
    targets.check();
    if (sources.isEmpty()) {
      throw new UsageException("which results? Give a PATH");
    }
    for (Path source : sources) {
      Arguments.requireExisting("PATH", source);
    }
    Path directory = json.get();
    if (directory != null && Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UsageException("--json " + directory + " is a file; expected a directory");
    }
    Arguments.refuseDirectory("--ndjson", ndjson.get());
    Arguments.refuseDirectory("--report", report.get());
    if (!dryRun.get()) {
      Arguments.requireWritable("--json", directory);
      Arguments.requireWritable("--ndjson", directoryOf(ndjson.get()));
    }
    Arguments.requireWritable("--report", directoryOf(report.get()));
    if (isStandardOutput(ndjson.get()) && isStandardOutput(report.get())) {
      throw new UsageException("--ndjson and --report cannot both be standard output");
    }
  }

  private void requireResults(List<Path> sources, ResultNames names) {
    for (Path source : sources) {
      if (test.get() == null && !Files.isDirectory(source) && names.test(source).isEmpty()) {
        if (Arguments.isDocument(source)) {
          throw new UsageException(
              "PATH " + source + " is a document, no result; 'zathras validate' checks documents");
        }
        throw new UsageException(
            "PATH "
                + source
                + " is not named as a result: expected results_<test>.zip or a directory;"
                + " --test NAME says which test it is of");
      }
    }
  }

  private ProcessingReport process(List<Path> sources) {
    BenchmarkProcessors processors = processors();
    requireResults(sources, ResultNames.of(processors));
    ResultPipeline.Builder builder =
        ResultPipeline.builder().processors(processors).limits(limits.limits());
    Long atOnce = jobs.get();
    if (atOnce != null) {
      builder.concurrency((int) Math.min(atOnce, Integer.MAX_VALUE));
    }
    Duration longest = timeout.get();
    if (longest != null) {
      builder.timeout(longest);
    }
    String onlyTest = test.get();
    if (onlyTest != null) {
      builder.test(onlyTest);
    }
    String onlyInstance = instance.get();
    if (onlyInstance != null) {
      builder.instance(onlyInstance);
    }
    StartTime earliest = since.get();
    if (earliest != null) {
      earliest.applyTo(builder);
    }
    addExporters(builder);
    Progress progress = new Progress(environment.err(), reader(), System::nanoTime);
    builder.includePrivate(includePrivate.get()).listener(progress);
    ProcessingReport result = null;
    try (ResultPipeline pipeline = builder.build()) {
      result = pipeline.process(sources.toArray(new Path[0]));
    } catch (ExportException e) {
      if (result == null) {
        throw e;
      }
      unfinished = e;
    } finally {
      progress.clear();
    }
    return result;
  }

  private Progress.Reader reader() {
    if (environment.interactive()) {
      return Progress.Reader.TERMINAL;
    }
    return quiet.get() ? Progress.Reader.NOBODY : Progress.Reader.LOG;
  }

  private void addExporters(ResultPipeline.Builder builder) {
    List<Exporter> exporters = new ArrayList<>();
    Path directory = json.get();
    if (directory != null) {
      exporters.add(JsonFileExporter.to(directory));
      destinations.add(directory.toString());
    }
    Path lines = ndjson.get();
    if (lines != null) {
      exporters.add(
          isStandardOutput(lines)
              ? NdjsonExporter.to(environment.documents())
              : NdjsonExporter.to(lines));
      destinations.add(isStandardOutput(lines) ? "standard output" : lines.toString());
    }
    for (Exporter server : targets.exporters(environment)) {
      exporters.add(server);
      destinations.add(server.name());
    }
    exporters.forEach(dryRun.get() ? Exporter::abandon : builder::export);
  }

  /** Reports plugins that cannot be used; with {@code --strict} they are an error. */
  private BenchmarkProcessors processors() {
    BenchmarkProcessors processors = environment.plugins().processors();
    List<String> problems = environment.plugins().problems(processors);
    if (strict.get() && !problems.isEmpty()) {
      throw new UsageException(
          String.join("\n", problems) + "\nRemove the plugin or correct it, or leave --strict out");
    }
    Plugins.print(problems, environment.err());
    return processors;
  }

  private void writeReport(ProcessingReport result) {
    Path target = report.get();
    if (target == null) {
      return;
    }
    try {
      if (isStandardOutput(target)) {
        result.writeJson(environment.out());
        environment.out().flush();
      } else {
        writeReport(result, target);
      }
    } catch (IOException e) {
      throw new ExportException(
          "report",
          "cannot write " + target + " (" + e + "); check the directory and its space",
          e);
    }
  }

  private static void writeReport(ProcessingReport result, Path target) throws IOException {
    try (AtomicFile file = AtomicFile.open(target)) {
      Writer text = new OutputStreamWriter(file.out(), StandardCharsets.UTF_8);
      result.writeJson(text);
      text.flush();
      file.commit();
    }
  }

  private void summarize(ProcessingReport result) {
    PrintWriter out =
        isStandardOutput(ndjson.get()) || isStandardOutput(report.get())
            ? environment.err()
            : environment.out();
    if (isNothing(result) && !result.interrupted()) {
      environment.err().println("zathras: " + nothing(result));
    }
    if (quiet.get()) {
      result.failures().stream().map(Item::summary).forEach(environment.err()::println);
      result.underWay().forEach(archive -> environment.err().println(Printable.of(archive)));
      result.deliveries().forEach(this::printFailed);
      return;
    }
    if (!result.items().isEmpty() || result.interrupted()) {
      if (verbose.get()) {
        result.writeDetails(out);
      } else {
        result.writeText(out);
      }
      out.println(Printable.of(destinations(result.count(Outcome.PROCESSED))));
    }
  }

  private String nothing(ProcessingReport result) {
    if (result.leftOut() > 0) {
      return result.leftOut()
          + (result.leftOut() == 1 ? " result is" : " results are")
          + " left out by --instance or --since, and there are no others";
    }
    return result.count(Outcome.SKIPPED) == 0
        ? "no results_<test>.zip at or below the given paths"
        : "no processor reads any of the results at or below the given paths";
  }

  /** Returns the end of the line of totals, which says whether documents went anywhere. */
  private String destinations(long documents) {
    if (documents == 0) {
      return dryRun.get() ? "; dry run: no document would be written" : "";
    }
    if (destinations.isEmpty()) {
      return "; no document was written, --json DIR writes them";
    }
    return dryRun.get()
        ? "; dry run: "
            + documents
            + (documents == 1 ? " document" : " documents")
            + " would go to "
            + String.join(", ", destinations)
        : "";
  }

  private void printFailed(String exporter, Map<DeliveryOutcome, Integer> counts) {
    int failed = counts.getOrDefault(DeliveryOutcome.FAILED, 0);
    if (failed > 0) {
      environment.err().println(exporter + ": " + failed + " failed");
    }
  }

  private int exitCode(ProcessingReport result) {
    if (isNothing(result)) {
      return ExitCode.NOTHING_FOUND;
    }
    return (strict.get() ? result.isStrictlyClean() : result.isClean())
        ? ExitCode.OK
        : ExitCode.FAILED;
  }

  /** Returns whether nothing was read: every result is missing or has no processor. */
  private static boolean isNothing(ProcessingReport result) {
    return result.count(Outcome.MISSING) + result.count(Outcome.SKIPPED) == result.items().size();
  }

  /** Returns the directory of a file to create; {@code null} for no file, a stream or a pipe. */
  private static @Nullable Path directoryOf(@Nullable Path file) {
    if (file == null
        || isStandardOutput(file)
        || (Files.exists(file) && !Files.isRegularFile(file))) {
      return null;
    }
    return file.toAbsolutePath().getParent();
  }

  private static boolean isStandardOutput(@Nullable Path file) {
    return STANDARD_OUTPUT.equals(file);
  }
}
