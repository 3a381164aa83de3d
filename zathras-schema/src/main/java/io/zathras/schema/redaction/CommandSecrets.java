package io.zathras.schema.redaction;

/**
 * Secrets among the arguments of a command: found by the program, the option, or their position.
 */
final class CommandSecrets {

  private static final int LONGEST_COMMAND = 100;

  private static final int SHORTEST_COMMAND = 80;

  private final ScannedText in;
  private final SecretValues values;

  /** The meaning of arguments for the last program named. */
  private SecretArguments arguments = SecretArguments.NONE;

  /** The start of an argument that is a secret because of its position. */
  private int placed = -1;

  private int placedEnd;

  CommandSecrets(ScannedText in, SecretValues values) {
    this.in = in;
    this.values = values;
  }

  /**
   * {@code -p SECRET}, {@code -pSECRET} and {@code -u user:SECRET}, unless something else is meant.
   */
  int option(int from) {
    int i = from + 1;
    boolean begins = from == 0 || isBetween(in.at(from - 1));
    if (!begins || i >= in.length) {
      return i;
    }
    char letter = in.at(i);
    boolean apart = arguments.apart().indexOf(letter) >= 0;
    if (!apart && arguments.attached().indexOf(letter) < 0 && "pPuUwakAX".indexOf(letter) < 0) {
      return i;
    }
    boolean user = Character.toLowerCase(in.at(i)) == 'u';
    int start = optionValue(i + 1);
    int end = start < 0 ? -1 : in.tokenEnd(start, ' ');
    if (end <= start || in.at(start) == '-') {
      return i;
    }
    String value = in.text.substring(start, Math.min(end, start + 300));
    if (user) {
      return login(start, end, value, i);
    }
    boolean attached = start == i + 1 || ScannedText.isQuote(in.at(i + 1));
    boolean told =
        attached
            ? arguments.attached().indexOf(letter) >= 0 && !SecretForm.isNumber(value, 5)
            : apart && !SecretForm.isHarmless(value);
    boolean secret = told || (SecretForm.isOpaque(value) && value.indexOf('/') < 0);
    return secret && (told || !value.contains("=")) ? in.hide(start, end) : i;
  }

  private int optionValue(int from) {
    if (from >= in.length) {
      return -1;
    }
    int i = from;
    while (i < in.length && i - from < ScannedText.MOST_BLANKS && isBetween(in.at(i))) {
      i++;
    }
    boolean lineBreak = in.text.substring(from, i).indexOf('\n') >= 0;
    return i >= in.length || lineBreak ? -1 : i;
  }

  /** {@code user:SECRET} and {@code user%SECRET}; a pair of numbers is a user and a group. */
  private int login(int start, int end, String value, int otherwise) {
    int colon = value.indexOf(':');
    int divider = colon < 0 ? value.indexOf('%') : colon;
    if (divider < 0 || value.startsWith("//", divider + 1)) {
      return otherwise;
    }
    String secret = value.substring(divider + 1);
    boolean harmless =
        secret.isEmpty()
            || secret.equals(Secrets.REDACTED)
            || SecretForm.isNumber(secret, 9)
            || value.contains("=");
    return harmless ? otherwise : in.hide(start + divider + 1, end);
  }

  private static boolean isBetween(char c) {
    return Character.isWhitespace(c) || "\"'`,[=(".indexOf(c) >= 0;
  }

  /** Finds the last word of a command that is not an option. */
  private void place(int from, int words) {
    int most = words == 0 ? from : Math.min(in.length, from + LONGEST_COMMAND);
    int found = 0;
    int i = from;
    while (i < most && "\n;|".indexOf(in.at(i)) < 0) {
      int start = i;
      while (i < most && !Character.isWhitespace(in.at(i)) && in.at(i) != ';' && in.at(i) != '|') {
        i++;
      }
      if (i == start) {
        i++;
        continue;
      }
      boolean bare = in.at(start) != '-' && in.text.substring(start, i).indexOf('=') < 0;
      if (bare && start > from && ++found >= words) {
        boolean quoted = ScannedText.isQuote(in.at(start)) && i - start > 2;
        placed = quoted ? start + 1 : start;
        placedEnd = quoted && ScannedText.isQuote(in.at(i - 1)) ? i - 1 : i;
      }
    }
  }

  /** {@code passwd --stdin root <<< SECRET}. */
  int hereString(int from) {
    int start = Math.max(0, from - SHORTEST_COMMAND);
    String command = in.text.substring(start, from);
    int line = Math.max(command.lastIndexOf('\n'), command.lastIndexOf(';'));
    int value = in.afterBlanks(from + 3);
    return SecretArguments.reads(command.substring(line + 1))
        ? values.given(SecretName.SECRET, value, from + 3, true)
        : from + 3;
  }

  /** {@code echo SECRET | passwd --stdin root}. */
  int echoed(int end) {
    int pipe = end;
    int most = Math.min(in.length, end + LONGEST_COMMAND);
    while (pipe < most && in.at(pipe) != '|' && in.at(pipe) != '\n') {
      pipe++;
    }
    if (pipe >= most || in.at(pipe) != '|') {
      return end;
    }
    String command = in.text.substring(pipe + 1, Math.min(in.length, pipe + 1 + SHORTEST_COMMAND));
    int start = in.afterBlanks(end);
    return SecretArguments.reads(command.lines().findFirst().orElse(""))
        ? in.hide(start, Math.max(start, in.lastOf(pipe)))
        : end;
  }

  /** {@code user/SECRET@host}, as Oracle's programs write it. */
  int slashed(int from, int otherwise) {
    int start = in.afterBlanks(from);
    int last = in.tokenEnd(start, ' ');
    String value = in.text.substring(start, Math.max(start, Math.min(last, start + 200)));
    int slash = value.indexOf('/');
    int at = value.lastIndexOf('@');
    boolean secret = slash > 0 && !value.startsWith("//", slash) && at != slash + 1;
    return secret ? in.hide(start + slash + 1, at > slash ? start + at : last) : otherwise;
  }

  /** {@code proxy=user:SECRET@host}. */
  int proxy(int end) {
    int start = in.afterBlanks(end < in.length && in.at(end) == '=' ? end + 1 : end);
    int last = in.tokenEnd(start, ' ');
    String value = in.text.substring(start, Math.max(start, Math.min(last, start + 200)));
    int at = value.lastIndexOf('@');
    int colon = value.indexOf(':');
    boolean secret = start > end && colon > 0 && colon < at && !value.startsWith("://", colon);
    return secret ? in.hide(start + colon + 1, start + at) : end;
  }

  /** {@code send "SECRET\r"}, as in expect scripts. */
  int typed(int end) {
    int blank = in.afterBlanks(end);
    int open = in.text.startsWith("-- ", blank) ? in.afterBlanks(blank + 3) : blank;
    if (open == end || open >= in.length || !ScannedText.isQuote(in.at(open))) {
      return end;
    }
    int close = in.quotationEnd(open);
    String value = in.cut(open + 1, close);
    boolean entered = value.endsWith("\\r") || value.endsWith("\\n");
    boolean word = value.length() > 5 && value.indexOf(' ') < 0;
    return entered && word ? in.hide(open + 1, close - 2) : end;
  }

  /** {@code --user bob:SECRET}. */
  int user(String word, int end) {
    int start = in.afterBlanks(end);
    start = start < in.length && in.at(start) == '=' ? start + 1 : start;
    start = start < in.length && ScannedText.isQuote(in.at(start)) ? start + 1 : start;
    int last = in.tokenEnd(start, ' ');
    String value = in.text.substring(start, Math.max(start, Math.min(last, start + 300)));
    boolean told =
        in.follows(end - word.length(), '-') || SecretForm.isMixed(value) || value.indexOf('%') > 0;
    return told && start > end && last > start ? login(start, last, value, end) : end;
  }

  /** Remembers the meaning of a program's arguments. */
  void program(String before, String word, int end) {
    SecretArguments known = SecretArguments.of(before, word);
    if (known.tellSecrets()) {
      arguments = known;
      place(end, known.words());
    }
  }

  /** Forgets the command at its end. */
  void end() {
    arguments = SecretArguments.NONE;
  }

  /**
   * Returns the end of an argument that is a secret because of its position, or a negative number.
   */
  int placed(int i) {
    return i == placed ? in.hide(placed, placedEnd) : -1;
  }
}
