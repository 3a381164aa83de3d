package io.zathras.processor.pyperf;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PyPerfFiles.sample("1");
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of("1", "slow-venv")
        .map(
            name ->
                ProcessorTestKit.processor(new PyPerfProcessor())
                    .archive(getClass().getResourceAsStream("/pyperf/" + name + ".zip")))
        .toList();
  }
}
