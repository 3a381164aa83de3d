package io.zathras.processor.iozone;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;

class OldGenerationConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return IozoneFiles.sweep()
        .without(IozoneFiles.TABLE)
        .file(
            IozoneFiles.OLD_TABLE,
            "# IOzone_runmode: auto\nfs.mode:all_ios:initwrite:rewrite:fwrite\n"
                + "xfs.directio:439:382:477\nxfs.incache:6794:2199:5426:4248\n");
  }
}
