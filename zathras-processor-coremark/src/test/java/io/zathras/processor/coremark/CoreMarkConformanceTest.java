package io.zathras.processor.coremark;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class CoreMarkConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new CoreMarkProcessor())
        .archive(getClass().getResourceAsStream("/coremark/1.zip"));
  }
}
