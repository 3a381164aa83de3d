package io.zathras.schema.redaction;

import java.util.Set;

/** Secrets after their names, in the forms in which texts state a value after a name. */
final class NamedSecrets {

  /** The keys that hold a name where its value stands apart. */
  static final Set<String> NAMES =
      Set.of("name", "key", "id", "var", "variable", "option", "field", "property", "env", "param");

  static final Set<String> VALUES = Set.of("value", "val", "content", "data", "default");

  private static final String CDATA = "<![CDATA[";

  private final ScannedText in;
  private final PassedWords words;
  private final SecretValues values;
  private final AssignedSecrets assignments;
  private final SpokenSecrets spoken;

  /** The name whose value follows under a separate key. */
  private SecretName named = SecretName.NONE;

  NamedSecrets(
      ScannedText in, PassedWords words, SecretValues values, AuthorizationHeaders headers) {
    this.in = in;
    this.words = words;
    this.values = values;
    assignments = new AssignedSecrets(in, values, headers);
    spoken = new SpokenSecrets(in, words, values);
  }

  int valued(SecretName kind, String word, int from, int end) {
    int inName = secretInName(kind, from, end);
    if (inName >= 0) {
      return inName;
    }
    boolean option = in.follows(from, '-');
    boolean tag = in.follows(from, '<');
    int i = end;
    boolean quoted = false;
    for (int closers = 0;
        i < in.length && closers < 4 && ScannedText.isCloser(in.at(i));
        closers++, i++) {
      quoted |= in.at(i) == '"' || in.at(i) == '\'';
    }
    if (tag || (i < in.length && in.at(i) == '>' && (quoted || i == end))) {
      named = tag ? kind : named;
      return element(kind, i, end);
    }
    int blank = in.afterBlanks(i);
    int start = assignments.valueStart(blank);
    int items = start >= 0 ? items(kind, blank + 1) : -1;
    if (items >= 0) {
      return items;
    }
    if (start >= 0) {
      return assignments.assigned(kind, word, from, end, start);
    }
    boolean called = from > 1 && in.at(from - 2) == '(' && ScannedText.isQuote(in.at(from - 1));
    if (quoted && (option || called) && blank < in.length && in.at(blank) == ',') {
      return values.given(SecretName.SECRET, in.afterBlanks(blank + 1), end, true);
    }
    if (blank < in.length && in.at(blank) == '|') {
      return values.given(kind, in.afterBlanks(blank + 1), end, false);
    }
    if (blank == i && i < in.length && values.isCall(i)) {
      return values.given(kind, i + 1, end, true);
    }
    if (NAMES.contains(words.last()) || (quoted && NAMES.contains(words.beforeLast()))) {
      named = kind;
    }
    if (i < in.length && ",;/~".indexOf(in.at(i)) >= 0) {
      int last = in.tokenEnd(i + 1, ' ');
      boolean opaque = last > i + 1 && SecretForm.isOpaque(in.cut(i + 1, last));
      return opaque ? in.hide(i + 1, last) : end;
    }
    return blank > i ? spoken.following(kind, word, blank, end, option) : end;
  }

  /** Hides each item of a YAML list below a name. */
  private int items(SecretName kind, int from) {
    int line = from;
    while (line < in.length && line - from < ScannedText.MOST_BLANKS && in.at(line) == ' ') {
      line++;
    }
    int hidden = -1;
    while (line < in.length && in.at(line) == '\n') {
      int item = line + 1;
      while (item < in.length && item - line < ScannedText.MOST_BLANKS && in.at(item) == ' ') {
        item++;
      }
      if (!in.text.startsWith("- ", item)) {
        break;
      }
      int end = in.lineEnd(item);
      String value = in.cut(item + 2, end);
      if (value.contains(": ") || !kind.hides(value) || value.equals(Secrets.REDACTED)) {
        break;
      }
      hidden = in.hide(item + 2, end);
      line = end;
    }
    return hidden;
  }

  /** {@code token_4f3a91c7x}: a name that ends in the secret itself. */
  private int secretInName(SecretName kind, int from, int end) {
    if (kind != SecretName.SECRET && kind != SecretName.TOKEN) {
      return -1;
    }
    int start = end;
    while (start > from && Character.isLetterOrDigit(in.at(start - 1))) {
      start--;
    }
    boolean whole = start == from || end - start > 200;
    if (whole) {
      return -1;
    }
    String part = in.text.substring(start, end);
    boolean assigned = end < in.length && (in.at(end) == '=' || in.at(end) == ':');
    boolean lenient = kind == SecretName.SECRET && !assigned && end < in.length;
    boolean secret = lenient ? SecretForm.isMixed(part) : SecretForm.isOpaque(part);
    return secret ? in.hide(start, end) : -1;
  }

  /** {@code <password>SECRET</password>} and {@code <entry key="password">SECRET</entry>}. */
  private int element(SecretName kind, int from, int otherwise) {
    int i = from;
    while (i < in.length && i - from < 200 && in.at(i) != '>' && in.at(i) != '<') {
      i++;
    }
    if (i >= in.length || in.at(i) != '>') {
      return otherwise;
    }
    int end = i + 1;
    while (end < in.length && in.at(end) != '<') {
      end++;
    }
    if (in.text.startsWith(CDATA, end)) {
      int close = in.find("]]>", end);
      return close < 0 ? otherwise : in.hide(end + CDATA.length(), close);
    }
    boolean closed = in.text.startsWith("</", end);
    boolean secret = closed && end > i + 1 && kind.hides(in.cut(i + 1, end));
    return secret ? in.hide(i + 1, end) : otherwise;
  }

  /** {@code <key>password</key><string>SECRET</string>}. */
  private boolean isString(String word, int end) {
    return word.equals("string") && in.follows(end - word.length(), '<');
  }

  /** Returns the end of the value that belongs to an earlier name, or a negative number. */
  int awaited(String word, int end) {
    boolean value = named != SecretName.NONE && (VALUES.contains(word) || isString(word, end));
    if (!value) {
      return -1;
    }
    SecretName kind = named;
    named = SecretName.NONE;
    return valued(kind, word, end, end);
  }
}
