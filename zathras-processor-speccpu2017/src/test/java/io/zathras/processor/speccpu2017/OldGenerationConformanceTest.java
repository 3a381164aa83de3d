package io.zathras.processor.speccpu2017;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class OldGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return SpecFiles.sample("visible-old");
  }
}
