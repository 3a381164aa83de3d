package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Scope;
import io.zathras.archive.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The documents that a command is about. */
final class DocumentArguments {

  @Parameters(
      paramLabel = "DOCS",
      arity = "1..*",
      description =
          "Documents (*.json, *.ndjson), raw results, and directories that hold either at any"
              + " depth.")
  List<Path> paths = new ArrayList<>();

  DocumentArguments() {}

  /** Reads them; says of an empty set that it is one. */
  DocumentSet read(Environment environment, Scope scope) throws InterruptedException {
    paths.forEach(path -> Arguments.requireExisting("DOCS", path));
    String name = paths.size() == 1 ? paths.get(0).toString() : paths.get(0) + " and more";
    DocumentSet documents = new DocumentReader(environment, scope).read(name, paths);
    if (documents.results().isEmpty() && documents.problems().isEmpty()) {
      environment.err().println("zathras: no document and no result at or below the given paths");
    }
    documents
        .problems()
        .forEach(problem -> environment.err().println("zathras: " + Printable.of(problem)));
    return documents;
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
