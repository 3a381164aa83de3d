package io.zathras.schema.redaction;

import java.util.Set;

/**
 * Names of secrets in a text, where the words around a name decide whether it is one: "secret key"
 * is, "primary key" is not.
 */
final class NamesInText {

  /** Words before a token or key of a parser, as opposed to one that opens something. */
  private static final Set<String> PARSED =
      Set.of(
          "unexpected",
          "invalid",
          "unknown",
          "expected",
          "missing",
          "illegal",
          "bad",
          "duplicate",
          "primary",
          "foreign",
          "sort",
          "unrecognized",
          "undefined",
          "required",
          "no",
          "next");

  /** Second words of names: {@code pass phrase}, {@code access code}. */
  private static final Set<String> PARTS = Set.of("phrase", "code", "word");

  private final ScannedText in;
  private final PassedWords words;

  NamesInText(ScannedText in, PassedWords words) {
    this.in = in;
    this.words = words;
  }

  /** Classifies the value after the name between two positions. */
  SecretName of(int from, int end) {
    if (end - from <= 6 && PARTS.contains(in.text.substring(from, end)) && in.follows(from, ' ')) {
      return SecretName.of(words.last() + '_' + in.text.substring(from, end));
    }
    if (!SecretHints.inName(in.text, from, end)) {
      return SecretName.NONE;
    }
    SecretName kind = SecretName.of(in.text, from, end);
    boolean joined = from - words.lastEnd() == 1 && in.at(words.lastEnd()) == ' ';
    if (kind == SecretName.DOUBTFUL && isTold(from, end)) {
      return SecretName.TOKEN;
    }
    if (kind == SecretName.TOKEN && joined && PARSED.contains(words.last()) && !isMixedAfter(end)) {
      return SecretName.DOUBTFUL;
    }
    boolean option = in.follows(from, '-');
    if (end - from == 4 && kind == SecretName.DOUBTFUL && option) {
      return SecretName.TOKEN;
    }
    if (end - from > 4 || kind != SecretName.KEY || option) {
      return kind;
    }
    // The word "key" alone decides nothing; "secret key" and "primary key" are names of two words.
    SecretName both =
        joined ? SecretName.of(words.last() + '_' + in.text.substring(from, end)) : SecretName.KEY;
    return both == SecretName.KEY ? SecretName.DOUBTFUL : both;
  }

  /** {@code ?sig=SECRET}, {@code pass=SECRET}, {@code pass: "SECRET"}, {@code /pass:SECRET}. */
  private boolean isTold(int from, int end) {
    if (in.text.regionMatches(true, end - 9, "signature", 0, 9) || in.is("sig", from, end)) {
      return in.follows(from, '?') || in.follows(from, '&');
    }
    if (!in.is("pass", from, end) || end >= in.length) {
      return false;
    }
    boolean quoted =
        end + 2 < in.length && in.at(end) == ':' && ScannedText.isQuote(in.at(end + 2));
    return in.at(end) == '='
        || quoted
        || (in.at(end) == ':' && in.follows(from, '/'))
        || words.beforeLast().equals("user");
  }

  private boolean isMixedAfter(int end) {
    int start = in.afterBlanks(end);
    start = start < in.length && ScannedText.isQuote(in.at(start)) ? start + 1 : start;
    return start > end
        && SecretForm.isMixed(in.cut(start, Math.max(start, in.tokenEnd(start, ' '))));
  }
}
