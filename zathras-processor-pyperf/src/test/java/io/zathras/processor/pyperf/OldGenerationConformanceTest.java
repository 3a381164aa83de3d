package io.zathras.processor.pyperf;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class OldGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PyPerfFiles.sample("old");
  }
}
