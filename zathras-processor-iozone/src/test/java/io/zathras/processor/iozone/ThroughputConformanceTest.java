package io.zathras.processor.iozone;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class ThroughputConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return IozoneFiles.throughput();
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        IozoneFiles.sample("visible-2-tput"),
        sample().edit(IozoneFiles.name("incache"), text -> text.replace("complete", "cut")),
        sample()
            .edit(
                IozoneFiles.name("incache"),
                text -> text.replace("iozone test complete.", "Error writing block 0, fd= 3")));
  }
}
