package io.zathras.processor.specjbb;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class SpecJbbConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new SpecJbbProcessor())
        .archive(getClass().getResourceAsStream("/specjbb/visible-1.zip"));
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of(
            "visible-1",
            "visible-old",
            "failed-report-below",
            "missing-points",
            "params-file-no-dates",
            "score-not-available")
        .map(
            name ->
                ProcessorTestKit.processor(new SpecJbbProcessor())
                    .archive(getClass().getResourceAsStream("/specjbb/" + name + ".zip")))
        .toList();
  }
}
