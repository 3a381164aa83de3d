package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentPartsTest {

  private final RecentParts<String> parts = new RecentParts<>();
  private final OperatingSystem first = part(0);

  @Test
  void knowsThePartItselfAndNoOther() {
    parts.put(first, "known");

    assertThat(parts.get(first)).isEqualTo("known");
    assertThat(parts.get(part(0))).isNull();
  }

  @Test
  void forgetsThePartThatWasNotLookedUpForLongest() {
    OperatingSystem second = part(1);
    parts.put(first, "known");
    parts.put(second, "known");
    for (int i = 2; i < RecentParts.SIZE; i++) {
      parts.put(part(i), "known");
    }

    assertThat(parts.get(first)).isNotNull();
    parts.put(part(RecentParts.SIZE), "known");

    assertThat(parts.get(first)).isNotNull();
    assertThat(parts.get(second)).isNull();
  }

  private static OperatingSystem part(int number) {
    return OperatingSystem.builder().distribution("distribution " + number).build();
  }
}
