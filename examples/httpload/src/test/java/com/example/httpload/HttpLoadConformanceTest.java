package com.example.httpload;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;

/** What every processor must do, checked on a sample. */
class HttpLoadConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new HttpLoadProcessor())
        .archive(Path.of("sample-results/results_httpload.zip"));
  }
}
