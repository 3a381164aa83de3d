package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.ChangePoint;
import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.report.CsvReport;
import io.zathras.report.HtmlReport;
import io.zathras.report.JsonReport;
import io.zathras.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code zathras history}: metrics over time, and where they change. */
final class HistoryCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions(
              "history", "Shows metrics over time, with the points at which they change.", this)
          .inOrder();

  private final DocumentArguments documents = new DocumentArguments(options);
  private final MetricOptions shown = new MetricOptions(options);
  private final Value<ReportFormat> format =
      options.choice(
          "--format",
          "FORMAT",
          ReportFormat.TEXT,
          "text (by default), csv, json, or otava-csv, which Apache Otava reads.");
  private final HtmlOutput page = new HtmlOutput(options);
  private final Value<FailOn> failOn =
      options.choice(
          "--fail-on",
          "worse|none",
          FailOn.NONE,
          "End with 4 when the newest level of a metric is worse than the one before it; by default"
              + " none.");
  private final Environment environment;

  /** The conditions under which a history fails the gate. */
  enum FailOn {
    WORSE,
    NONE
  }

  HistoryCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    format
        .get()
        .among(ReportFormat.TEXT, ReportFormat.CSV, ReportFormat.JSON, ReportFormat.OTAVA_CSV);
    page.check();
    return documents.analyze(environment, this::show);
  }

  private int show(DocumentSet read) {
    History history = chosen(History.of(read, ChangePointSettings.defaults()));
    Output.print(environment, out -> write(history, out));
    page.write(environment, () -> HtmlReport.of(history));
    return failOn.get() == FailOn.WORSE ? gate(history) : ExitCode.OK;
  }

  private History chosen(History history) {
    List<String> tests = shown.tests.get();
    List<String> metrics = shown.metrics.get();
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
    switch (format.get()) {
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
