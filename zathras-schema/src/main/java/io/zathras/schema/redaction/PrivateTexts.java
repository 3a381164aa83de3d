package io.zathras.schema.redaction;

/**
 * Removes from a text what identifies its machine: values under names such as {@code hostname} and
 * {@code get_domain}, and ids of machines and disks anywhere.
 */
public final class PrivateTexts {

  private static final int MOST_BLANKS = 8;

  /** The source of cloud-init's data, with the name of the machine: {@code ds=nocloud;h=NAME}. */
  private static final String CLOUD_DATA = "ds=nocloud";

  private static final CleanTexts CLEAN = new CleanTexts();

  private final ScannedText in;

  private PrivateTexts(String text) {
    in = new ScannedText(text, null);
  }

  /** Returns a text without private values: the same text if it holds none. */
  public static String hidden(String text) {
    if (CLEAN.hold(text)) {
      return text;
    }
    String named = mayNameOne(text) ? new PrivateTexts(text).shown() : text;
    String shown = PrivateValues.withoutIds(named);
    if (shown.equals(text)) {
      CLEAN.add(text);
    }
    return shown;
  }

  /** Checks each character once; the names themselves are checked later. */
  private static boolean mayNameOne(String text) {
    for (int i = 0; i + 3 < text.length(); i++) {
      if (PrivateNames.begins(text, i)
          || (text.charAt(i) == 'd' && text.startsWith(CLOUD_DATA, i))) {
        return true;
      }
    }
    return false;
  }

  private String shown() {
    int i = 0;
    while (i < in.length) {
      i = isNamePart(in.at(i)) ? name(i) : i + 1;
    }
    return in.shown();
  }

  private static boolean isNamePart(char c) {
    return ScannedText.isNamePart(c) || c == '/';
  }

  private int name(int from) {
    int end = from;
    while (end < in.length && isNamePart(in.at(end))) {
      end++;
    }
    if (in.text.startsWith(CLOUD_DATA, from)) {
      return in.hide(from + 3, wordEnd(end));
    }
    if (!PrivateNames.tell(in.text, from, end)) {
      return end;
    }
    int mark = end < in.length && ScannedText.isCloser(in.at(end)) ? end + 1 : end;
    if (mark >= in.length) {
      return end;
    }
    char c = in.at(mark);
    int blanks = afterBlanks(c == '=' || c == ':' ? mark + 1 : mark);
    return switch (c) {
      case '=' -> value(mark + 1, end, true);
      case ':' -> value(blanks, end, blanks == mark + 1);
      case ' ' -> in.at(from) == '-' ? value(blanks, end, true) : end;
      default -> end;
    };
  }

  /** Hides a value; after a space only if it is not part of a sentence. */
  private int value(int from, int otherwise, boolean certain) {
    boolean quoted = from < in.length && ScannedText.isQuote(in.at(from));
    int start = quoted ? from + 1 : from;
    int end = quoted ? in.quotationEnd(from) : in.tokenEnd(start, ' ');
    if (end <= start || in.at(start) == '-') {
      return otherwise;
    }
    String value = in.cut(start, end);
    boolean sentence = !certain && !quoted && goesOn(end) && !isHostLike(value);
    boolean shown = sentence || PrivateNames.isSwitch(value) || value.equals(Secrets.REDACTED);
    return shown ? otherwise : in.hide(start, end);
  }

  private boolean goesOn(int end) {
    return end + 1 < in.length && in.at(end) == ' ' && in.at(end + 1) != '-';
  }

  private static boolean isHostLike(String value) {
    return value.chars().anyMatch(c -> c == '-' || c == '.' || (c >= '0' && c <= '9'));
  }

  private int afterBlanks(int from) {
    int i = from;
    while (i < in.length && i - from < MOST_BLANKS && in.at(i) == ' ') {
      i++;
    }
    return i;
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < in.length && !Character.isWhitespace(in.at(i)) && !ScannedText.isQuote(in.at(i))) {
      i++;
    }
    return i;
  }
}
