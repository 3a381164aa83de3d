package io.zathras.processor.speccpu2017;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.Map;

class CurrentGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return SpecFiles.sample("visible-1");
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        SpecFiles.sample("visible-2-no-native-csv"),
        SpecFiles.intrate(Map.of("502.gcc_r", "NR")),
        SpecFiles.intrate(Map.of("502.gcc_r", "8,100,nan")));
  }
}
