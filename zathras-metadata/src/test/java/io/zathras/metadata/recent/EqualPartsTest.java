package io.zathras.metadata.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EqualPartsTest {

  private final EqualParts parts = new EqualParts();

  @Test
  void equalPartsBecomeTheOneThatWasMetFirst() {
    List<String> first = List.of("a machine");
    assertThat(parts.one(first)).isSameAs(first);
    assertThat(parts.one(List.of("a machine"))).isSameAs(first);
    assertThat(parts.one(List.of("a machine"))).isSameAs(first);
    assertThat(parts.one(List.of("another"))).containsExactly("another");
  }

  @Test
  void forgetsThePartThatWasNotMetForLongest() {
    List<String> first = List.of("first");
    List<String> second = List.of("second");
    parts.one(first);
    parts.one(second);
    for (int i = 2; i < EqualParts.SIZE; i++) {
      parts.one(List.of("part " + i));
    }
    assertThat(parts.one(List.of("first"))).isSameAs(first);
    parts.one(List.of("one too many"));
    assertThat(parts.one(List.of("first"))).isSameAs(first);
    assertThat(parts.one(List.of("second"))).isNotSameAs(second);
  }
}
