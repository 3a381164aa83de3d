package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Scope;
import io.zathras.archive.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The documents that a command is about. */
final class DocumentArguments {

  @Parameters(
      paramLabel = "DOCS",
      arity = "0..*",
      description =
          "Documents (*.json, *.ndjson), raw results, and directories that hold either at any"
              + " depth; with --from queries.")
  List<String> texts = new ArrayList<>();

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "With --from: the same as a query in the place of DOCS.")
  List<String> queries = new ArrayList<>();

  @Mixin SourceOptions source = new SourceOptions();

  DocumentArguments() {}

  /** Reads them; says of an empty set that it is one. */
  DocumentSet read(Environment environment, Scope scope) throws InterruptedException {
    List<String> all = new ArrayList<>(texts);
    all.addAll(queries);
    if (source.isGiven()) {
      if (all.isEmpty()) {
        all.add("");
      }
    } else {
      check();
    }
    String first = all.get(0).isEmpty() ? String.valueOf(source.from) : all.get(0);
    String name = all.size() == 1 ? first : first + " and more";
    DocumentSet documents = new DocumentReader(environment, scope, source).read(name, all);
    if (documents.results().isEmpty() && documents.problems().isEmpty()) {
      environment.err().println("zathras: no document and no result at or below the given paths");
    }
    documents
        .problems()
        .forEach(problem -> environment.err().println("zathras: " + Printable.of(problem)));
    return documents;
  }

  private void check() {
    if (!queries.isEmpty()) {
      throw new UsageException("--query needs --from TARGET");
    }
    if (texts.isEmpty()) {
      throw new UsageException("which documents? Give DOCS, or --from TARGET");
    }
    texts.forEach(text -> Arguments.requireExisting("DOCS", Path.of(text)));
  }

  /** Returns the exit code of a command that shows what it read. */
  static int exitCode(DocumentSet documents) {
    if (!documents.problems().isEmpty()) {
      return ExitCode.FAILED;
    }
    return documents.results().isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.OK;
  }

  static int interrupted(Environment environment) {
    environment.err().println("zathras: interrupted");
    return ExitCode.INTERRUPTED;
  }
}
