package io.zathras.cli;

import io.zathras.exporter.JsonFileExporter;
import io.zathras.exporter.NdjsonExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zathras process}: results in, documents out. */
@Command(
    name = "process",
    description = "Makes documents of all results at or below the paths.",
    mixinStandardHelpOptions = true)
final class ProcessCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PATH", description = "Result archives or directories.")
  List<Path> paths = new ArrayList<>();

  @Option(names = "--input", description = "The same as PATH.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"--json", "--output-json"},
      paramLabel = "DIR",
      description = "Write each document to DIR/<document_id>.json.")
  @Nullable Path json;

  @Option(
      names = "--ndjson",
      paramLabel = "FILE",
      description = "Write all documents to FILE, one a line.")
  @Nullable Path ndjson;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON.")
  @Nullable Path report;

  @Option(names = "--jobs", paramLabel = "N", description = "Archives read at once.")
  @Nullable Integer jobs;

  @Option(
      names = "--strict",
      description = "Exit with 1 also for skipped archives and error diagnostics.")
  boolean strict;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print failures only.")
  boolean quiet;

  @Mixin LimitOptions limits = new LimitOptions();

  ProcessCommand() {}

  @Override
  public Integer call() throws IOException {
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    List<Path> all = new ArrayList<>(paths);
    all.addAll(inputs);
    if (all.isEmpty()) {
      throw new ParameterException(command.commandLine(), "Missing PATH: which results?");
    }
    if (jobs != null && jobs < 1) {
      throw new ParameterException(command.commandLine(), "--jobs is " + jobs + "; expected 1 on");
    }
    ResultPipeline.Builder builder = ResultPipeline.builder().limits(limits.limits());
    if (jobs != null) {
      builder.concurrency(jobs);
    }
    if (json != null) {
      builder.export(JsonFileExporter.to(json));
    }
    if (ndjson != null) {
      builder.export(NdjsonExporter.to(ndjson));
    }
    ProcessingReport result;
    try (ResultPipeline pipeline = builder.build()) {
      result = pipeline.process(all.toArray(new Path[0]));
    }
    if (report != null) {
      Files.writeString(report, result.toJson());
    }
    if (quiet) {
      result.failures().forEach(item -> command.commandLine().getErr().println(item.summary()));
    } else {
      command.commandLine().getOut().println(result.toText());
    }
    if (result.items().isEmpty()) {
      command.commandLine().getErr().println("zathras: no results_<test>.zip found");
      return Main.NOTHING_FOUND;
    }
    if (strict ? !result.isStrictlyClean() : result.count(Outcome.FAILED) > 0) {
      return Main.FAILED;
    }
    return Main.OK;
  }
}
