package io.zathras.processor.autohpl;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return HplFiles.sample("visible-1")
        .file("HPL.out", HplFiles.banner() + HplFiles.row() + HplFiles.PASSED + HplFiles.END);
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        HplFiles.sample("visible-1"),
        HplFiles.sample("visible-1")
            .file("auto_hpl.out", HplFiles.banner() + HplFiles.row() + HplFiles.FAILED),
        HplFiles.kit()
            .file(HplFiles.CURRENT, HplFiles.HEADER + HplFiles.ROW + HplFiles.ROW)
            .file("test_results_report", "Ran\n"));
  }
}
