package io.zathras.schema.redaction;

import java.util.List;
import java.util.Set;

/**
 * Secrets after a name and a space, as in options and sentences: {@code --password SECRET},
 * "password is SECRET".
 */
final class SpokenSecrets {

  private static final List<String> VERBS =
      List.of("is", "was", "are", "set to", "changed to", "will be");

  /** Names that also occur in sentences. */
  private static final Set<String> SIMPLE_NAMES =
      Set.of(
          "password",
          "secret",
          "token",
          "key",
          "passphrase",
          "credentials",
          "credential",
          "passcode",
          "bearer",
          "authorization",
          "passwd");

  /** Words before a name whose value follows. */
  private static final Set<String> TELLING =
      Set.of(
          "with",
          "using",
          "and",
          "set",
          "setenv",
          "export",
          "env",
          "x",
          "config",
          "wrong",
          "incorrect",
          "auth");

  /** Words before the name of a user, which a password follows. */
  private static final Set<String> LOGINS =
      Set.of("user", "username", "login", "account", "connect");

  /** Words that state the fate of the secret before them. */
  private static final Set<String> OUTCOMES =
      Set.of("is", "was", "expired", "rejected", "failed", "wrong", "denied");

  private final ScannedText in;
  private final PassedWords words;
  private final SecretValues values;

  SpokenSecrets(ScannedText in, PassedWords words, SecretValues values) {
    this.in = in;
    this.words = words;
    this.values = values;
  }

  /** {@code --password SECRET}, {@code password is SECRET}, {@code rootpw --plaintext SECRET}. */
  int following(SecretName kind, String word, int from, int end, boolean option) {
    int start = from;
    if (word.endsWith("pw")) {
      while (in.text.startsWith("--", start)) {
        start = in.afterBlanks(Math.max(start + 2, in.tokenEnd(start, ' ')));
      }
    } else {
      start = said(start);
    }
    boolean told = option || (start > from && word.endsWith("pw")) || isLoginOf(word);
    return values.given(kind, start, end, told || isSaid(kind, word, from, start));
  }

  /**
   * Returns whether one word after a space is a secret although it consists of letters only: in
   * quotation marks, or as the last word where a sentence or a setting states a value.
   */
  private boolean isSaid(SecretName kind, String word, int from, int start) {
    if (!kind.isCertain() || start >= in.length) {
      return false;
    }
    boolean enclosed = "([<".indexOf(in.at(start)) >= 0;
    boolean quoted = enclosed || ScannedText.isQuote(in.at(start));
    int begin = quoted ? start + 1 : start;
    int end = quoted && !enclosed ? in.quotationEnd(start) : in.tokenEnd(begin, '>');
    String value = in.cut(begin, Math.max(begin, end));
    if (SecretForm.isSaid(value) || value.indexOf(' ') >= 0 || !endsInLetter(value)) {
      return false;
    }
    boolean composite = word.isEmpty() || !SIMPLE_NAMES.contains(word);
    return quoted
        || (isLast(end)
            && (start > from
                || LOGINS.contains(words.beforeLast())
                || composite
                || TELLING.contains(words.last())
                || in.beginsLine(beforeNow(word, from))));
  }

  private static int beforeNow(String word, int from) {
    return Math.max(0, from - 1 - word.length());
  }

  private static boolean endsInLetter(String value) {
    return !value.isEmpty() && Character.isLetterOrDigit(value.charAt(0));
  }

  /** Returns whether only an option or another command follows on the line. */
  private boolean isLast(int from) {
    int i = from;
    while (i < in.length && i - from < 4 && ".,;)".indexOf(in.at(i)) >= 0) {
      i++;
    }
    i = in.afterBlanks(i);
    if (i > from && ScannedText.isNamePart(in.at(Math.min(i, in.length - 1)))) {
      int end = in.smallEnd(i);
      return OUTCOMES.contains(in.text.substring(i, end));
    }
    return i >= in.length || "\n\r-|&<;)".indexOf(in.at(i)) >= 0;
  }

  /** Returns the start of the value after {@code is}, {@code was:} and {@code set to}. */
  private int said(int from) {
    for (String verb : VERBS) {
      int end = from + verb.length();
      if (in.text.startsWith(verb, from)
          && end < in.length
          && (in.at(end) == ' ' || in.at(end) == ':')) {
        return in.afterBlanks(in.at(end) == ':' ? end + 1 : end);
      }
    }
    return from;
  }

  /** {@code login bob password SECRET}, as in {@code .netrc}. */
  private boolean isLoginOf(String word) {
    return word.equals("password") && words.beforeLast().equals("login");
  }
}
