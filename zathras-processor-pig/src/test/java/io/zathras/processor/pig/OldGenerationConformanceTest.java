package io.zathras.processor.pig;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class OldGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PigFiles.sample("visible-old");
  }
}
