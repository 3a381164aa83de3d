package com.example.boottime;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;

/** What every processor must do, checked on a sample. */
class BootTimeConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new BootTimeProcessor())
        .archive(Path.of("sample-results/results_boot_time.zip"));
  }
}
