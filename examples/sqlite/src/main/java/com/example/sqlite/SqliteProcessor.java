package com.example.sqlite;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the times that inserting into SQLite takes. A run is one table size; its points are the
 * process counts, its metrics those at the most processes. The headline is the real time of the
 * largest table.
 */
public final class SqliteProcessor implements BenchmarkProcessor {

  // region descriptor
  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("sqlite")
          .version("1.0")
          .title("SQLite: time of concurrent inserts")
          .url("https://www.sqlite.org/")
          .build();

  private static final Metric REAL = seconds("real_time_seconds", "Mean wall clock of a process");
  private static final Metric USER = seconds("user_time_seconds", "User time of all processes");
  private static final Metric SYSTEM = seconds("system_time_seconds", "System time of all");

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  private static Metric seconds(String name, String description) {
    return new Metric(name, "s", Direction.LOWER_IS_BETTER, description);
  }

  // endregion

  // region process
  @Override
  public BenchmarkResult process(ResultInput input) {
    TreeMap<Integer, TreeMap<Integer, Map<String, Double>>> timesBySize = new TreeMap<>();
    Interval whole = Interval.UNKNOWN;
    boolean complete = true;
    for (FileEntry file : input.files().find("results_sqlite_*.csv")) {
      for (WrapperTable.Row row : WrapperTable.read(file).rows()) {
        Integer size = row.count(input.diagnostics(), "table_entries");
        Integer processes = row.count(input.diagnostics(), "procs");
        Double real = row.positive(input.diagnostics(), "Real_time");
        Double user = row.decimal(input.diagnostics(), "User_time");
        Double system = row.decimal(input.diagnostics(), "System_time");
        if (size == null || processes == null || real == null || user == null || system == null) {
          row.error(input.diagnostics(), "row-rejected", "'" + row + "' is left out");
          complete = false;
          continue;
        }
        timesBySize
            .computeIfAbsent(size, key -> new TreeMap<>())
            .put(processes, Map.of(REAL.name(), real, USER.name(), user, SYSTEM.name(), system));
        whole = whole.span(row.interval(input.diagnostics()));
      }
    }
    if (timesBySize.isEmpty()) {
      throw new ProcessingException(
          input.files().name(), null, "no results_sqlite_<entries>.csv with a readable row", null);
    }
    return result(timesBySize, whole, complete);
  }

  // endregion

  // region result
  private static BenchmarkResult result(
      TreeMap<Integer, TreeMap<Integer, Map<String, Double>>> timesBySize,
      Interval whole,
      boolean complete) {
    // The wrapper leaves no verdict, so numbers alone are no PASS.
    Status status = complete ? Status.UNKNOWN : Status.PARTIAL;
    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .metrics(REAL, USER, SYSTEM)
            .interval(whole.start(), whole.end())
            .status(status);
    Run largest = null;
    for (Map.Entry<Integer, TreeMap<Integer, Map<String, Double>>> table : timesBySize.entrySet()) {
      largest = run(largest == null ? 1 : largest.runNumber() + 1, table, status);
      result.run(largest);
    }
    double real = largest.metrics().get(REAL.name());
    result.primary(REAL, PrimaryMetric.reported(real, REAL.definition(), largest.key()));
    return result.build();
  }

  private static Run run(
      int number, Map.Entry<Integer, TreeMap<Integer, Map<String, Double>>> table, Status status) {
    int size = table.getKey();
    TimeSeries.Builder points = TimeSeries.builder();
    table
        .getValue()
        .forEach(
            (processes, times) -> points.untimed(PointConfiguration.of("procs", processes), times));
    return Run.builder()
        .runNumber(number)
        .name("entries=" + size)
        .configuration("table_entries", size)
        .configuration("procs", table.getValue().lastKey())
        .metrics(table.getValue().lastEntry().getValue())
        .timeseries(points.build())
        .status(status)
        .build();
  }
  // endregion
}
