package io.zathras.metadata.recent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostics;
import org.junit.jupiter.api.Test;

class RecentFilesTest {

  private final RecentFiles recent = new RecentFiles();
  private final Diagnostics diagnostics = new Diagnostics();
  private int parsed;

  @Test
  void parsesAFileAgainWhereItsContentOrItsPlaceIsAnother() {
    Object first = read("a", "1");

    assertThat(read("a", "1")).isSameAs(first);
    assertThat(read("b", "1")).isNotSameAs(first);
    assertThat(read("a", "2")).isNotSameAs(first);
    assertThat(parsed).isEqualTo(3);
  }

  @Test
  void tellsContentsApartWhoseChecksumsAreTheSame() {
    Object first = read("a", "plumless");

    assertThat(read("a", "buckeroo")).isNotSameAs(first);
  }

  @Test
  void saysEachTimeWhatIsWrongWithAFile() {
    for (int i = 0; i < 2; i++) {
      Diagnostics own = new Diagnostics();

      Object nothing =
          recent.read(
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
    assertThat(parsed).isEqualTo(1);
  }

  @Test
  void forgetsWhatWasNotMetForLongestAndNeverHoldsMoreThanItsBound() {
    String quarter = "x".repeat(RecentFiles.MOST_BYTES / 4);
    Object first = read("1", quarter);
    Object second = read("2", quarter);
    read("3", quarter);
    read("4", quarter);
    assertThat(read("1", quarter)).isSameAs(first);

    read("5", quarter);

    assertThat(read("1", quarter)).isSameAs(first);
    assertThat(read("2", quarter)).isNotSameAs(second);
    Object large = read("6", quarter.repeat(4) + "x");
    assertThat(read("6", quarter.repeat(4) + "x")).isNotSameAs(large);
  }

  private Object read(String place, String content) {
    return recent.read(
        place,
        content.getBytes(UTF_8),
        found -> {
          parsed++;
          return new Object();
        },
        diagnostics);
  }
}
