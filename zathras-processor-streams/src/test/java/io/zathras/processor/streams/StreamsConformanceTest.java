package io.zathras.processor.streams;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class StreamsConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new StreamsProcessor())
        .archive(getClass().getResourceAsStream("/streams/visible-1.zip"));
  }
}
