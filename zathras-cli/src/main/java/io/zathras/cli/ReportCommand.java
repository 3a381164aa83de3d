package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Scope;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zathras report}: the numbers of documents as a page. */
@Command(
    name = "report",
    description = "Makes a page of the numbers of documents or raw results.",
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {

  private final Environment environment;

  @Mixin DocumentArguments documents = new DocumentArguments();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      required = true,
      description = "Write the page to FILE, which needs no other file.")
  @Nullable Path html;

  @Option(names = "--runs", description = "Show the metrics of the runs too.")
  boolean runs;

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(html);
    Arguments.refuseDirectory("--html", target);
    DocumentSet read;
    try {
      read = documents.read(environment, runs ? Scope.RUNS : Scope.HEADLINE);
    } catch (InterruptedException e) {
      return DocumentArguments.interrupted(environment);
    }
    if (!read.results().isEmpty()) {
      HtmlOutput.write(environment, target, read);
    }
    return DocumentArguments.exitCode(read);
  }
}
