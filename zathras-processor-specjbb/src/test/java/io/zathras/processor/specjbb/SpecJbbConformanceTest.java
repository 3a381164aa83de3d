package io.zathras.processor.specjbb;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class SpecJbbConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new SpecJbbProcessor())
        .archive(getClass().getResourceAsStream("/specjbb/visible-1.zip"));
  }
}
