package io.zathras.schema.redaction;

import java.util.Set;

/**
 * Secrets after a name and an assignment mark: {@code password=SECRET}, {@code password: SECRET}.
 */
final class AssignedSecrets {

  private static final Set<String> LINE_NAMES = Set.of("cookie", "set-cookie", "authinfo");

  private final ScannedText in;
  private final SecretValues values;
  private final AuthorizationHeaders headers;

  AssignedSecrets(ScannedText in, SecretValues values, AuthorizationHeaders headers) {
    this.in = in;
    this.values = values;
    this.headers = headers;
  }

  /** Returns the start of the value after an assignment mark, or a negative number. */
  int valueStart(int from) {
    if (from >= in.length) {
      return -1;
    }
    char c = in.at(from);
    char next = from + 1 < in.length ? in.at(from + 1) : ' ';
    int end;
    if (c == '=') {
      boolean third = next == '=' && from + 2 < in.length && in.at(from + 2) == '=';
      end = from + (third ? 3 : next == '>' || next == '=' ? 2 : 1);
    } else if (c == ':') {
      if (next == ':' || in.text.startsWith("://", from)) {
        return -1;
      }
      end = from + (next == '=' ? 2 : 1);
    } else if ("?+!~".indexOf(c) >= 0 && next == '=') {
      end = from + 2;
    } else if ((c == '-' && next == '>') || (c == '<' && next == '-')) {
      end = from + 2;
    } else if (in.text.regionMatches(true, from, "%3D", 0, 3)
        || in.text.regionMatches(true, from, "%3A", 0, 3)) {
      return from + 3;
    } else if (in.follows(from, '\\') && in.text.regionMatches(true, from, "u003d", 0, 5)) {
      return from + 5;
    } else {
      return -1;
    }
    int start = in.afterBlanks(end);
    // A value below its name is indented.
    return start == end || start >= in.length || in.at(start - 1) != '\n' ? start : -1;
  }

  int assigned(SecretName kind, String word, int from, int end, int value) {
    // A YAML type may precede the value.
    boolean typed = value < in.length && in.at(value) == '!';
    int start = typed ? in.afterBlanks(in.tokenEnd(value, ' ')) : value;
    if (start >= in.length || isNextName(start, end)) {
      return end;
    }
    boolean line =
        in.beginsLine(from)
            || (from > 0 && ScannedText.isQuote(in.at(from - 1)) && in.at(end) == ':');
    if (LINE_NAMES.contains(word) && in.at(end) == ':') {
      return in.hide(start, in.lineEnd(start));
    }
    boolean spaced = start > end + 1 && in.text.substring(end, start).indexOf(':') >= 0;
    if (spaced && !line && isProse(start)) {
      return end;
    }
    if (word.endsWith("authorization")) {
      return headers.header(start);
    }
    char c = in.at(start);
    if ((c == '|' || c == '>') && in.blockBegins(start)) {
      int begin = in.lineEnd(start) + 1;
      return in.hide(in.afterBlanks(begin), in.indentedEnd(begin));
    }
    if (c == '{' && kind != SecretName.SECRET && kind != SecretName.TOKEN) {
      return start;
    }
    boolean sentence =
        line
            && kind == SecretName.SECRET
            && !ScannedText.isQuote(c)
            && c != '\\'
            && c != '{'
            && c != '[';
    if (sentence && spaced) {
      return secretLine(from, start, end);
    }
    int quoted = start == end + 1 && kind.isCertain() ? quotedArgument(from, start) : -1;
    return quoted > start && hides(kind, start)
        ? in.hide(start, quoted)
        : values.given(kind, start, end, true);
  }

  private boolean hides(SecretName kind, int start) {
    int end = in.tokenEnd(start, ' ');
    return end > start && kind.hides(in.cut(start, end));
  }

  /** {@code "password=my SECRET"}: spaces are part of an argument that is quoted as a whole. */
  private int quotedArgument(int from, int start) {
    int open = from - 1;
    while (open >= 0 && from - open < 3 && in.at(open) == '-') {
      open--;
    }
    if (open < 0 || !ScannedText.isQuote(in.at(open)) || ScannedText.isQuote(in.at(start))) {
      return -1;
    }
    int close = in.quotationEnd(open);
    return close < in.length && in.at(close) == in.at(open) ? lastWord(start, close, true) : -1;
  }

  /** Returns the end of the words up to a position, before the next assignment. */
  private int lastWord(int from, int most, boolean beforeOption) {
    int i = Math.min(in.tokenEnd(from, ' '), most);
    while (i < most) {
      int word = in.afterBlanks(i);
      if (word >= most || in.isPair(word) || (beforeOption && in.at(word) == '-')) {
        break;
      }
      i = Math.min(Math.max(word + 1, in.tokenEnd(word, ' ')), most);
    }
    return i;
  }

  /** Returns whether lower-case words follow: prose about a password, not its value. */
  private boolean isProse(int from) {
    int end = in.smallEnd(from);
    int next = in.smallEnd(end + 1);
    return end > from
        && next > end + 1
        && in.at(end) == ' '
        && (next == in.length || ScannedText.isDelimiter(in.at(next)) || in.at(next) == '.')
        && !AuthorizationHeaders.isScheme(in.text.substring(from, end));
  }

  /** A password on a line of its own extends to the end of the line, spaces included. */
  private int secretLine(int from, int start, int otherwise) {
    int end = in.tokenEnd(start, ' ');
    if (SecretForm.isHarmless(in.cut(start, end)) || SecretForm.isFlag(in.cut(start, end))) {
      return otherwise;
    }
    int last = in.lineEnd(start);
    char quote = from == 0 ? ' ' : in.at(from - 1);
    for (int i = start;
        ScannedText.isQuote(quote) && i < Math.min(last, start + ScannedText.MOST_BLANKS);
        i++) {
      last = in.at(i) == quote ? i : last;
    }
    return in.hide(start, Math.min(last, Math.max(end, lastWord(start, last, false))));
  }

  /** Returns whether the next name follows a mark and spaces, so that there is no value. */
  private boolean isNextName(int start, int nameEnd) {
    boolean blank = start > nameEnd + 1 && Character.isWhitespace(in.at(start - 1));
    if (!blank) {
      return false;
    }
    if (in.text.startsWith("--", start)) {
      return true;
    }
    int i = start;
    while (i < in.length && i - start < 100 && ScannedText.isNamePart(in.at(i))) {
      i++;
    }
    boolean colonFirst = in.text.substring(nameEnd, start).indexOf(':') >= 0;
    return i > start
        && i + 1 < in.length
        && in.at(i) == (colonFirst ? ':' : '=')
        && (colonFirst ? in.at(i + 1) == ' ' && lineBetween(nameEnd, start) : true);
  }

  private boolean lineBetween(int from, int to) {
    return in.text.substring(from, to).indexOf('\n') >= 0;
  }
}
