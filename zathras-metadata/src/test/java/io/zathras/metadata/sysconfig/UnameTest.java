package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnameTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Linux h 5.14.0-427.el9.x86_64 #1 SMP PREEMPT_DYNAMIC Wed Apr 10 10:29:16 EDT 2024 x86_64"
            + " x86_64 x86_64 GNU/Linux|5.14.0-427.el9.x86_64"
            + "|#1 SMP PREEMPT_DYNAMIC Wed Apr 10 10:29:16 EDT 2024|x86_64",
        "Linux h 6.1.0-21-amd64 #1 SMP Debian 6.1.90-1 (2024-05-03) x86_64 GNU/Linux"
            + "|6.1.0-21-amd64|#1 SMP Debian 6.1.90-1 (2024-05-03)|x86_64",
        "Linux h 4.18.0.1 #1 SMP s390x unknown unknown GNU/Linux|4.18.0.1|#1 SMP|s390x",
        "Linux h 6.4.0 #1 SMP ppc64le ppc64le ppc64le GNU/Linux|6.4.0|#1 SMP|ppc64le",
        "Linux h 6.1.94 aarch64 GNU/Linux|6.1.94||aarch64"
      })
  void readsFromBothEnds(String line, String release, String build, String machine) {
    Uname uname = Uname.parse(files.file("uname.out", line + "\n"));
    OperatingSystem.Builder os = OperatingSystem.builder();
    uname.addTo(os, false);

    assertThat(os.build())
        .isEqualTo(OperatingSystem.builder().kernelVersion(release).kernelBuild(build).build());
    assertThat(uname.machine()).isEqualTo(machine);
    files.saidNothing();
  }

  @Test
  void givesTheHostNameOnlyWhenAskedFor() {
    Uname uname = Uname.parse(files.file("uname.out", "Linux node7 6.1 #1 x86_64 GNU/Linux\n"));
    OperatingSystem.Builder os = OperatingSystem.builder();
    uname.addTo(os, true);

    assertThat(os.build().hostname()).isEqualTo("node7");
  }

  @Test
  void keepsTheReleaseOfACutLineWithoutBuildAndArchitecture() {
    Uname uname =
        Uname.parse(files.file("uname.out", "Linux node7 5.14.0-427.el9 #1 SMP PREEMPT_DY"));
    OperatingSystem.Builder os = OperatingSystem.builder();
    uname.addTo(os, false);

    assertThat(os.build().kernelVersion()).isEqualTo("5.14.0-427.el9");
    assertThat(os.build().kernelBuild()).isNull();
    assertThat(uname.machine()).isNull();
    files.said("system-file-cut", "uname.out", 1);
  }

  @Test
  void knowsNoHalfOfARelease() {
    assertThat(Uname.parse(files.file("uname.out", "Linux node7 5.14.0-4"))).isNull();
    files.said("system-file-cut", "uname.out", 1);
  }

  @Test
  void needsNoLineEndBehindTheLastWord() {
    Uname uname = Uname.parse(files.file("uname.out", "Linux h 6.1 #1 SMP x86_64 GNU/Linux"));

    assertThat(uname.machine()).isEqualTo("x86_64");
    files.saidNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Linux\n", "Linux node7 6.1\n", "Darwin a b c d e f\n", "\n"})
  void knowsNoKernelFromLessThanAWholeLineAndNamesNoHost(String text) {
    assertThat(Uname.parse(files.file("uname.out", text))).isNull();
    files.said("system-file-unreadable", "uname.out", 1);
    assertThat(files.only().message()).doesNotContain("node7");
  }
}
