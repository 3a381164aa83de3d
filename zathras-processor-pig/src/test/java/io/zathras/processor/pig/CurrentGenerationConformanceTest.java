package io.zathras.processor.pig;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return PigFiles.good();
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        PigFiles.sample("visible-1"),
        PigFiles.kit()
            .file(PigFiles.TABLE, PigFiles.HEADER + ",\n")
            .file(PigFiles.DIRECTORY + "iteration_1", "")
            .file(PigFiles.DIRECTORY + "test_results_report", "Ran\n"));
  }
}
