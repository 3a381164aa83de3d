package io.zathras.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "caf\u00e9", "\u4e2d\u6587", "\ud83d\ude00", "back\\slash"})
  void leavesTextAlone(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a\u001b[2J, a\\u001b[2J",
    "a\u009bb, a\\u009bb",
    "a\u007fb, a\\u007fb",
    "a\u202eb, a\\u202eb",
    "a\u200bb, a\\u200bb",
    "a\u2028b, a\\u2028b",
    "a\ufeffb, a\\ufeffb"
  })
  void showsWhatDoesSomethingAsItsCodePoint(String text, String printable) {
    assertThat(Printable.of(text)).isEqualTo(printable);
  }

  @Test
  void showsLineEndsSurrogatesAndTags() {
    assertThat(Printable.of("a\nb\rc\0")).isEqualTo("a\\u000ab\\u000dc\\u0000");
    assertThat(Printable.of("a\ud800b")).isEqualTo("a\\ud800b");
    assertThat(Printable.of("a" + Character.toString(0xe0041))).isEqualTo("a\\u0e0041");
  }

  @Test
  void cutsEndlessNames() {
    assertThat(Printable.name("n".repeat(300))).isEqualTo("n".repeat(300));
    assertThat(Printable.name("n".repeat(1301)))
        .isEqualTo("n".repeat(300) + "... (1,301 characters)");
  }
}
