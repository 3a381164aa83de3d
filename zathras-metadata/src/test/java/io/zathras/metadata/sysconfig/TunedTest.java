package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TunedTest {

  private static final String LIST =
      """
      Available profiles:
      - balanced                    - General non-specialized tuned profile
      - hpc-compute                 - Optimize for HPC compute
                                      workloads
      """;

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsTheActiveProfile() {
    assertThat(parse(LIST + "Current active profile: throughput-performance\n"))
        .isEqualTo(new Tuned("throughput-performance", null, null));
    files.saidNothing();
  }

  @Test
  void readsSeveralActiveProfiles() {
    assertThat(parse(LIST + "Current active profile: virtual-guest my-add-on\n"))
        .isEqualTo(new Tuned("virtual-guest my-add-on", null, null));
    files.saidNothing();
  }

  @Test
  void knowsNoProfileWhenNoneIsActive() {
    assertThat(parse(LIST + "No current active profile.\n")).isEqualTo(new Tuned(null, null, null));
    files.saidNothing();
  }

  @Test
  void marksAPresetProfileAsSuch() {
    assertThat(
            parse(
                LIST
                    + "It seems that tuned daemon is not running, preset profile is not"
                    + " activated.\nPreset profile: balanced\n"))
        .isEqualTo(new Tuned(null, "balanced", null));
    files.saidNothing();
  }

  @Test
  void readsThePostLoadedProfileBesideTheActiveOne() {
    assertThat(
            parse(
                LIST
                    + "Current active profile: throughput-performance\n"
                    + "Current post-loaded profile: realtime-virtual-host\n"))
        .isEqualTo(new Tuned("throughput-performance", null, "realtime-virtual-host"));
    assertThat(
            parse(
                "It seems that tuned daemon is not running, preset profile is not activated.\n"
                    + "Preset profile: balanced\nPreset post-loaded profile: my-post\n"))
        .isEqualTo(new Tuned(null, "balanced", "my-post"));
    files.saidNothing();
  }

  @Test
  void readsThePresetProfileOfADaemonThatCannotBeReached() {
    assertThat(
            parse(
                "Cannot talk to TuneD daemon via DBus. Is TuneD daemon running?\n"
                    + LIST
                    + "Cannot talk to TuneD daemon via DBus. Is TuneD daemon running?\n"
                    + "It seems that tuned daemon is not running, preset profile is not"
                    + " activated.\nPreset profile: virtual-guest\n"))
        .isEqualTo(new Tuned(null, "virtual-guest", null));
    files.saidNothing();
  }

  @Test
  void knowsNoProfileWhoseNameMayBeHalf() {
    assertThat(parse(LIST + "Current active profile: hpc-comp"))
        .isEqualTo(new Tuned(null, null, null));
    files.said("system-file-cut", "tuned.out", 5);
  }

  @Test
  void takesAProfileOfTheListForWholeWithoutALineEnd() {
    assertThat(parse(LIST + "Current active profile: hpc-compute"))
        .isEqualTo(new Tuned("hpc-compute", null, null));
    files.saidNothing();
  }

  @Test
  void takesNoErrorTextForAProfile() {
    assertThat(parse("Cannot talk to TuneD daemon via DBus. Is TuneD daemon running?\n"))
        .isEqualTo(new Tuned(null, null, null));
    files.said("tuned-unknown", "tuned.out", 1);
    assertThat(files.only().message())
        .isEqualTo(
            "tuned-adm names no active profile: 'Cannot talk to TuneD daemon via DBus. Is TuneD"
                + " daemon runnin...'");
  }

  private Tuned parse(String text) {
    return Tuned.parse(files.file("tuned.out", text));
  }
}
