package io.zathras.processor.coremarkpro;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class CoreMarkProConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new CoreMarkProProcessor())
        .archive(getClass().getResourceAsStream("/coremark_pro/visible-1.zip"));
  }
}
