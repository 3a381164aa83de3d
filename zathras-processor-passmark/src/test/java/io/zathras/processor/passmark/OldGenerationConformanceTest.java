package io.zathras.processor.passmark;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class OldGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PassMarkFiles.sample("old");
  }
}
