package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Scope;
import io.zathras.exporter.ExporterProviders;
import org.jspecify.annotations.Nullable;

/** The options for the input of an analysis: files or the documents of a target, and the scope. */
final class SourceOptions {

  private final Value<Boolean> runs;
  private final Value<@Nullable String> from;
  private final TargetOptions targets;

  SourceOptions(CommandOptions options) {
    runs = options.flag("--runs", "Take the metrics of the runs too.");
    from =
        options.option(
            "--from",
            "TARGET",
            String.class,
            "Ask a target for the documents that it was sent, as opensearch; what stands in the"
                + " place of paths are queries in its language then. --config, --set and the"
                + " environment say where it is.");
    targets = new TargetOptions(options);
  }

  /** Returns whether the documents come from a target. */
  boolean isGiven() {
    return from.get() != null;
  }

  /** Returns the scope of the metrics to read. */
  Scope scope() {
    return runs.get() ? Scope.RUNS : Scope.HEADLINE;
  }

  /** Returns the target's name. */
  String name() {
    return String.valueOf(from.get());
  }

  /** Adds the documents that a query finds, one by one. */
  void read(Environment environment, String query, DocumentSet.Builder documents) {
    String name = name();
    ExporterProviders providers = environment.plugins().exporters();
    if (!providers.names().contains(name)) {
      throw new UsageException(
          "--from " + name + ": expected one of " + String.join(", ", providers.names()));
    }
    providers
        .named(name)
        .read(targets.settings(name, environment), query, documents::add, documents::problem);
  }
}
