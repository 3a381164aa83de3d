package com.example.sqlite;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
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
    TreeMap<Integer, TreeMap<Integer, MetricValues>> timesBySize = new TreeMap<>();
    Interval whole = Interval.UNKNOWN;
    boolean complete = true;
    for (FileEntry file : input.files().find("results_sqlite_*.csv")) {
      for (WrapperTable.Row row : input.table(file).rows()) {
        Integer size = row.count("table_entries");
        Integer processes = row.count("procs");
        Double real = row.positive("Real_time");
        Double user = row.decimal("User_time");
        Double system = row.decimal("System_time");
        if (size == null || processes == null || real == null || user == null || system == null) {
          row.reject("'" + row + "' lacks a setting or a time");
          complete = false;
          continue;
        }
        timesBySize
            .computeIfAbsent(size, key -> new TreeMap<>())
            .put(processes, new MetricValues().put(REAL, real).put(USER, user).put(SYSTEM, system));
        whole = whole.span(row.dates());
      }
    }
    if (timesBySize.isEmpty()) {
      throw input.report().failure("no results_sqlite_<entries>.csv with a readable row");
    }
    return result(input.result().interval(whole), timesBySize, complete);
  }

  // endregion

  // region result
  private static BenchmarkResult result(
      ResultBuilder result,
      TreeMap<Integer, TreeMap<Integer, MetricValues>> timesBySize,
      boolean complete) {
    for (Map.Entry<Integer, TreeMap<Integer, MetricValues>> table : timesBySize.entrySet()) {
      TreeMap<Integer, MetricValues> times = table.getValue();
      // The wrapper leaves no verdict, so the run's stays UNKNOWN: numbers alone are no PASS.
      RunBuilder run =
          result
              .run("entries=" + table.getKey())
              .sweep()
              .setting("table_entries", table.getKey())
              .setting("procs", times.lastKey())
              .metrics(times.lastEntry().getValue());
      times.forEach(
          (processes, measured) ->
              run.point(null, PointConfiguration.of("procs", processes), measured));
      if (!complete) {
        run.incomplete();
      }
    }
    RunBuilder largest = result.runs().get(timesBySize.size() - 1);
    return result.headline(REAL, largest).build();
  }
  // endregion
}
