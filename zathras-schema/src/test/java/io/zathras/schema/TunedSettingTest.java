package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunedSettingTest {

  @ParameterizedTest
  @CsvSource({
    "tuned_virtual-guest_sys_file_none, virtual-guest, none",
    "tuned_none_sys_file_, none, ",
    "tuned_none, none, ",
    "throughput-performance, throughput-performance, ",
    "tuned_a_sys_file_my_file.conf, a, my_file.conf",
    "tuned_virtual-guest my-add-on_sys_file_x, virtual-guest my-add-on, x",
    "'', , ",
  })
  void readsProfileAndSysctlFile(String text, String profile, String sysctl) {
    assertThat(TunedSetting.of(text)).isEqualTo(new TunedSetting(profile, sysctl));
  }

  @ParameterizedTest
  @CsvSource({
    "results_coremark_tuned_none.tar, none",
    "results_coremark_virtual-guest.tar, virtual-guest",
    "tars/results_coremark_virtual-guest.tar.xz, virtual-guest",
    "results_coremark_virtual-guest.tgz, virtual-guest",
    "results_coremark_.tar, ",
    "results_coremark.tar, ",
    "results_other_virtual-guest.tar, ",
    "other.tar, ",
    "'', ",
  })
  void readsTheNameOfATar(String path, String profile) {
    assertThat(TunedSetting.ofTar("coremark", path)).isEqualTo(new TunedSetting(profile, null));
  }

  @Test
  void statesOnlyWhatIsKnown() {
    assertThat(TunedSetting.UNKNOWN.fields()).isEmpty();
    assertThat(new TunedSetting("a", null).orElse(new TunedSetting("b", "c")).fields())
        .containsExactly(entry("tuned_profile", "a"), entry("sysctl_file", "c"));
  }
}
