package io.zathras.processor.uperf;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.stream.Stream;

class UperfConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return new UperfFiles()
        .rawCase("stream", "tcp", 1024, 1, 1, "100.00Mb/s", "5000")
        .rawCase("stream", "tcp", 1024, 1, 2, "110.00Mb/s", "5100")
        .rawCase("rr", "udp", 64, 2, 1, "2.50Mb/s", "4500")
        .kit();
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return Stream.of("v2.7", "v2.1", "client-lost", "long-run")
        .map(
            name ->
                ProcessorTestKit.processor(new UperfProcessor())
                    .archive(getClass().getResourceAsStream("/uperf/" + name + ".zip")))
        .toList();
  }
}
