package io.zathras.processor.coremark;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class CoreMarkConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new CoreMarkProcessor())
        .archive(getClass().getResourceAsStream("/coremark/1.zip"));
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of("1", "old", "sweep", "failed", "validation-too-short")
        .map(
            name ->
                ProcessorTestKit.processor(new CoreMarkProcessor())
                    .archive(getClass().getResourceAsStream("/coremark/" + name + ".zip")))
        .toList();
  }
}
