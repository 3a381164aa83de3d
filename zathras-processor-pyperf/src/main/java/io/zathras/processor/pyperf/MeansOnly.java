package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.TestReport;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left when the suite file is lost and the wrapper's table is sound: means, no values. */
final class MeansOnly {

  private MeansOnly() {}

  /**
   * Reads the table alone.
   *
   * @throws ProcessingException if there is no sound mean either, and no report of a failure
   */
  static BenchmarkResult read(ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    FileEntry file = OutFiles.newest(input, "pyperf_out_*.csv");
    SummaryTable table = file == null ? null : SummaryTable.read(file, name -> true, diagnostics);
    List<Run> runs = table == null ? List.of() : runs(table, diagnostics);
    boolean failed = TestReport.read(input.firstOf(TestReport.FILE)) == Status.FAIL;
    if (runs.isEmpty() && !failed) {
      throw new ProcessingException(
          input.files().name(),
          null,
          "no pyperf_out_*.json, and no pyperf_out_*.csv with sound means; expected the suite file"
              + " that pyperf wrote",
          null);
    }
    diagnostics.error(
        "suite-missing",
        input.files().name(),
        null,
        "no pyperf_out_*.json; expected the suite file that pyperf wrote; "
            + runs.size()
            + " rounded means of the wrapper's table are all that is left");
    BenchmarkResult.Builder result = BenchmarkResult.builder().metrics(Unit.SECOND.mean());
    Status report = TestReport.check(input, table != null && !table.isDated());
    Headline.add(result, runs, false, report, input);
    if (table != null) {
      LocalDateTime begin = OutFiles.begin(table.file());
      result
          .benchmarkVersion(table.performanceVersion())
          .interval(table.interval().start(), table.interval().end())
          .beginStamp(begin == null ? null : Timestamp.local(begin));
    }
    return result.build();
  }

  private static List<Run> runs(SummaryTable table, Diagnostics diagnostics) {
    List<Run> runs = new ArrayList<>();
    List<SummaryTable.Row> doubtful = new ArrayList<>();
    for (SummaryTable.Row row : table.rows()) {
      Double seconds = row.seconds();
      if (seconds == null || seconds <= 0 || row.interval().start() == null) {
        doubtful.add(row);
      } else {
        runs.add(run(runs.size() + 1, row.name(), seconds, table.pythonVersion()));
      }
    }
    if (!doubtful.isEmpty()) {
      SummaryTable.Row first = doubtful.get(0);
      diagnostics.error(
          "averages-doubtful",
          table.file().location(),
          first.line(),
          "'"
              + first.average()
              + " "
              + first.unit()
              + "' of "
              + first.name()
              + " is no mean to rely on; expected seconds above 0 with at least six decimals, or"
              + " whole nanoseconds, and the suite's dates; "
              + doubtful.size()
              + " such rows are left out");
    }
    return runs;
  }

  private static Run run(int number, String name, double seconds, @Nullable String python) {
    Run.Builder run =
        Run.builder()
            .runNumber(number)
            .name(name)
            .status(Status.PARTIAL)
            .metric(Unit.SECOND.mean().name(), seconds)
            .validation("reason", "only the wrapper's rounded mean is left of the values");
    if (python != null) {
      run.configuration("python_version", python);
    }
    return run.build();
  }
}
