package io.zathras.testkit.sample;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.Timestamp;
import java.util.Map;

/** A small processor that does everything right: one run a row, one point a run. */
public final class BootTimeProcessor implements BenchmarkProcessor {

  public static final String HEADER = "boot_seconds,Start_Date,End_Date\n";
  public static final String GOOD =
      "# version: 2.1\n"
          + HEADER
          + "11.5,2026-01-05T10:00:00Z,2026-01-05T10:00:12Z\n"
          + "12.5,2026-01-05T10:01:00Z,2026-01-05T10:01:13Z\n";

  private static final Metric SECONDS = Metric.of("boot_seconds", "s", Direction.LOWER_IS_BETTER);

  @Override
  public ProcessorDescriptor descriptor() {
    return ProcessorDescriptor.forTest("boot_time")
        .prefix("boot_time")
        .title("Boot time")
        .url("https://example.org/boot-time")
        .build();
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    FileEntry file = input.firstOf("results_boot_time.csv");
    if (file == null) {
      throw input.report().failure("there is no results_boot_time.csv");
    }
    WrapperTable table = input.table(file);
    BenchmarkResult.Builder result =
        BenchmarkResult.builder().benchmarkVersion(table.meta("version")).metrics(SECONDS);
    int runs = 0;
    for (WrapperTable.Row row : table.rows()) {
      Double seconds = row.positive("boot_seconds");
      if (seconds != null) {
        Timestamp start = row.time("Start_Date");
        TimeSeries.Builder points = TimeSeries.builder();
        if (start == null) {
          points.untimed(
              PointConfiguration.ofRepetition("boot", ++runs), Map.of(SECONDS.name(), seconds));
        } else {
          points.measured(
              start,
              PointConfiguration.ofRepetition("boot", ++runs),
              Map.of(SECONDS.name(), seconds));
        }
        Run run =
            Run.builder()
                .runNumber(runs)
                .name("boot " + runs)
                .status(Status.PASS)
                .startTime(start)
                .endTime(row.time("End_Date"))
                .durationSeconds(seconds)
                .configuration("attempt", runs)
                .validation("source", "journal")
                .metric(SECONDS.name(), seconds)
                .timeseries(points.build())
                .build();
        result.run(run);
        if (runs == 1) {
          result.primaryMean(SECONDS, new double[] {seconds}, run).interval(start, null);
        }
      }
    }
    if (runs == 0) {
      input.report(file).error("table-empty", "no row with a boot time");
    }
    return result.status(runs > 0 ? Status.PASS : Status.FAIL).build();
  }
}
