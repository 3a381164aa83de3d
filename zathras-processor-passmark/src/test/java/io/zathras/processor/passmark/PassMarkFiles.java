package io.zathras.processor.passmark;

import io.zathras.testkit.ProcessorTestKit;

/** Files as PassMark and its wrapper write them. */
final class PassMarkFiles {

  static final String CSV = "results_passmark.csv";

  private PassMarkFiles() {}

  static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new PassMarkProcessor())
        .directory("passmark_2026.01.05-11.30.00")
        .file("passmark_1.out", "")
        .file("test_results_report", "Ran\n");
  }

  static ProcessorTestKit sample(String name) {
    return ProcessorTestKit.processor(new PassMarkProcessor())
        .archive(PassMarkFiles.class.getResourceAsStream("/passmark/" + name + ".zip"));
  }

  /**
   * As many complete iterations, five minutes apart from 11:05:00 on, with marks 1000, 1001, ...
   */
  static ProcessorTestKit kit(int iterations) {
    ProcessorTestKit kit = kit().file("passmark_" + iterations + ".out", "");
    for (int number = 1; number <= iterations; number++) {
      kit.file(name(number), yaml(number));
    }
    return kit;
  }

  static String name(int number) {
    return "results_all_" + number + ".yml";
  }

  static String yaml(int number) {
    String minute = (number < 2 ? "0" : "") + 5 * number;
    return """
        BaselineInfo:
          WebDBID: -1
          TimeStamp: 202601051105@00
        Version:
          Major: 11
          Minor: 0
          Build: 1002
          SpecialBuildName: ""
          ptArchitecture: x86_64_linux
        Results:
          Results Complete: true
          NumTestProcesses: 16
          CPU_PRIME: 96.724499900009434
          CPU_avx512: 30757.5
          m_CPU_enc_SHA: 9625515092.5383568
          ME_LATENCY: 58.5
          SUMM_CPU: #.5
          SUMM_ME: 2104.0311264176053
        SystemInformation:
          OSName: Red Hat Enterprise Linux 9.8 (Plow)
          Kernel: 5.14.0-611.el9.x86_64
          Device: ""
          Processor: Intel Xeon Platinum 8488C
          NumSockets: 1
          NumCores: 8
          NumLogicals: 8
        Checksum: 41C01922DA0512A9003C24C335CE002F09ABD1CE
        """
        .replace("202601051105@00", "2026010511" + minute + "00")
        .replace("#", String.valueOf(999 + number));
  }

  /** A table whose dates are those of an iteration that began at that UTC time. */
  static String table(String start, String end) {
    return "# Test general meta start\n# Results version: v1.0\n# Test general meta end\n"
        + "Testname,Operations,Start_Date,End_Date\n"
        + "CPU_PRIME,1,"
        + start
        + ","
        + end
        + "\nSUMM_CPU,2,"
        + start
        + ","
        + end
        + "\n";
  }
}
