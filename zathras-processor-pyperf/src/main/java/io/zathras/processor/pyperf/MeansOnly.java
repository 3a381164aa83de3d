package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Status;

/** Reads the means in the wrapper's table, for use when the suite file is lost. */
final class MeansOnly {

  private MeansOnly() {}

  /**
   * Reads the table alone.
   *
   * @throws io.zathras.processor.spi.ProcessingException if there is neither a sound mean nor a
   *     report of a failure
   */
  static BenchmarkResult read(ResultInput input) {
    FileEntry file = PyPerfProcessor.newest(input, "pyperf_out_*.csv");
    SummaryTable table = file == null ? null : SummaryTable.read(input.table(file), name -> true);
    ResultBuilder result = input.result().metrics(Unit.SECOND.mean());
    if (table != null && file != null) {
      addRuns(table, result);
      result
          .version(table.performanceVersion())
          .interval(table.interval())
          .begin(PyPerfProcessor.begin(file));
    }
    boolean failed = WrapperReport.read(input.firstOf(WrapperReport.FILE)) == Status.FAIL;
    if (result.runs().isEmpty() && !failed) {
      throw input
          .report()
          .failure(
              "no pyperf_out_*.json, and no pyperf_out_*.csv with sound means; expected the suite"
                  + " file that pyperf wrote");
    }
    input
        .report()
        .error(
            "suite-missing",
            "no pyperf_out_*.json; expected the suite file that pyperf wrote; "
                + result.runs().size()
                + " rounded means of the wrapper's table are all that is left");
    Status report = WrapperReport.check(input, table != null && !table.isDated());
    PyPerfProcessor.finish(result, false, report);
    return result.build();
  }

  private static void addRuns(SummaryTable table, ResultBuilder result) {
    RepeatedFindings doubtful = new RepeatedFindings();
    for (SummaryTable.Row row : table.rows()) {
      Double seconds = row.seconds();
      if (seconds == null || seconds <= 0 || row.interval().start() == null) {
        doubtful.error(
            row.report(),
            "averages-doubtful",
            "'"
                + row.average()
                + " "
                + row.unit()
                + "' of "
                + row.name()
                + " is no mean to rely on; expected seconds above 0 with at least six decimals, or"
                + " whole nanoseconds, and the suite's dates",
            "such rows are left out");
      } else {
        result
            .run(row.name())
            .verdict(Status.PARTIAL)
            .metric(Unit.SECOND.mean(), seconds)
            .setting("python_version", table.pythonVersion())
            .evidence("reason", "only the wrapper's rounded mean is left of the values");
      }
    }
    doubtful.report();
  }
}
