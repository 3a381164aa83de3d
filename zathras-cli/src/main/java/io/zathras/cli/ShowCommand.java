package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.report.CsvReport;
import io.zathras.report.JsonReport;
import io.zathras.report.MarkdownReport;
import io.zathras.report.ResultTable;
import io.zathras.report.TextReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code zathras show}: the numbers of documents as a table. */
final class ShowCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions(
              "show", "Shows the headline numbers of documents or raw results as a table.", this)
          .inOrder();

  private final DocumentArguments documents = new DocumentArguments(options);
  private final Value<@Nullable String> by =
      options.option(
          "--by",
          "PROPERTY",
          String.class,
          "One row for each value of instance, cpu, os, kernel, tuned, version, or a setting of the"
              + " runs, with the spread between its results.");
  private final MetricOptions shown = new MetricOptions(options);
  private final Value<ReportFormat> format =
      options.choice(
          "--format", "FORMAT", ReportFormat.TEXT, "text (by default), markdown, csv or json.");
  private final Environment environment;

  ShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    format
        .get()
        .among(ReportFormat.TEXT, ReportFormat.MARKDOWN, ReportFormat.CSV, ReportFormat.JSON);
    return documents.analyze(
        environment,
        read -> {
          print(table(read));
          return ExitCode.OK;
        });
  }

  private ResultTable table(DocumentSet read) {
    ResultTable.Builder table =
        ResultTable.of(read)
            .metrics(shown.metrics.get().toArray(String[]::new))
            .tests(shown.tests.get().toArray(String[]::new));
    String property = by.get();
    try {
      return (property == null ? table : table.by(property)).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void print(ResultTable table) {
    Output.print(
        environment,
        out -> {
          switch (format.get()) {
            case MARKDOWN -> out.write(MarkdownReport.of(table));
            case CSV -> CsvReport.write(table, out);
            case JSON -> JsonReport.write(table, out);
            default -> TextReport.write(table, Output.width(environment), out);
          }
        });
  }
}
