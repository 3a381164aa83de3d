package io.zathras.schema.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out in one pass whether a text needs a closer look, which hardly any text does. Two
 * characters that do not begin a hint cost one look-up in a table.
 */
final class SecretHints {

  /** Parts of names of secrets, in any case and anywhere in a word. */
  private static final String[] NAMES = {
    "pas", "pw", "psk", "key", "kennw", "tok", "aut", "logi", "licen", "secr", "sess", "senha",
    "sid", "sig", "salt", "cre", "cry", "cook", "contras", "otp", "nonce", "bear", "motdep",
    "wachtw", "rhsm", "rhn", "jwt", "psw", "srf", "webho", "mnemo", "commun", "hesl", "salas",
    "parol"
  };

  /** Beginnings of two-word names, in any case. */
  private static final String[] PHRASES = {
    "pin_c",
    "pin-c",
    "pinc",
    "activation_c",
    "activationc",
    "verification_c",
    "verificationc",
    "recovery_",
    "recoveryc",
    "recoveryp",
    "backup_c",
    "backupc",
    "mfa_c",
    "mfac",
    "factor_c",
    "factorc",
    "security_a",
    "securitya",
    "security_c",
    "securityc",
    "seed_p",
    "seedp",
    "pragma ",
    "wireless_w",
    "wifi_w"
  };

  /** Words and options that a secret follows, in any case, and programs that take one. */
  private static final String[] WORDS =
      Stream.concat(
              Stream.of(
                  "basic ",
                  "by ",
                  "negotiate ",
                  "subscription-",
                  "-u",
                  "-p",
                  "thin:",
                  "sqlplus ",
                  "send ",
                  "proxy",
                  "end_cc",
                  "ci-info:",
                  "network-config=",
                  "user-data="),
              SecretArguments.commands())
          .distinct()
          .toArray(String[]::new);

  /** Marks that a secret follows, in any case. */
  private static final String[] MARKS = {
    "//", ":5432:", ":*:*:", EncodedSecrets.BLOCK, "%3A%2F", "{s", "{c"
  };

  private static final String[][] NAMES_BY_FIRST = byFirst(NAMES);
  private static final String[][] PHRASES_BY_FIRST = byFirst(PHRASES);
  private static final String[][] WORDS_BY_FIRST = byFirst(WORDS);
  private static final String[][] MARKS_BY_FIRST = byFirst(MARKS);

  /** A bit for each pair of characters that begins a hint, in two numbers per first character. */
  private static final long[] PAIRS = new long[256];

  /** The same for hints that begin a word. */
  private static final long[] BEGINS = new long[256];

  private static final boolean[] IN_WORD = new boolean[128];
  private static final boolean[] IN_RUN = new boolean[128];

  static {
    for (String[] hints : List.of(NAMES, MARKS)) {
      pairs(PAIRS, hints);
    }
    for (String[] hints : List.of(PHRASES, WORDS)) {
      pairs(BEGINS, hints);
    }
    SecretPrefixes.all().forEach(prefix -> pair(BEGINS, prefix.charAt(0), prefix.charAt(1)));
    for (String begin : List.of("\\u", "\\x", "\\0", "\\1")) {
      pair(PAIRS, begin.charAt(0), begin.charAt(1));
    }
    for (char c = 0; c < 128; c++) {
      pair(PAIRS, '&', c);
      if (Character.digit(c, 16) >= 0) {
        pair(PAIRS, '%', c);
      }
      IN_WORD[c] = Character.isLetterOrDigit(c);
      IN_RUN[c] = ScannedText.isBase64(c);
      if (Character.isLetterOrDigit(c)) {
        pair(PAIRS, '$', c);
      }
    }
  }

  private SecretHints() {}

  /** Returns whether a name may be one of a secret. */
  static boolean inName(String text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      if ((isPair(PAIRS, c, next) && isAny(NAMES_BY_FIRST, text, i))
          || (isPair(BEGINS, c, next) && isAny(PHRASES_BY_FIRST, text, i))
          || isForeign(c)) {
        return true;
      }
    }
    return to > from && isForeign(text.charAt(to - 1));
  }

  /** Returns whether a text may hold a secret. */
  static boolean in(String text) {
    int length = text.length();
    int run = 0;
    boolean begins = true;
    char c = length == 0 ? 0 : text.charAt(0);
    for (int i = 0; i < length; i++) {
      char next = i + 1 < length ? text.charAt(i + 1) : 0;
      if ((isPair(PAIRS, c, next) && isHint(text, i, c))
          || (begins && isPair(BEGINS, c, next) && isBegin(text, i, c))
          || isForeign(c)) {
        return true;
      }
      begins = c >= 128 || !IN_WORD[c];
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

  /** Finds foreign letters, because names in other languages always need a closer look. */
  private static boolean isForeign(char c) {
    return c >= 0xc0 && Character.isLetter(c);
  }

  private static boolean isLongRun(String text, int from, int to) {
    return to - from >= SecretForm.LONG && SecretForm.isRandom(text, from, to);
  }

  private static boolean isHint(String text, int at, char c) {
    if (isAny(NAMES_BY_FIRST, text, at)) {
      return true;
    }
    if (UnescapedText.escape(text, at) != 0) {
      return true;
    }
    return c == '$' ? isCrypt(text, at) : isAny(MARKS_BY_FIRST, text, at);
  }

  private static boolean isBegin(String text, int at, char c) {
    return isAny(WORDS_BY_FIRST, text, at)
        || isAny(PHRASES_BY_FIRST, text, at)
        || SecretPrefixes.mayBegin(text, at, c);
  }

  /** {@code $6$} and {@code $ANSIBLE_VAULT}. */
  private static boolean isCrypt(String text, int at) {
    int end = Math.min(text.length(), at + EncodedSecrets.LONGEST_CRYPT + 1);
    for (int i = at + 1; i < end; i++) {
      if (text.charAt(i) == '$') {
        return i > at + 1;
      }
    }
    return text.startsWith(EncodedSecrets.VAULT, at);
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

  private static boolean isPair(long[] pairs, char first, char second) {
    return (first | second) < 128 && (pairs[first << 1 | second >> 6] >>> second & 1) != 0;
  }

  private static void pair(long[] pairs, char first, char second) {
    pairs[first << 1 | second >> 6] |= 1L << second;
  }

  /** The pairs of hints in any case. */
  private static void pairs(long[] pairs, String[] hints) {
    for (String hint : hints) {
      for (char first : cases(hint.charAt(0))) {
        for (char second : cases(hint.charAt(1))) {
          pair(pairs, first, second);
        }
      }
    }
  }

  private static char[] cases(char c) {
    return new char[] {Character.toLowerCase(c), Character.toUpperCase(c)};
  }

  /**
   * Makes one pass over the hints, because a stream for each character takes a tenth of a cold
   * start.
   */
  private static String[][] byFirst(String[] hints) {
    String[][] found = new String[128][0];
    for (String hint : hints) {
      char small = Character.toLowerCase(hint.charAt(0));
      char capital = Character.toUpperCase(small);
      found[small] = with(found[small], hint);
      if (capital != small) {
        found[capital] = found[small];
      }
    }
    return found;
  }

  private static String[] with(String[] hints, String hint) {
    String[] longer = Arrays.copyOf(hints, hints.length + 1);
    longer[hints.length] = hint;
    return longer;
  }
}
