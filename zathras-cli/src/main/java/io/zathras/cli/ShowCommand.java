package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.report.CsvReport;
import io.zathras.report.JsonReport;
import io.zathras.report.MarkdownReport;
import io.zathras.report.ResultTable;
import io.zathras.report.TextReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zathras show}: the numbers of documents as a table. */
@Command(
    name = "show",
    description = "Shows the headline numbers of documents or raw results as a table.",
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {

  private final Environment environment;

  @Mixin DocumentArguments documents = new DocumentArguments();

  @Option(
      names = "--by",
      paramLabel = "PROPERTY",
      description =
          "One row for each value of instance, cpu, os, kernel, tuned, version, or a setting of the"
              + " runs, with the spread between its results.")
  @Nullable String by;

  @Mixin MetricOptions shown = new MetricOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (by default), markdown, csv or json.")
  ReportFormat format = ReportFormat.TEXT;

  ShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    format.among(ReportFormat.TEXT, ReportFormat.MARKDOWN, ReportFormat.CSV, ReportFormat.JSON);
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
            .metrics(shown.metrics.toArray(String[]::new))
            .tests(shown.tests.toArray(String[]::new));
    try {
      return (by == null ? table : table.by(by)).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void print(ResultTable table) {
    Output.print(
        environment,
        out -> {
          switch (format) {
            case MARKDOWN -> out.write(MarkdownReport.of(table));
            case CSV -> CsvReport.write(table, out);
            case JSON -> JsonReport.write(table, out);
            default -> TextReport.write(table, Output.width(environment), out);
          }
        });
  }
}
