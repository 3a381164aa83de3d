package io.zathras.processor.hammerdb;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return HammerDbFiles.sample();
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        HammerDbFiles.two(),
        HammerDbFiles.two().without(HammerDbFiles.TABLE),
        HammerDbFiles.two()
            .edit(
                HammerDbFiles.name(20),
                text -> text.replace("2:FINISHED SUCCESS", "2:FINISHED FAILED")),
        HammerDbFiles.kit()
            .file(HammerDbFiles.TABLE, HammerDbFiles.HEADER + HammerDbFiles.TEN)
            .file(
                HammerDbFiles.name(10),
                HammerDbFiles.output(10, HammerDbFiles.V3).replace("SUCCESS", "FAILED")),
        HammerDbFiles.kit()
            .file(
                HammerDbFiles.TABLE,
                HammerDbFiles.HEADER + HammerDbFiles.TEN.replace("318345", "138412"))
            .file(HammerDbFiles.name(10), HammerDbFiles.output(10, HammerDbFiles.V4)));
  }
}
