package io.zathras.processor.coremarkpro;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class CoreMarkProConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new CoreMarkProProcessor())
        .archive(getClass().getResourceAsStream("/coremark_pro/visible-1.zip"));
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of("visible-1", "visible-old", "not-available")
        .map(
            name ->
                ProcessorTestKit.processor(new CoreMarkProProcessor())
                    .archive(getClass().getResourceAsStream("/coremark_pro/" + name + ".zip")))
        .toList();
  }
}
