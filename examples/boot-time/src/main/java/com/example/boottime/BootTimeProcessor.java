package com.example.boottime;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.Map;

/** Reads how long a system took to boot, stage by stage, as {@code systemd-analyze time} says. */
public final class BootTimeProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("boot_time")
          .version("1.0")
          .title("Boot time, as systemd measures it")
          .url("https://www.freedesktop.org/software/systemd/man/latest/systemd-analyze.html")
          .build();

  private static final Metric TOTAL = seconds("boot_seconds", "All stages together");

  /** The stages by systemd's names; a virtual machine starts with the kernel. */
  private static final Map<String, Metric> STAGES =
      Map.of(
          "firmware", seconds("firmware_seconds", "In the firmware"),
          "loader", seconds("loader_seconds", "In the boot loader"),
          "kernel", seconds("kernel_seconds", "In the kernel, until the first process"),
          "initrd", seconds("initrd_seconds", "In the initial RAM disk"),
          "userspace", seconds("userspace_seconds", "From the first process to the end of boot"));

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    FileEntry file = input.firstOf("boot_info");
    if (file == null) {
      throw input.report().failure("there is no boot_info; was the system reached?");
    }
    Report report = input.report(file);
    ResultBuilder result = input.result();
    StartupLine line = StartupLine.find(file);
    if (line == null) {
      report.error(
          "boot-not-finished", "no line 'Startup finished in ...'; the boot had not ended");
      return result.build();
    }
    RunBuilder run = result.run(null).verdict(Status.PASS).metric(TOTAL, line.totalSeconds());
    line.stageSeconds()
        .forEach(
            (name, seconds) -> {
              if (STAGES.containsKey(name)) {
                run.metric(STAGES.get(name), seconds);
              } else {
                report
                    .at(line.number())
                    .warning(
                        "unknown-stage", "unknown stage '" + name + "' is left out of the metrics");
              }
            });
    double[] boots = {line.totalSeconds()};
    return result.headline(TOTAL, boots, run).withoutStatistics().build();
  }

  private static Metric seconds(String name, String description) {
    return new Metric(name, "s", Direction.LOWER_IS_BETTER, description);
  }
}
