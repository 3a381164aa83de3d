package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentPartsTest {

  private final RecentParts<String> parts = new RecentParts<>();

  @Test
  void takesEqualPartsForOne() {
    parts.put(OperatingSystem.builder().distribution("rhel").build(), "known");

    assertThat(parts.get(OperatingSystem.builder().distribution("rhel").build())).isNotNull();
    assertThat(parts.get(OperatingSystem.builder().distribution("sles").build())).isNull();
  }

  @Test
  void forgetsThePartThatWasNotLookedUpForLongest() {
    for (int i = 0; i < RecentParts.SIZE; i++) {
      parts.put(part(i), "known");
    }

    assertThat(parts.get(part(0))).isNotNull();
    parts.put(part(RecentParts.SIZE), "known");

    assertThat(parts.get(part(0))).isNotNull();
    assertThat(parts.get(part(1))).isNull();
    assertThat(parts.get(part(RecentParts.SIZE))).isNotNull();
  }

  private static OperatingSystem part(int number) {
    return OperatingSystem.builder().distribution("distribution " + number).build();
  }
}
