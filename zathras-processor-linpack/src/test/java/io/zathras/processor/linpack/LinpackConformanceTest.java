package io.zathras.processor.linpack;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class LinpackConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new LinpackProcessor())
        .archive(getClass().getResourceAsStream("/linpack/visible-1.zip"));
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        ProcessorTestKit.processor(new LinpackProcessor())
            .file("results.csv", LinpackProcessorTest.OLD)
            .file("test_results_report", "Ran\n"),
        ProcessorTestKit.processor(new LinpackProcessor())
            .file("results_linpack.csv", "ht_config,sockets,threads,unit,MB_per_sec,cpu_affin\n")
            .file("test_results_report", "Failed\n"));
  }
}
