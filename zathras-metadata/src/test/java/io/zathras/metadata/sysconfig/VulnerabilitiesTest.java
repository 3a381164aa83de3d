package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VulnerabilitiesTest {

  private static final String PATH = "/sys/devices/system/cpu/vulnerabilities/";

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void keepsTheKernelsTexts() {
    assertThat(
            parse(
                PATH
                    + "l1tf Not affected\n"
                    + PATH
                    + "mds Vulnerable: Clear CPU buffers attempted, no microcode\n"
                    + PATH
                    + "itlb_multihit KVM: Mitigation: VMX disabled\n"
                    + PATH
                    + "spectre_v2 Mitigation: Retpolines; IBPB: conditional\n"))
        .containsExactly(
            Map.entry("itlb_multihit", "KVM: Mitigation: VMX disabled"),
            Map.entry("l1tf", "Not affected"),
            Map.entry("mds", "Vulnerable: Clear CPU buffers attempted, no microcode"),
            Map.entry("spectre_v2", "Mitigation: Retpolines; IBPB: conditional"));
    files.saidNothing();
  }

  @Test
  void readsBothEntriesOfALineWhoseFirstHasNoText() {
    assertThat(parse(PATH + "mds " + PATH + "meltdown Mitigation: PTI\n" + PATH + "srbds \n"))
        .isEqualTo(Map.of("mds", "unknown", "meltdown", "Mitigation: PTI", "srbds", "unknown"));
    files.saidNothing();
  }

  @Test
  void leavesOutAnEntryThatMayBeHalf() {
    assertThat(parse(PATH + "l1tf Not affected\n" + PATH + "mds Vulnerable"))
        .isEqualTo(Map.of("l1tf", "Not affected"));
    files.said("system-file-cut", "cves.out", 2);
  }

  @Test
  void takesAnUnreadableLastEntryForWhole() {
    assertThat(parse(PATH + "l1tf Not affected\n" + PATH + "mds "))
        .isEqualTo(Map.of("l1tf", "Not affected", "mds", "unknown"));
    assertThat(parse(PATH + "* ")).isEmpty();
    files.saidNothing();
  }

  @Test
  void ignoresThePatternOfAKernelWithoutEntries() {
    assertThat(parse(PATH + "* \n")).isEmpty();
    files.saidNothing();
  }

  @Test
  void saysWhenThereAreNoEntries() {
    assertThat(parse("cat: /sys: Permission denied\n")).isEmpty();
    files.said("system-file-unreadable", "cves.out", 1);
  }

  private Map<String, String> parse(String text) {
    return Vulnerabilities.parse(files.file("cves.out", text));
  }
}
