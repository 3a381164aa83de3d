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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zathras process}: results in, documents out. */
@Command(
    name = "process",
    description = "Makes a document of each result at or below the paths.",
    sortOptions = false)
final class ProcessCommand implements Callable<Integer>, TargetedCommand {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Environment environment;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Result archives, and directories that hold some at any depth.")
  List<Path> paths = new ArrayList<>();

  @Option(names = "--input", paramLabel = "PATH", description = "The same as PATH.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"--json", "--output-json"},
      paramLabel = "DIR",
      description = "Write each document to DIR/<document_id>.json.")
  @Nullable Path json;

  @Option(
      names = "--ndjson",
      paramLabel = "FILE",
      description = "Write all documents to FILE, one a line; '-' is standard output.")
  @Nullable Path ndjson;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what became of each result as JSON; '-' is standard output.")
  @Nullable Path report;

  @Option(
      names = "--test",
      paramLabel = "NAME",
      description =
          "Process results of this test only; a PATH that is not named as a result is one of it.")
  @Nullable String test;

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description =
          "Process results of this instance type only; '*' stands for any characters, as m5.*.")
  @Nullable String instance;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = StartTime.Converter.class,
      description =
          "Process results only that began then or later: 2026-11-01, 2026-11-01T18:30:00Z, or how"
              + " long ago, as 24h or 7d.")
  @Nullable StartTime since;

  @Option(
      names = "--dry-run",
      description = "Read and check everything, write no document, and say what would be done.")
  boolean dryRun;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Archives read at once, at most 256; by default as many as there are CPUs.")
  @Nullable Long jobs;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      description =
          "How long a processor may work on one result, as 90s or 2h; by default 10m. What takes"
              + " longer has failed.")
  @Nullable Duration timeout;

  @Option(
      names = "--strict",
      description = "End with 1 also when something was skipped or a diagnostic is an error.")
  boolean strict;

  @Option(
      names = "--include-private",
      description = "Keep host names, users, addresses and serial numbers in the documents.")
  boolean includePrivate;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print failures only.")
  boolean quiet;

  @Mixin TargetOptions targets = new TargetOptions();

  @Mixin LimitOptions limits = new LimitOptions();

  @ParentCommand @Nullable Main main;

  private final List<String> destinations = new ArrayList<>();

  /** Why an exporter could not complete what it was given. */
  private @Nullable ExportException unfinished;

  ProcessCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(CommandSpec command, Collection<ExporterProvider> kinds) {
    targets.offer(command, kinds);
  }

  @Override
  public Integer call() {
    List<Path> sources = new ArrayList<>(inputs);
    sources.addAll(paths);
    check(sources);
    ProcessingReport result = process(sources);
    // Clears the interrupt, which would close the files that follow.
    boolean interrupted = Thread.interrupted();
    summarize(result);
    writeReport(result);
    if (unfinished != null) {
      throw unfinished;
    }
    if (interrupted) {
      if (ndjson != null && !isStandardOutput(ndjson) && !dryRun) {
        environment
            .err()
            .println(
                "zathras: "
                    + Printable.of(ndjson.toString())
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
    if (json != null && Files.exists(json) && !Files.isDirectory(json)) {
      throw new UsageException("--json " + json + " is a file; expected a directory");
    }
    Arguments.refuseDirectory("--ndjson", ndjson);
    Arguments.refuseDirectory("--report", report);
    if (!dryRun) {
      Arguments.requireWritable("--json", json);
      Arguments.requireWritable("--ndjson", directoryOf(ndjson));
    }
    Arguments.requireWritable("--report", directoryOf(report));
    if (isStandardOutput(ndjson) && isStandardOutput(report)) {
      throw new UsageException("--ndjson and --report cannot both be standard output");
    }
  }

  private void requireResults(List<Path> sources, ResultNames names) {
    for (Path source : sources) {
      if (test == null && !Files.isDirectory(source) && names.test(source).isEmpty()) {
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
    if (jobs != null) {
      builder.concurrency((int) Math.min(jobs, Integer.MAX_VALUE));
    }
    if (timeout != null) {
      builder.timeout(timeout);
    }
    if (test != null) {
      builder.test(test);
    }
    if (instance != null) {
      builder.instance(instance);
    }
    if (since != null) {
      since.applyTo(builder);
    }
    addExporters(builder);
    Progress progress = new Progress(environment.err(), reader(), System::nanoTime);
    builder.includePrivate(includePrivate).listener(progress);
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
    return quiet ? Progress.Reader.NOBODY : Progress.Reader.LOG;
  }

  private void addExporters(ResultPipeline.Builder builder) {
    List<Exporter> exporters = new ArrayList<>();
    if (json != null) {
      exporters.add(JsonFileExporter.to(json));
      destinations.add(json.toString());
    }
    if (ndjson != null) {
      exporters.add(
          isStandardOutput(ndjson)
              ? NdjsonExporter.to(environment.documents())
              : NdjsonExporter.to(ndjson));
      destinations.add(isStandardOutput(ndjson) ? "standard output" : ndjson.toString());
    }
    for (Exporter server : targets.exporters(environment)) {
      exporters.add(server);
      destinations.add(server.name());
    }
    exporters.forEach(dryRun ? Exporter::abandon : builder::export);
  }

  /** Reports plugins that cannot be used; with {@code --strict} they are an error. */
  private BenchmarkProcessors processors() {
    BenchmarkProcessors processors = environment.plugins().processors();
    List<String> problems = environment.plugins().problems(processors);
    if (strict && !problems.isEmpty()) {
      throw new UsageException(
          String.join("\n", problems) + "\nRemove the plugin or correct it, or leave --strict out");
    }
    Plugins.print(problems, environment.err());
    return processors;
  }

  private void writeReport(ProcessingReport result) {
    if (report == null) {
      return;
    }
    try {
      if (isStandardOutput(report)) {
        result.writeJson(environment.out());
        environment.out().flush();
      } else {
        writeReport(result, report);
      }
    } catch (IOException e) {
      throw new ExportException(
          "report",
          "cannot write " + report + " (" + e + "); check the directory and its space",
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
        isStandardOutput(ndjson) || isStandardOutput(report)
            ? environment.err()
            : environment.out();
    if (isNothing(result) && !result.interrupted()) {
      environment.err().println("zathras: " + nothing(result));
    }
    if (quiet) {
      result.failures().stream().map(Item::summary).forEach(environment.err()::println);
      result.underWay().forEach(archive -> environment.err().println(Printable.of(archive)));
      result.deliveries().forEach(this::printFailed);
      return;
    }
    if (!result.items().isEmpty() || result.interrupted()) {
      if (main != null && main.verbose) {
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

  /** Returns what the line of totals ends with: whether documents went anywhere. */
  private String destinations(long documents) {
    if (documents == 0) {
      return dryRun ? "; dry run: no document would be written" : "";
    }
    if (destinations.isEmpty()) {
      return "; no document was written, --json DIR writes them";
    }
    return dryRun
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
    return (strict ? result.isStrictlyClean() : result.isClean()) ? ExitCode.OK : ExitCode.FAILED;
  }

  /** A run in which every result is missing or has no processor read nothing. */
  private static boolean isNothing(ProcessingReport result) {
    return result.count(Outcome.MISSING) + result.count(Outcome.SKIPPED) == result.items().size();
  }

  /** Returns where a file will be made; {@code null} for none, a stream or a pipe. */
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
