package io.zathras.schema.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * Names whose values identify a machine or disk: {@code systemd.hostname}, {@code get_domain},
 * {@code rd.md.uuid}. The values are private rather than secret.
 */
public final class PrivateNames {

  /** The number of characters that are examined, from the end of a name; no name is longer. */
  private static final int LONGEST = 200;

  /** Letters that may follow in the name without changing its meaning, besides digits. */
  private static final Set<String> ENDINGS =
      Set.of("", "s", "name", "names", "search", "id", "list");

  private PrivateNames() {}

  /**
   * Returns whether a value is private because of its name; values that are switches or counts are
   * not.
   */
  public static boolean hide(String name, String value) {
    return tell(name) && !isSwitch(value);
  }

  /** Returns whether the values of a name are private. */
  static boolean tell(String name) {
    return tell(name, 0, name.length());
  }

  /** As {@link #tell(String)}, for a name within a text. */
  static boolean tell(String text, int from, int to) {
    for (int i = Math.max(from, to - LONGEST); i < to - 3; i++) {
      int end = partEnd(text, i);
      if (end >= 0 && end <= to && ENDINGS.contains(letters(text, end, to))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the private part of a name begins at a position. */
  static boolean begins(String text, int at) {
    return partEnd(text, at) >= 0;
  }

  private static int partEnd(String text, int at) {
    String part =
        switch (text.charAt(at) | 0x20) {
          case 'h' -> "hostname";
          case 'd' -> "domain";
          case 'u' -> "uuid";
          case 'f' -> "fqdn";
          default -> "";
        };
    boolean begins =
        !part.isEmpty()
            && at + 1 < text.length()
            && (text.charAt(at + 1) | 0x20) == part.charAt(1)
            && text.regionMatches(true, at, part, 0, part.length());
    return begins ? at + part.length() : -1;
  }

  /** Returns whether a value only states that something exists, or how much of it. */
  public static boolean isSwitch(String value) {
    return SecretForm.isNumber(value, 5)
        || (SecretForm.isHarmless(value) && value.indexOf('/') < 0);
  }

  private static String letters(String text, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to && letters.length() < 8; i++) {
      if (Character.isLetter(text.charAt(i))) {
        letters.append(text.charAt(i));
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
