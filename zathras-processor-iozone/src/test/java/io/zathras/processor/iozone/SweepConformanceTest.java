package io.zathras.processor.iozone;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class SweepConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return IozoneFiles.sweep();
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        IozoneFiles.sample("visible-1"),
        sample().edit(IozoneFiles.name("incache"), text -> text.replace("complete", "cut")),
        sample()
            .edit(
                IozoneFiles.name("incache"),
                text -> text.replace("iozone test complete.", "Error writing block 0, fd= 3")));
  }
}
