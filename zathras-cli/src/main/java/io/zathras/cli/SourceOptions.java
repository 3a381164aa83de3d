package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Scope;
import io.zathras.exporter.ExporterProviders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What an analysis reads: files, or in their place the documents of a target; and how much of it.
 */
final class SourceOptions {

  @Option(names = "--runs", description = "Take the metrics of the runs too.")
  boolean runs;

  @Option(
      names = "--from",
      paramLabel = "TARGET",
      description =
          "Ask a target for the documents that it was sent, as opensearch; what stands in the place"
              + " of paths are queries in its language then. --config, --set and the environment"
              + " say where it is.")
  @Nullable String from;

  @Mixin TargetOptions targets = new TargetOptions();

  /** Returns whether a target is asked. */
  boolean isGiven() {
    return from != null;
  }

  /** Returns which metrics are read. */
  Scope scope() {
    return runs ? Scope.RUNS : Scope.HEADLINE;
  }

  /** Adds the documents that a query finds, one by one. */
  void read(Environment environment, String query, DocumentSet.Builder documents) {
    String name = String.valueOf(from);
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
