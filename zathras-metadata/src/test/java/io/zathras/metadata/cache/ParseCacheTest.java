package io.zathras.metadata.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostics;
import org.junit.jupiter.api.Test;

class ParseCacheTest {

  private final ParseCache cache = new ParseCache();
  private final Diagnostics diagnostics = new Diagnostics();
  private int parsed;

  @Test
  void parsesNoFileAThirdTime() {
    Object first = read("a", "1");
    Object second = read("a", "1");

    assertThat(second).isNotSameAs(first);
    assertThat(read("a", "1")).isSameAs(second);
    assertThat(parsed).isEqualTo(2);
  }

  @Test
  void parsesAFileAgainWhereItsContentOrItsPlaceIsAnother() {
    Object known = known("a", "1");

    assertThat(read("b", "1")).isNotSameAs(known);
    assertThat(read("a", "2")).isNotSameAs(known);
    assertThat(read("a", "1")).isSameAs(known);
  }

  @Test
  void tellsContentsApartWhoseChecksumsAreTheSame() {
    Object known = known("a", "plumless");

    assertThat(read("a", "buckeroo")).isNotSameAs(known);
    assertThat(read("a", "plumless")).isSameAs(known);
  }

  @Test
  void saysEachTimeWhatIsWrongWithAFile() {
    for (int i = 0; i < 3; i++) {
      Diagnostics own = new Diagnostics();

      Object nothing =
          cache.read(
              "a",
              "x".getBytes(UTF_8),
              found -> {
                parsed++;
                found.warning("broken", "a", 1, "is broken");
                return null;
              },
              own);

      assertThat(nothing).isNull();
      assertThat(own.list()).extracting(found -> found.message()).containsExactly("is broken");
    }
    assertThat(parsed).isEqualTo(2);
  }

  @Test
  void forgetsWhatWasNotMetForLongestAndNeverHoldsMoreThanItsBound() {
    String third = "x".repeat(ParseCache.MOST_BYTES / 3);
    Object first = known("1", third);
    Object second = known("2", third);
    known("3", third);
    assertThat(read("1", third)).isSameAs(first);

    known("4", third);

    assertThat(read("1", third)).isSameAs(first);
    assertThat(read("2", third)).isNotSameAs(second);
    Object large = known("5", third.repeat(4));
    assertThat(read("5", third.repeat(4))).isNotSameAs(large);
  }

  @Test
  void takesFilesForOneThatAreAlike() {
    Object first = like("a", "count 1");

    assertThat(like("a", "count 2")).isSameAs(first);
    assertThat(like("b", "count 2")).isNotSameAs(first);
    assertThat(like("a", "Count 2")).isNotSameAs(first);
    assertThat(like("a", "count 3")).isSameAs(first);
    assertThat(parsed).isEqualTo(3);
  }

  @Test
  void forgetsWhatWasNotMetForLongestAndKeepsNoLargeFilesThatMayBeLikeOthers() {
    Object first = like("a", "1");
    Object second = like("a", "2");
    for (int i = 3; i <= ParseCache.MOST_SIMILAR; i++) {
      like("a", String.valueOf((char) ('A' + i)));
    }
    assertThat(like("a", "1")).isSameAs(first);

    like("a", "x");

    assertThat(like("a", "1")).isSameAs(first);
    assertThat(like("a", "2")).isNotSameAs(second);
    String large = "l".repeat(ParseCache.MOST_BYTES / ParseCache.MOST_SIMILAR + 1);
    assertThat(like("a", large)).isNotSameAs(like("a", large));
  }

  /** Alike are contents that begin with the same character. */
  private Object like(String place, String content) {
    return cache.read(
        place,
        content.getBytes(UTF_8),
        (known, other) -> known[0] == other[0],
        this::parse,
        diagnostics);
  }

  private Object known(String place, String content) {
    read(place, content);
    return read(place, content);
  }

  private Object read(String place, String content) {
    return cache.read(place, content.getBytes(UTF_8), this::parse, diagnostics);
  }

  private Object parse(Diagnostics found) {
    parsed++;
    return new Object();
  }
}
