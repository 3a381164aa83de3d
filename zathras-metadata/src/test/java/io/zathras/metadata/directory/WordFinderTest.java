package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFinderTest {

  private static final WordFinder FINDER =
      new WordFinder(List.of("alice", "alice-pc", "bob", "-x-", "alice.example.org"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alice | <>",
        "malice alices _alice alice2 | malice alices _alice alice2",
        "of alice, bob and carol | of <>, <> and carol",
        "alice-pc | <>",
        "alice-pcs | <>-pcs",
        "alice.example.org:22 | <>:22",
        "alice.example.or | <>.example.or",
        "/home/bob/alice | /home/<>/<>",
        "a -x- b | a <> b",
        "alicealice | alicealice",
        "Alice | Alice",
      })
  void replacesTheLongestWordThatStandsAlone(String text, String replaced) {
    assertThat(FINDER.replace(text, "<>")).isEqualTo(replaced);
  }

  @Test
  void leavesEverythingAsItIsWithoutWords() {
    assertThat(new WordFinder(List.of()).replace("alice", "<>")).isEqualTo("alice");
  }

  @Test
  void asksForTwiceTheCharactersOfATextTwiceAsLong() {
    List<String> words =
        IntStream.range(0, 200).mapToObj(i -> "-".repeat(200) + String.format("%03d", i)).toList();
    WordFinder finder = new WordFinder(words);

    long once = steps(finder, "-".repeat(20_000));
    long twice = steps(finder, "-".repeat(40_000));

    assertThat(once).isBetween(1L, 20_000L * 203);
    assertThat(twice).isLessThan(once * 21 / 10);
  }

  private static long steps(WordFinder finder, String text) {
    CountedText counted = new CountedText(text);
    finder.replace(counted, "<>");
    return counted.asked;
  }

  /** A text that counts how often it is asked for a character. */
  private static final class CountedText implements CharSequence {

    private final String text;
    private long asked;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      asked++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
