package io.zathras.processor.hammerdb;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class OldGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return HammerDbFiles.two()
        .file(HammerDbFiles.TABLE, "# connection:TPM\n10:318345\n20:510540\n");
  }
}
