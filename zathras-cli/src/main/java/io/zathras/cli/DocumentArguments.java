package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.archive.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The documents that a command works on. */
final class DocumentArguments {

  private final Value<List<String>> texts;
  private final Value<List<String>> queries;
  private final SourceOptions source;

  DocumentArguments(CommandOptions options) {
    texts =
        options.parameters(
            "DOCS",
            0,
            String.class,
            "Documents (*.json, *.ndjson), raw results, and directories that hold either at any"
                + " depth; with --from queries.");
    queries =
        options.repeated(
            "--query",
            "QUERY",
            String.class,
            "With --from: the same as a query in the place of DOCS.");
    source = new SourceOptions(options);
  }

  /**
   * Reads the documents and runs a command on them.
   *
   * @param command returns its exit code, which counts when the documents had no problem
   * @return the exit code
   */
  int analyze(Environment environment, ToIntFunction<DocumentSet> command) {
    DocumentSet documents;
    try {
      documents = read(environment);
    } catch (InterruptedException e) {
      return interrupted(environment);
    }
    int code =
        documents.results().isEmpty() ? ExitCode.NOTHING_FOUND : command.applyAsInt(documents);
    return documents.problems().isEmpty() ? code : ExitCode.FAILED;
  }

  /** Reads the documents, and reports an empty set. */
  private DocumentSet read(Environment environment) throws InterruptedException {
    List<String> all = new ArrayList<>(texts.get());
    all.addAll(queries.get());
    if (source.isGiven()) {
      if (all.isEmpty()) {
        all.add("");
      }
    } else {
      check();
    }
    String first = all.get(0).isEmpty() ? source.name() : all.get(0);
    String name = all.size() == 1 ? first : first + " and more";
    DocumentSet documents = new DocumentReader(environment, source).read(name, all);
    if (documents.results().isEmpty() && documents.problems().isEmpty()) {
      environment.err().println("zathras: no document and no result at or below the given paths");
    }
    documents
        .problems()
        .forEach(problem -> environment.err().println("zathras: " + Printable.of(problem)));
    return documents;
  }

  private void check() {
    if (!queries.get().isEmpty()) {
      throw new UsageException("--query needs --from TARGET");
    }
    if (texts.get().isEmpty()) {
      throw new UsageException("which documents? Give DOCS, or --from TARGET");
    }
    texts.get().forEach(text -> Arguments.requireExisting("DOCS", Path.of(text)));
  }

  static int interrupted(Environment environment) {
    environment.err().println("zathras: interrupted");
    return ExitCode.INTERRUPTED;
  }
}
