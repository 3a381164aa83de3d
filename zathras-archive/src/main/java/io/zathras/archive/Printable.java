package io.zathras.archive;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Makes untrusted text safe to print: characters that could move a cursor, hide text or reorder it
 * are shown as their code points, as Java and JSON write them.
 *
 * @since 0.1
 */
public final class Printable {

  private static final int LONGEST_NAME = 300;
  private static final HexFormat HEX = HexFormat.of();

  private Printable() {}

  /**
   * Returns the text without control and format characters, lone surrogates and line ends.
   *
   * @param text any text
   * @return the same text where it has none of them
   * @since 0.1
   */
  public static String of(String text) {
    int plain = 0;
    while (plain < text.length() && isPlainAscii(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (int i = plain; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isPlain(c)) {
        out.appendCodePoint(c);
      } else if (c <= Character.MAX_VALUE) {
        out.append("\\u").append(HEX.toHexDigits((char) c));
      } else {
        out.append("\\u").append(HEX.toHexDigits(c, 6));
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /** Returns the same for a name, which is cut when it is very long. */
  static String name(String name) {
    return name.length() <= LONGEST_NAME
        ? of(name)
        : of(name.substring(0, LONGEST_NAME)) + "... (" + number(name.length()) + " characters)";
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static boolean isPlainAscii(int c) {
    return c >= ' ' && c < 0x7f;
  }

  private static boolean isPlain(int c) {
    if (isPlainAscii(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
