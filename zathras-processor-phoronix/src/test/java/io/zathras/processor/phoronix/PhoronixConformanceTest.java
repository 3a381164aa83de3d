package io.zathras.processor.phoronix;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.util.List;

class PhoronixConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new PhoronixProcessor())
        .test("phoronix_openssl")
        .file(
            "results_phoronix_none2026.01.05-10.00.00/results_phoronix_openssl/results_openssl.csv",
            """
            # Test general meta start
            # Results version: v10.8.1
            # Test general meta end
            # Subtest: openssl
            Algorithm,BPS,Start_Date,End_Date
            RSA4096,300.50,2026-01-05T10:00:00Z,2026-01-05T10:10:00Z
            RSA4096,20000.50,2026-01-05T10:00:00Z,2026-01-05T10:10:00Z
            SHA256,1000000.00,2026-01-05T10:00:00Z,2026-01-05T10:10:00Z
            """)
        .file(
            "results_phoronix_none2026.01.05-10.00.00/results_phoronix_openssl/"
                + "results_phoronix_none_iterations_1.out",
            new PhoronixConsole("OpenSSL 3.3", "pts/openssl-3.3.0", 2)
                .option("Algorithm: RSA4096", "sign/s", 300, 300.5, 301)
                .result("Algorithm: RSA4096", "verify/s", 20000, 20000.5, 20001)
                .option("Algorithm: SHA256", "byte/s", 999_999, 1_000_000, 1_000_001)
                .toString());
  }

  @Override
  protected List<ProcessorTestKit> samples() {
    return List.of(
        sample(),
        sample("phoronix", "v2.0"),
        sample("phoronix_stress-ng", "v3.8"),
        sample("phoronix_stress-ng", "console-of-other-profile"),
        sample("phoronix_sqlite", "mean-of-one"));
  }

  private ProcessorTestKit sample(String test, String name) {
    return ProcessorTestKit.processor(new PhoronixProcessor())
        .test(test)
        .archive(getClass().getResourceAsStream("/phoronix/" + name + ".zip"));
  }
}
