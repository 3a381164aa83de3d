package io.zathras.schema;

import java.util.Arrays;
import java.util.List;

/**
 * Tells in one pass whether a text is worth a closer look, which nearly no text is. Two characters
 * that begin no hint cost one look at a table.
 */
final class SecretHints {

  /** Parts of names of secrets, in any case and anywhere in a word. */
  private static final String[] NAMES = {
    "pas", "pw", "psk", "key", "kennw", "tok", "aut", "logi", "licen", "secr", "sess", "senha",
    "sid", "sig", "salt", "cre", "cry", "cook", "contras", "otp", "nonce", "bear", "motdep",
    "wachtw", "rhsm", "rhn"
  };

  /** Words and options that a secret follows, in any case. */
  private static final String[] WORDS = {
    "basic ", "by ", "negotiate ", "subscription-", "-u", "-p"
  };

  /** Marks that a secret follows, in any case. */
  private static final String[] MARKS = {"//", UnnamedSecrets.BLOCK, "%3A%2F", "{s", "{c"};

  private static final String[][] NAMES_BY_FIRST = byFirst(NAMES);
  private static final String[][] WORDS_BY_FIRST = byFirst(WORDS);
  private static final String[][] MARKS_BY_FIRST = byFirst(MARKS);

  /** A bit for each pair of characters that a hint begins with: two numbers for a first one. */
  private static final long[] PAIRS = new long[256];

  private static final boolean[] IN_RUN = new boolean[128];

  static {
    for (String[] hints : List.of(NAMES, WORDS, MARKS)) {
      for (String hint : hints) {
        pairs(hint);
      }
    }
    SecretPrefixes.all().forEach(prefix -> pair(prefix.charAt(0), prefix.charAt(1)));
    for (char c = 0; c < 128; c++) {
      IN_RUN[c] = ScannedText.isBase64(c);
      if (Character.isLetterOrDigit(c)) {
        pair('$', c);
      }
    }
  }

  private SecretHints() {}

  /** Tells whether a name may be one of a secret. */
  static boolean inName(String text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (isPair(text.charAt(i), text.charAt(i + 1)) && isAny(NAMES_BY_FIRST, text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text may hold a secret. */
  static boolean in(String text) {
    int length = text.length();
    int run = 0;
    char c = length == 0 ? 0 : text.charAt(0);
    for (int i = 0; i < length; i++) {
      char next = i + 1 < length ? text.charAt(i + 1) : 0;
      if (isPair(c, next) && isHint(text, i, c)) {
        return true;
      }
      if (c >= 128 || !IN_RUN[c]) {
        if (isLongRun(text, run, i)) {
          return true;
        }
        run = i + 1;
      }
      c = next;
    }
    return isLongRun(text, run, length);
  }

  private static boolean isLongRun(String text, int from, int to) {
    return to - from >= SecretForm.LONG && SecretForm.isRandom(text, from, to);
  }

  private static boolean isHint(String text, int at, char c) {
    if (isAny(NAMES_BY_FIRST, text, at)) {
      return true;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    boolean begins = !Character.isLetterOrDigit(before);
    if (begins && (isAny(WORDS_BY_FIRST, text, at) || SecretPrefixes.mayBegin(text, at, c))) {
      return true;
    }
    return c == '$' ? isCrypt(text, at) : isAny(MARKS_BY_FIRST, text, at);
  }

  /** {@code $6$} and {@code $ANSIBLE_VAULT}. */
  private static boolean isCrypt(String text, int at) {
    int end = Math.min(text.length(), at + UnnamedSecrets.LONGEST_CRYPT + 1);
    for (int i = at + 1; i < end; i++) {
      if (text.charAt(i) == '$') {
        return i > at + 1;
      }
    }
    return text.startsWith(UnnamedSecrets.VAULT, at);
  }

  private static boolean isAny(String[][] hints, String text, int at) {
    char c = text.charAt(at);
    if (c >= hints.length) {
      return false;
    }
    for (String hint : hints[c]) {
      if (text.regionMatches(true, at, hint, 0, hint.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPair(char first, char second) {
    return (first | second) < 128 && (PAIRS[first << 1 | second >> 6] >>> second & 1) != 0;
  }

  private static void pair(char first, char second) {
    PAIRS[first << 1 | second >> 6] |= 1L << second;
  }

  /** The pairs of a hint in any case. */
  private static void pairs(String hint) {
    for (char first : cases(hint.charAt(0))) {
      for (char second : cases(hint.charAt(1))) {
        pair(first, second);
      }
    }
  }

  private static char[] cases(char c) {
    return new char[] {Character.toLowerCase(c), Character.toUpperCase(c)};
  }

  private static String[][] byFirst(String[] hints) {
    String[][] found = new String[128][];
    for (char c = 0; c < found.length; c++) {
      char first = Character.toLowerCase(c);
      found[c] =
          Arrays.stream(hints)
              .filter(hint -> Character.toLowerCase(hint.charAt(0)) == first)
              .toArray(String[]::new);
    }
    return found;
  }
}
