package io.zathras.processor.streams;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class StreamsConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new StreamsProcessor())
        .archive(getClass().getResourceAsStream("/streams/visible-1.zip"));
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of(
            "visible-1", "visible-mid", "visible-old", "array-elements", "size-list-below-1k")
        .map(
            name ->
                ProcessorTestKit.processor(new StreamsProcessor())
                    .archive(getClass().getResourceAsStream("/streams/" + name + ".zip")))
        .toList();
  }
}
