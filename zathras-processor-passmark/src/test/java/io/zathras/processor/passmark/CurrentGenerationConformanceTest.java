package io.zathras.processor.passmark;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PassMarkFiles.sample("1");
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of("1", "stale-iteration", "stamp-at-end", "zero-subtests")
        .map(
            name ->
                ProcessorTestKit.processor(new PassMarkProcessor())
                    .archive(getClass().getResourceAsStream("/passmark/" + name + ".zip")))
        .toList();
  }
}
