package io.zathras.processor.fio;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

/** Two workloads of one step, the second without logs. */
class FioConformanceTest extends ProcessorConformance {

  private static final String WRITE = FioFiles.STEP + "2-write-1024KiB/";

  @Override
  protected ProcessorTestKit sample() {
    return FioFiles.kit()
        .file(FioFiles.STEP + "file_run_2", FioFiles.jobFile("write", 1))
        .file(WRITE + "start_time", "2026-01-05T10:00:09Z\n")
        .file(WRITE + "end_time", "2026-01-05T10:00:17Z\n")
        .file(
            WRITE + FioFiles.JSON,
            "note: queue depth will be capped at 1\n"
                + FioFiles.json(
                        FioFiles.job("write", FioFiles.side("write", 90_000, 88.5, 177, 2_000_000)))
                    .replace("\"4096\"", "\"1m\""));
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        ProcessorTestKit.processor(new FioProcessor())
            .archive(getClass().getResourceAsStream("/fio/mixed.zip")));
  }
}
