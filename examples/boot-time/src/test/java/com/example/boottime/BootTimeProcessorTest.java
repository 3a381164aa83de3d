package com.example.boottime;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.testkit.ProcessorTestKit;
import org.junit.jupiter.api.Test;

class BootTimeProcessorTest {

  private static ProcessorTestKit bootInfo(String text) {
    return ProcessorTestKit.processor(new BootTimeProcessor()).file("boot_info", text);
  }

  // region test
  @Test
  void readsEachStageAndTheTotal() {
    ResultDocument document =
        bootInfo(
                """
                ====================
                systemd-analyze time
                Startup finished in 883ms (kernel) + 1.991s (initrd) + 16.237s (userspace) = 19.112s
                """)
            .process();

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("boot_seconds", 19.112)
        .hasMetricDefinition("boot_seconds", "s", Direction.LOWER_IS_BETTER)
        .hasNoDiagnostics()
        .run("run_1")
        .hasMetric("kernel_seconds", 0.883)
        .hasMetric("initrd_seconds", 1.991)
        .hasMetric("userspace_seconds", 16.237)
        .hasNoMetric("firmware_seconds");
  }

  // endregion

  @Test
  void readsMinutesAndHours() {
    ResultDocument document =
        bootInfo("Startup finished in 1min 3.2s (firmware) + 1h 2min 5s (kernel) = 1h 3min 8.2s ")
            .process();

    assertThat(document)
        .run("run_1")
        .hasMetric("firmware_seconds", 63.2, within(1e-9))
        .hasMetric("kernel_seconds", 3725)
        .hasMetric("boot_seconds", 3788.2, within(1e-9));
  }

  @Test
  void aBootThatHasNotEndedIsAFailureWithoutNumbers() {
    ResultDocument document =
        bootInfo("Bootup is not yet finished (Manager.FinishTimestampMonotonic=0).").process();

    assertThat(document)
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("boot-not-finished", "had not ended");
  }

  @Test
  void aStageNobodyKnowsIsLeftOutAndSaid() {
    ResultDocument document =
        bootInfo("Startup finished in 1s (hypervisor) + 2s (kernel) = 3s").process();

    assertThat(document)
        .hasDiagnostic("unknown-stage", "'hypervisor'")
        .run("run_1")
        .hasOnlyMetrics("boot_seconds", "kernel_seconds");
  }

  @Test
  void saysWhichLineIsWrong() {
    ProcessorTestKit kit =
        bootInfo("systemd-analyze time\nStartup finished in fast (kernel) = 19.112s\n");

    assertThatThrownBy(kit::process)
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("boot_info:2: 'fast' is no time; expected '1min 3.2s'");
  }

  @Test
  void needsBootInfo() {
    assertThatThrownBy(() -> bootInfo("").without("boot_info").file("version", "1").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("there is no boot_info");
  }
}
