package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void readsTheNameWhereThereIsNoId() {
    OperatingSystem os = os("NAME=\"Clear Box OS\"\nVERSION_ID=41\nPRETTY_NAME='Clear Box'\n");

    assertThat(os.distribution()).isEqualTo("clear box os");
    assertThat(os.version()).isEqualTo("41");
    assertThat(os.prettyName()).isEqualTo("Clear Box");
    files.saidNothing();
  }

  @ParameterizedTest
  @CsvSource({
    "CentOS release 6.10 (Final),centos,6.10",
    "Red Hat Enterprise Linux Server release 5.11 (Tikanga),red hat enterprise linux server,5.11",
    "SUSE Linux Enterprise Server 11 (x86_64),suse linux enterprise server,11",
    "openSUSE 11.4 (x86_64),opensuse,11.4",
    "Debian GNU/Linux 6.0,debian gnu/linux,6.0",
  })
  void readsTheFreeTextOfOldDistributions(String line, String name, String version) {
    OperatingSystem os = os("LSB_VERSION=base-4.0-amd64:core-4.0\n" + line + "\n" + line + "\n");

    assertThat(os.distribution()).isEqualTo(name);
    assertThat(os.version()).isEqualTo(version);
    assertThat(os.prettyName()).isEqualTo(line);
    files.saidNothing();
  }

  @Test
  void takesNoNameForTheIdThatMayFollowInAWholeFile() {
    OperatingSystem os =
        os("Red Hat Linux release 9 (Shrike)\nNAME=\"Red Hat\"\nVERSION_ID=\"9\"\nI");

    assertThat(os.distribution()).isNull();
    assertThat(os.version()).isEqualTo("9");
    files.said("system-file-cut", "etc_release.out", 4);
  }

  @Test
  void knowsNoHalfOfAValue() {
    assertThat(os("NAME=\"Ubuntu\"\nVERSION_ID=\"22.").version()).isNull();
    files.said("system-file-cut", "etc_release.out", 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ID=rhel\nVERSION_ID=\"9.4\"", "ID=rhel\nVERSION_ID='9.4'\nRed Hat (Plow)"})
  void needsNoLineEndBehindAValueThatIsClosed(String text) {
    assertThat(os(text).version()).isEqualTo("9.4");
    files.saidNothing();
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
