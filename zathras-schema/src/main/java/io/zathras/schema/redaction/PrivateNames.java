package io.zathras.schema.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * Names whose values tell which machine or disk it was: {@code systemd.hostname}, {@code
 * get_domain}, {@code rd.md.uuid}. The values are private rather than secret.
 */
public final class PrivateNames {

  /** How many characters of a name are looked at, from its end: no name is longer. */
  private static final int LONGEST = 200;

  /** What may follow in the name without another meaning, besides digits. */
  private static final Set<String> ENDINGS =
      Set.of("", "s", "name", "names", "search", "id", "list");

  private PrivateNames() {}

  /** Tells whether a value is private because of its name; switches and counts are not. */
  public static boolean hide(String name, String value) {
    return tell(name) && !isSwitch(value);
  }

  /** Tells whether the values of a name are private. */
  static boolean tell(String name) {
    return tell(name, 0, name.length());
  }

  /** As {@link #tell(String)}, for a name that stands in a text. */
  static boolean tell(String text, int from, int to) {
    for (int i = Math.max(from, to - LONGEST); i < to - 3; i++) {
      int end = partEnd(text, i);
      if (end >= 0 && end <= to && ENDINGS.contains(letters(text, end, to))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether what makes a name private begins at a place. */
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

  /** Tells whether a value says only that there is something, or how much of it. */
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
