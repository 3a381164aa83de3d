package io.zathras.processor.phoronix;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

/** The second generation: a table with colons, no dates, and the wrapper's verdict. */
class PhoronixColonConformanceTest extends ProcessorConformance {

  private static final String DIRECTORY =
      "results_phoronix_none2025.09.20-04.10.12/results_phoronix/";

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new PhoronixProcessor())
        .file(DIRECTORY + "results.csv", "# Tuned: none\nTest:BOPs\nHash:2.00\nPipe:5.00\n")
        .file(DIRECTORY + "test_results_report", "Ran\n")
        .file(
            DIRECTORY + "results_phoronix_none.out",
            new PhoronixConsole("Stress-NG 0.16.04", "pts/stress-ng-1.11.0", 2)
                .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
                .option("Test: Pipe", "Bogo Ops/s", 4, 5, 6)
                .toString());
  }
}
