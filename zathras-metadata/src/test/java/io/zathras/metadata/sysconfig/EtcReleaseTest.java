package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.OperatingSystem;
import org.junit.jupiter.api.Test;

class EtcReleaseTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsTheIdNotTheName() {
    OperatingSystem os =
        os(
            """
            NAME="SLES"
            VERSION="15-SP5"
            VERSION_ID="15.5"
            PRETTY_NAME="SUSE Linux Enterprise Server 15 SP5"
            ID="sles"
            ID_LIKE="suse"
            """);

    assertThat(os.distribution()).isEqualTo("sles");
    assertThat(os.version()).isEqualTo("15.5");
    assertThat(os.prettyName()).isEqualTo("SUSE Linux Enterprise Server 15 SP5");
    assertThat(os.platformId()).isNull();
    files.saidNothing();
  }

  @Test
  void readsBareSingleQuotedAndUnclosedValuesBetweenFreeText() {
    OperatingSystem os =
        os(
            """
            Red Hat Enterprise Linux release 9.4 (Plow)
            == junk ==
            ID='rhel'
            VERSION_ID="9.4
            PLATFORM_ID=platform:el9
            Red Hat Enterprise Linux release 9.4 (Plow)
            """);

    assertThat(os.distribution()).isEqualTo("rhel");
    assertThat(os.version()).isEqualTo("9.4");
    assertThat(os.platformId()).isEqualTo("platform:el9");
    files.saidNothing();
  }

  @Test
  void readsAFirstLineThatRunsIntoTheFileBefore() {
    assertThat(os("Fedora release 40 (Forty)ID=fedora\nVERSION_ID=40\n").distribution())
        .isEqualTo("fedora");
  }

  @Test
  void keepsTheFirstOfTwoValuesAndFallsBackOnLsbRelease() {
    assertThat(os("ID=a\nID=b\n").distribution()).isEqualTo("a");

    OperatingSystem lsb = os("DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=22.04\n");
    assertThat(lsb.distribution()).isEqualTo("ubuntu");
    assertThat(lsb.version()).isEqualTo("22.04");
  }

  @Test
  void saysWhenThereIsNoId() {
    assertThat(os("cat: '/etc/*release': No such file or directory\n").distribution()).isNull();
    files.said("system-file-unreadable", "etc_release.out", 1);
  }

  private OperatingSystem os(String text) {
    OperatingSystem.Builder os = OperatingSystem.builder();
    EtcRelease.parse(files.file("etc_release.out", text)).addTo(os);
    return os.build();
  }
}
