package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyValidTest {

  private final RecentlyValid valid = new RecentlyValid();

  @Test
  void takesEqualPartsForOne() {
    valid.add(OperatingSystem.builder().distribution("rhel").build());

    assertThat(valid.contains(OperatingSystem.builder().distribution("rhel").build())).isTrue();
    assertThat(valid.contains(OperatingSystem.builder().distribution("sles").build())).isFalse();
  }

  @Test
  void forgetsThePartThatWasNotUsedForLongest() {
    for (int i = 0; i < RecentlyValid.SIZE; i++) {
      valid.add(i);
    }

    assertThat(valid.contains(0)).isTrue();
    valid.add("one more");

    assertThat(valid.contains(0)).isTrue();
    assertThat(valid.contains(1)).isFalse();
    assertThat(valid.contains("one more")).isTrue();
  }
}
