package io.zathras.archive;

import java.util.Locale;

/** Makes text from an archive safe to print. */
final class Printable {

  private static final int MAX_LENGTH = 1_024;

  private Printable() {}

  /** Escapes what could move a cursor, hide text or reorder it, and cuts endless names. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 16);
    for (int i = 0; i < text.length(); ) {
      if (i >= MAX_LENGTH) {
        return out.append("... (").append(number(text.length())).append(" characters)").toString();
      }
      int c = text.codePointAt(i);
      if (isPlain(c)) {
        out.appendCodePoint(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", c));
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static boolean isPlain(int c) {
    if (c >= ' ' && c < 0x7f) {
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
