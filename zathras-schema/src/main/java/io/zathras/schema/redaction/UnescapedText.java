package io.zathras.schema.redaction;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text with its escapes of HTML, URLs, JSON or C decoded, and the position of each character in
 * the original text.
 */
final class UnescapedText {

  private static final Map<String, Character> ENTITIES =
      Map.of(
          "quot", '"', "apos", '\'', "amp", '&', "lt", '<', "gt", '>', "equals", '=', "colon", ':',
          "nbsp", ' ');

  private static final int LONGEST_ENTITY = 8;

  /** Texts may be quoted in texts that are quoted in URLs. */
  private static final int MOST_LEVELS = 3;

  final String text;

  /** The original position of each character, and of the end. */
  final int[] places;

  private UnescapedText(String text, int[] places) {
    this.text = text;
    this.places = places;
  }

  /** Returns the text without escapes, or {@code null} when it has none. */
  static @Nullable UnescapedText of(String text) {
    UnescapedText plain = once(text);
    for (int level = 1; plain != null && level < MOST_LEVELS; level++) {
      UnescapedText next = once(plain.text);
      if (next == null) {
        break;
      }
      for (int i = 0; i <= next.text.length(); i++) {
        next.places[i] = plain.places[next.places[i]];
      }
      plain = next;
    }
    return plain;
  }

  private static @Nullable UnescapedText once(String text) {
    int first = 0;
    while (first < text.length() && escape(text, first) == 0) {
      first++;
    }
    if (first == text.length()) {
      return null;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int[] places = new int[text.length() + 1];
    int i = 0;
    while (i < text.length()) {
      places[shown.length()] = i;
      int escape = i < first ? 0 : escape(text, i);
      shown.append(escape == 0 ? text.charAt(i) : (char) (escape & 0x7f));
      i += escape == 0 ? 1 : escape >> 7;
    }
    places[shown.length()] = i;
    return new UnescapedText(shown.toString(), places);
  }

  /** Returns a character and the length of its escape, in one number; 0 where none begins. */
  static int escape(String text, int at) {
    return switch (text.charAt(at)) {
      case '%' -> number(text, at + 1, 2, 16, 3);
      case '&' -> entity(text, at);
      case '\\' -> {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        yield kind == 'u'
            ? number(text, at + 2, 4, 16, 6)
            : kind == 'x'
                ? number(text, at + 2, 2, 16, 4)
                : kind == '0' || kind == '1' ? number(text, at + 1, 3, 8, 4) : 0;
      }
      default -> 0;
    };
  }

  private static int entity(String text, int at) {
    int most = Math.min(text.length(), at + 2 + LONGEST_ENTITY);
    for (int i = at + 1; i < most; i++) {
      if (text.charAt(i) == ';') {
        return entity(text, at, i);
      }
    }
    return 0;
  }

  private static int entity(String text, int at, int end) {
    if (text.charAt(at + 1) != '#') {
      Character named = ENTITIES.get(text.substring(at + 1, end));
      return named == null ? 0 : packed(named, end + 1 - at);
    }
    boolean hexadecimal = at + 2 < end && (text.charAt(at + 2) | 0x20) == 'x';
    int digits = at + (hexadecimal ? 3 : 2);
    return number(text, digits, end - digits, hexadecimal ? 16 : 10, end + 1 - at);
  }

  private static int number(String text, int from, int digits, int radix, int length) {
    int code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0 || code > 0x7f) {
        return 0;
      }
      code = code * radix + digit;
    }
    return code >= ' ' && code < 0x7f ? packed((char) code, length) : 0;
  }

  private static int packed(char c, int length) {
    return length << 7 | c;
  }
}
