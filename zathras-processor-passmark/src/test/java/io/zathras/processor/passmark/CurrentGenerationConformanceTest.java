package io.zathras.processor.passmark;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PassMarkFiles.sample("1");
  }
}
