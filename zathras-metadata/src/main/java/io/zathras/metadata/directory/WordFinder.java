package io.zathras.metadata.directory;

import java.util.List;

/**
 * Finds whole words in a text. All words are compared in parallel because a regular expression of
 * alternatives tries each one again at each position, which costs the product of all lengths when
 * words and text come from the same untrusted source.
 */
final class WordFinder {

  /** Sorted, so that words that begin with the same characters are neighbours. */
  private final String[] words;

  /**
   * Makes a finder.
   *
   * @param words the words, of which the longest limits the characters compared at each position
   */
  WordFinder(List<String> words) {
    this.words =
        words.stream().filter(word -> !word.isEmpty()).distinct().sorted().toArray(String[]::new);
  }

  /**
   * Returns a text in which each of the words without a letter, digit or underscore beside it is
   * replaced; of several at one position the longest counts.
   */
  String replace(CharSequence text, String replacement) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < text.length() && words.length > 0; i++) {
      int end = isBoundary(text, i - 1) ? endAt(text, i) : -1;
      if (end >= 0) {
        replaced.append(text, copied, i).append(replacement);
        copied = end;
        i = end - 1;
      }
    }
    return copied == 0 ? text.toString() : replaced.append(text, copied, text.length()).toString();
  }

  /** Returns where the longest word that begins at a place ends, or -1. */
  private int endAt(CharSequence text, int start) {
    int low = 0;
    int high = words.length;
    int found = -1;
    for (int depth = 0; low < high; depth++) {
      int at = start + depth;
      if (words[low].length() == depth) {
        found = isBoundary(text, at) ? at : found;
        low++;
      }
      if (at == text.length()) {
        return found;
      }
      char c = text.charAt(at);
      while (low < high && words[low].charAt(depth) < c) {
        low++;
      }
      while (low < high && words[high - 1].charAt(depth) > c) {
        high--;
      }
    }
    return found;
  }

  private static boolean isBoundary(CharSequence text, int at) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return !((c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_');
  }
}
