package io.zathras.processor.uperf;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

/** The oldest generation: three tables with colons, and no dates. */
class UperfColonConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new UperfProcessor())
        .file(
            UperfFiles.DIRECTORY + "results_uperf.csv",
            """
            # Test: uperf
            Instance_Count:GB_Sec
            1:.11:rr:tcp:1024
            4:0:rr:tcp:1024

            Instance_Count:trans_sec
            1:14274:rr:tcp:1024
            4:224:rr:tcp:1024

            Instance_Count:usec
            1:.000070:rr:tcp:1024
            4:.004464:rr:tcp:1024

            """)
        .file(
            UperfFiles.DIRECTORY + UperfFiles.name("rr", "tcp", 1024, 1, 1, 1),
            UperfFiles.total("116.93Mb/s", "14274"))
        .file(UperfFiles.DIRECTORY + "test_results_report", "Ran\nRan\n");
  }
}
