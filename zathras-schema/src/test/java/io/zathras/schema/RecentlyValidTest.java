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
  void forgetsThePartThatWasNotLookedUpForLongest() {
    for (int i = 0; i < RecentlyValid.SIZE; i++) {
      valid.add(part(i));
    }

    assertThat(valid.contains(part(0))).isTrue();
    valid.add(part(RecentlyValid.SIZE));

    assertThat(valid.contains(part(0))).isTrue();
    assertThat(valid.contains(part(1))).isFalse();
    assertThat(valid.contains(part(RecentlyValid.SIZE))).isTrue();
  }

  private static OperatingSystem part(int number) {
    return OperatingSystem.builder().distribution("distribution " + number).build();
  }
}
