package io.zathras.schema.redaction;

import org.jspecify.annotations.Nullable;

/**
 * A text that hides parts of itself from start to end, and finds the ends of values, quotations and
 * lines. Each look ahead has a bound, or remembers that it found nothing.
 */
final class ScannedText {

  /** With more characters than this, a quotation mark counts as one without a partner. */
  private static final int LONGEST_QUOTATION = 4096;

  private static final int LONGEST_BRACKETS = 250;

  static final int MOST_BLANKS = 100;

  final String text;

  final int length;

  private final StringBuilder out = new StringBuilder();

  /** The number of characters examined, for tests with texts that are designed to take long. */
  private long looked;

  /** The end of the text that is already in {@code out}. */
  private int copied;

  private int noDoubleQuote = Integer.MAX_VALUE;

  /** Where the last search for a line end began; it found {@code lineTo}. */
  private int lineFrom = -1;

  private int lineTo = -1;

  private int noQuote = Integer.MAX_VALUE;

  private final String original;

  private final @Nullable UnescapedText plain;

  /** Examines a text without its escapes, and hides parts of the original text. */
  ScannedText(String original, @Nullable UnescapedText plain) {
    this.original = original;
    this.plain = plain;
    this.text = plain == null ? original : plain.text;
    this.length = text.length();
  }

  private int place(int i) {
    return plain == null ? i : plain.places[i];
  }

  char at(int i) {
    looked++;
    return text.charAt(i);
  }

  int find(String part, int from) {
    int found = text.indexOf(part, from);
    looked += (found < 0 ? length : found) - Math.min(from, length);
    return found;
  }

  /** Returns the number of characters examined. */
  long looked() {
    return looked;
  }

  boolean follows(int i, char c) {
    return i > 0 && at(i - 1) == c;
  }

  String cut(int from, int to) {
    return text.substring(from, Math.min(to, from + 1000));
  }

  /** Returns the text with hidden parts replaced; the same text if nothing was hidden. */
  String shown() {
    return copied == 0 ? original : out.append(original, copied, original.length()).toString();
  }

  /** Replaces a part by a mark, and keeps its line ends so that lines keep their numbers. */
  int hide(int from, int to) {
    if (to <= from) {
      return Math.max(from, to);
    }
    out.append(original, copied, place(from)).append(Secrets.REDACTED);
    for (int i = from; i < to; i++) {
      if (at(i) == '\n') {
        out.append('\n');
      }
    }
    copied = place(to);
    return to;
  }

  /** Returns the end of a value that is unquoted, or quoted together with other text. */
  int tokenEnd(int from, char enclosing) {
    int i = from;
    while (i < length) {
      char c = at(i);
      if (Character.isWhitespace(c) || c == enclosing) {
        return trimmed(from, i);
      }
      boolean last = i + 1 >= length || isDelimiter(at(i + 1));
      if (isQuote(c) && i > from && last) {
        return i;
      }
      // The second separates an archive from its member.
      if ((c == '<' && text.startsWith("</", i)) || (c == '!' && text.startsWith("!/", i))) {
        return i;
      }
      if ((c == ')' || c == ']' || c == '}') && i > from && last) {
        return i;
      }
      if ((c == ',' || c == ';' || c == '&' || c == '?') && i > from && (last || isPair(i + 1))) {
        return i;
      }
      i++;
    }
    return trimmed(from, i);
  }

  int trimmed(int from, int to) {
    int end = to;
    while (end > from && ",;".indexOf(at(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Returns whether {@code name=}, or a quoted name, begins here. */
  boolean isPair(int from) {
    int i = from;
    while (i < length && i - from < 3 && (isQuote(at(i)) || at(i) == '-')) {
      i++;
    }
    int start = i;
    while (i < length && i - start < 100 && isNamePart(at(i))) {
      i++;
    }
    boolean named = i > start && i < length;
    if (named && isQuote(at(i))) {
      i++;
    }
    return named && i < length && (at(i) == '=' || at(i) == ':');
  }

  int quotationEnd(int open) {
    char quote = at(open);
    boolean escaped = open > 0 && at(open - 1) == '\\';
    int none = quote == '"' ? noDoubleQuote : noQuote;
    int most = (int) Math.min(length, (long) open + LONGEST_QUOTATION);
    for (int i = open + 1; i < most && open < none; i++) {
      char c = at(i);
      if (c == '\\' && i + 1 < length && at(i + 1) == quote && escaped) {
        return i;
      }
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    if (most == length && quote == '"') {
      noDoubleQuote = Math.min(noDoubleQuote, open);
    } else if (most == length && quote == '\'') {
      noQuote = Math.min(noQuote, open);
    }
    return lineEnd(open);
  }

  int bracketEnd(int open) {
    int depth = 0;
    int most = Math.min(length, open + LONGEST_BRACKETS);
    for (int i = open; i < most; i++) {
      char c = at(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return open;
  }

  boolean beginsLine(int from) {
    int i = from - 1;
    while (i >= 0 && from - i < 20 && " \t-#*>\"'".indexOf(at(i)) >= 0) {
      i--;
    }
    return i < 0 || at(i) == '\n';
  }

  int lineEnd(int from) {
    if (from < lineFrom || from > lineTo) {
      int line = find("\n", Math.min(from, length));
      lineFrom = from;
      lineTo = line < 0 ? length : line;
    }
    return lineTo;
  }

  /** Returns whether a block of YAML begins here: {@code |}, {@code >-} and the end of the line. */
  boolean blockBegins(int from) {
    int i = from + 1;
    while (i < length && i - from < 4 && "+-0123456789".indexOf(at(i)) >= 0) {
      i++;
    }
    return i + 1 < length && at(i) == '\n' && " \t".indexOf(at(i + 1)) >= 0;
  }

  int indentedEnd(int from) {
    int end = from;
    while (end < length && " \t\n".indexOf(at(end)) >= 0) {
      end = Math.min(length, lineEnd(end) + 1);
    }
    return lastOf(end);
  }

  /** Returns the end of the text before trailing spaces. */
  int lastOf(int end) {
    int last = end;
    while (last > 0 && Character.isWhitespace(at(last - 1))) {
      last--;
    }
    return last;
  }

  int afterBlanks(int from) {
    int i = from;
    while (i < length && i - from < MOST_BLANKS) {
      char c = at(i);
      boolean continued = c == '\\' && i + 1 < length && (at(i + 1) == '\n' || at(i + 1) == '\r');
      boolean indented =
          (c == '\n' || c == '\r')
              && (i + 1 < length && (at(i + 1) == ' ' || at(i + 1) == '\t' || at(i + 1) == '\n'));
      boolean afterContinuation = c == '\n' && i > from && at(i - 1) == '\\';
      if (!continued && !indented && !afterContinuation && c != ' ' && c != '\t') {
        break;
      }
      i++;
    }
    return i;
  }

  /** Returns the end of a lower-case word. */
  int smallEnd(int from) {
    int i = from;
    while (i < length && i - from < 30 && at(i) >= 'a' && at(i) <= 'z') {
      i++;
    }
    return i;
  }

  /** Returns whether a word is at a position, in any case. */
  boolean is(String word, int from, int end) {
    return end - from == word.length() && text.regionMatches(true, from, word, 0, end - from);
  }

  static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.'
        || (c > 0x7f && Character.isLetter(c));
  }

  static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '_'
        || c == '-';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  static boolean isCloser(char c) {
    return c == '"' || c == '\'' || c == ']' || c == ')' || c == '}' || c == '\\' || c == '`';
  }

  static boolean isDelimiter(char c) {
    return Character.isWhitespace(c) || ",;)]}&|\"'`<>".indexOf(c) >= 0;
  }
}
