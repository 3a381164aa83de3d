package io.zathras.cli;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import io.zathras.exporter.ExportException;
import io.zathras.report.CsvReport;
import io.zathras.report.HtmlReport;
import io.zathras.report.JsonReport;
import io.zathras.report.ResultTable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Pages with their data attached, whole or not at all. */
final class HtmlOutput {

  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  private HtmlOutput() {}

  static void write(Environment environment, Path target, Comparison comparison) {
    write(
        environment,
        target,
        HtmlReport.of(comparison)
            .withAttachment(
                "comparison.csv", CSV, text(out -> CsvReport.write(comparison, out)))
            .withAttachment(
                "comparison.json", JSON, text(out -> JsonReport.write(comparison, out))));
  }

  static void write(Environment environment, Path target, History history) {
    write(
        environment,
        target,
        HtmlReport.of(history)
            .withAttachment("history.csv", CSV, text(out -> CsvReport.write(history, out)))
            .withAttachment("history.json", JSON, text(out -> JsonReport.write(history, out))));
  }

  static void write(Environment environment, Path target, DocumentSet documents) {
    ResultTable table = ResultTable.of(documents).build();
    write(
        environment,
        target,
        HtmlReport.of(documents)
            .withAttachment("results.csv", CSV, text(out -> CsvReport.write(table, out)))
            .withAttachment("results.json", JSON, text(out -> JsonReport.write(table, out))));
  }

  private static void write(Environment environment, Path target, HtmlReport report) {
    Output.write("--html", target, report.withTime(time(environment))::write);
  }

  private static String text(Output.Form form) {
    StringWriter text = new StringWriter();
    try {
      form.write(text);
    } catch (IOException e) {
      throw new ExportException("--html", "cannot make the page (" + e + ")", e);
    }
    return text.toString();
  }

  /** Returns the time in seconds, or the one that a reproducible build is given. */
  private static Instant time(Environment environment) {
    String epoch = environment.variable("SOURCE_DATE_EPOCH");
    return epoch != null && epoch.matches("[0-9]{1,10}")
        ? Instant.ofEpochSecond(Long.parseLong(epoch))
        : Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
