package com.example.boottime;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Direction;
import io.zathras.schema.Run;
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
      throw new ProcessingException(
          input.files().name(), null, "there is no boot_info; was the system reached?", null);
    }
    StartupLine line = StartupLine.find(file);
    if (line == null) {
      String message = "no line 'Startup finished in ...'; the boot had not ended";
      input.diagnostics().error("boot-not-finished", file.location(), null, message);
      return BenchmarkResult.builder().status(Status.FAIL).build();
    }
    BenchmarkResult.Builder result = BenchmarkResult.builder().status(Status.PASS).metrics(TOTAL);
    Run.Builder run =
        Run.builder().runNumber(1).status(Status.PASS).metric(TOTAL.name(), line.totalSeconds());
    line.stageSeconds()
        .forEach(
            (name, seconds) -> {
              Metric stage = STAGES.get(name);
              if (stage == null) {
                String message = "unknown stage '" + name + "' is left out of the metrics";
                input
                    .diagnostics()
                    .warning("unknown-stage", file.location(), line.number(), message);
              } else {
                run.metric(stage.name(), seconds);
                result.metrics(stage);
              }
            });
    Run boot = run.build();
    return result.run(boot).primaryMean(TOTAL, new double[] {line.totalSeconds()}, boot).build();
  }

  private static Metric seconds(String name, String description) {
    return new Metric(name, "s", Direction.LOWER_IS_BETTER, description);
  }
}
