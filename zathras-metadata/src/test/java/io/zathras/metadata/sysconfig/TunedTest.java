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
        .isEqualTo(new Tuned("throughput-performance", null));
    files.saidNothing();
  }

  @Test
  void readsSeveralActiveProfiles() {
    assertThat(parse(LIST + "Current active profile: virtual-guest my-add-on\n"))
        .isEqualTo(new Tuned("virtual-guest my-add-on", null));
    files.saidNothing();
  }

  @Test
  void knowsNoProfileWhenNoneIsActive() {
    assertThat(parse(LIST + "No current active profile.\n")).isEqualTo(new Tuned(null, null));
    files.saidNothing();
  }

  @Test
  void marksAPresetProfileAsSuch() {
    assertThat(
            parse(
                LIST
                    + "It seems that tuned daemon is not running, preset profile is not"
                    + " activated.\nPreset profile: balanced\n"))
        .isEqualTo(new Tuned(null, "balanced"));
    files.saidNothing();
  }

  @Test
  void takesNoErrorTextForAProfile() {
    assertThat(parse("Cannot talk to TuneD daemon via DBus. Is TuneD daemon running?\n"))
        .isEqualTo(new Tuned(null, null));
    files.said("tuned-unknown", "tuned.out", 1);
  }

  private Tuned parse(String text) {
    return Tuned.parse(files.file("tuned.out", text));
  }
}
