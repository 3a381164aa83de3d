package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Scope;
import io.zathras.analysis.statistics.ChangePoint;
import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.report.CsvReport;
import io.zathras.report.JsonReport;
import io.zathras.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zathras history}: metrics over time, and where they change. */
@Command(
    name = "history",
    description = "Shows metrics over time, with the points at which they change.",
    sortOptions = false)
final class HistoryCommand implements Callable<Integer> {

  private final Environment environment;

  @Mixin DocumentArguments documents = new DocumentArguments();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description = "Show this metric only; several with commas.")
  List<String> metrics = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "NAME",
      split = ",",
      description = "Show this test only; several with commas.")
  List<String> tests = new ArrayList<>();

  @Option(names = "--runs", description = "Look at the metrics of the runs too.")
  boolean runs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (by default), csv, json, or otava-csv, which Apache Otava reads.")
  ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page to FILE, which needs no other file.")
  @Nullable Path html;

  @Option(
      names = "--fail-on",
      paramLabel = "worse|none",
      description =
          "End with 4 when the newest level of a metric is worse than the one before it; by default"
              + " none.")
  FailOn failOn = FailOn.NONE;

  /** When a history does not pass. */
  enum FailOn {
    WORSE,
    NONE
  }

  HistoryCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    format.among(ReportFormat.TEXT, ReportFormat.CSV, ReportFormat.JSON, ReportFormat.OTAVA_CSV);
    Arguments.refuseDirectory("--html", html);
    DocumentSet read;
    try {
      read = documents.read(environment, runs ? Scope.RUNS : Scope.HEADLINE);
    } catch (InterruptedException e) {
      return DocumentArguments.interrupted(environment);
    }
    if (read.results().isEmpty()) {
      return DocumentArguments.exitCode(read);
    }
    History history = chosen(History.of(read, ChangePointSettings.defaults()));
    Output.print(environment, out -> write(history, out));
    if (html != null) {
      HtmlOutput.write(environment, html, history);
    }
    int code = DocumentArguments.exitCode(read);
    return code == ExitCode.OK && failOn == FailOn.WORSE ? gate(history) : code;
  }

  private History chosen(History history) {
    List<History.Segment> series =
        history.series().stream()
            .filter(one -> tests.isEmpty() || tests.contains(one.series().key().test()))
            .filter(one -> metrics.isEmpty() || metrics.contains(one.series().key().metric()))
            .toList();
    if (series.isEmpty() && !history.series().isEmpty()) {
      throw new UsageException(
          "no document has the metric; there are "
              + String.join(
                  ", ",
                  history.series().stream()
                      .map(one -> one.series().key().test() + " " + one.series().key().metric())
                      .distinct()
                      .toList()));
    }
    return new History(history.name(), series, history.notes());
  }

  private void write(History history, Writer out) throws IOException {
    switch (format) {
      case CSV -> CsvReport.write(history, out);
      case JSON -> JsonReport.write(history, out);
      case OTAVA_CSV -> {
        try {
          CsvReport.writeForOtava(history, out);
        } catch (IllegalArgumentException e) {
          throw new UsageException(String.valueOf(e.getMessage()));
        }
      }
      default -> TextReport.write(history, Output.width(environment), out);
    }
  }

  private int gate(History history) {
    Map<List<String>, History.Segment> newest = new LinkedHashMap<>();
    for (History.Segment segment : history.series()) {
      newest.merge(
          List.of(segment.series().key().toString(), segment.system()),
          segment,
          (one, other) -> time(one).compareTo(time(other)) > 0 ? one : other);
    }
    long worse = newest.values().stream().filter(HistoryCommand::isWorse).count();
    if (worse == 0) {
      return ExitCode.OK;
    }
    environment
        .err()
        .println(
            "zathras: of " + worse + " of " + newest.size() + " metrics the newest level is worse");
    return ExitCode.GATE_HIT;
  }

  private static boolean isWorse(History.Segment segment) {
    List<ChangePoint> found = segment.changes().found();
    return !found.isEmpty() && segment.isWorse(found.get(found.size() - 1));
  }

  private static String time(History.Segment segment) {
    List<Observation> all = segment.series().observations();
    return String.valueOf(all.get(all.size() - 1).result().time());
  }
}
