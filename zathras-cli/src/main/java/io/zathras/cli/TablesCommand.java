package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import io.zathras.schema.DocumentFiles;
import io.zathras.schema.ResultDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code zathras tables}: documents as rows. */
final class TablesCommand implements Callable<Integer>, TargetedCommand {

  private static final String CSV = "tables";

  final CommandOptions options =
      new CommandOptions(
              "tables",
              "Writes documents as rows of five tables, without keys that depend on the data."
                  + " 'zathras process --tables DIR' does the same with raw results.",
              this)
          .inOrder();

  private final Value<List<Path>> paths =
      options.parameters(
          "DOCS",
          1,
          Path.class,
          "Documents (*.json, *.ndjson), and directories of them at any depth.");
  private final Value<@Nullable Path> csv =
      options.option(
          "--csv",
          "DIR",
          Path.class,
          "Write result.csv, metric.csv, point.csv, setting.csv and diagnostic.csv there.");
  private final TargetOptions targets = new TargetOptions(options);
  private final Environment environment;
  private final Map<String, Map<DeliveryOutcome, Integer>> counts = new TreeMap<>();
  private int problems;

  TablesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(Collection<ExporterProvider> kinds) {
    targets.offer(kinds.stream().filter(kind -> !kind.place().isUrl()).toList());
  }

  @Override
  public Integer call() {
    targets.check();
    paths.get().forEach(path -> Arguments.requireExisting("DOCS", path));
    List<Exporter> exporters = exporters();
    boolean closed = false;
    try {
      for (Path path : paths.get()) {
        DocumentFiles.read(path, document -> deliver(document, exporters), this::problem);
      }
      if (Thread.currentThread().isInterrupted()) {
        return DocumentArguments.interrupted(environment);
      }
      exporters.forEach(Exporter::close);
      closed = true;
    } finally {
      if (!closed) {
        exporters.forEach(Exporter::abandon);
      }
    }
    return summarize();
  }

  private List<Exporter> exporters() {
    List<Exporter> exporters = new ArrayList<>();
    if (!targets.named().isEmpty()) {
      exporters.addAll(targets.exporters(environment));
    }
    Path directory = csv.get();
    if (directory != null) {
      ExporterSettings settings =
          ExporterSettings.of(
              "--csv", Map.of("directory", directory.toString()), environment::variable);
      exporters.add(environment.plugins().exporters().named(CSV).create(settings));
    }
    if (exporters.isEmpty()) {
      throw new UsageException("where to? Give --csv DIR");
    }
    return exporters;
  }

  private void deliver(ResultDocument document, List<Exporter> exporters) {
    for (Exporter exporter : exporters) {
      Delivery delivery = exporter.export(document);
      counts
          .computeIfAbsent(exporter.name(), name -> new EnumMap<>(DeliveryOutcome.class))
          .merge(delivery.outcome(), 1, Integer::sum);
      if (delivery.outcome() == DeliveryOutcome.FAILED) {
        ExportException failure = delivery.failure();
        problem(document.id() + ": " + (failure == null ? "failed" : failure.getMessage()));
      }
    }
  }

  private void problem(String problem) {
    problems++;
    environment.err().println("zathras: " + Printable.of(problem));
  }

  private int summarize() {
    if (counts.isEmpty() && problems == 0) {
      environment
          .err()
          .println("zathras: no document at or below the given paths; raw results need 'process'");
      return ExitCode.NOTHING_FOUND;
    }
    counts.forEach(
        (name, of) ->
            environment
                .out()
                .println(
                    name
                        + ": "
                        + of.getOrDefault(DeliveryOutcome.DELIVERED, 0)
                        + " delivered, "
                        + of.getOrDefault(DeliveryOutcome.DUPLICATE, 0)
                        + " already there, "
                        + of.getOrDefault(DeliveryOutcome.FAILED, 0)
                        + " failed"));
    return problems == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
