package io.zathras.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of texts: passwords, tokens, keys and who logs in to a URL, found by what they
 * are called and what they look like. Everything else stays as it is. All texts of a document, of
 * its diagnostics, of the report and of exceptions go through here, whether private values are
 * wanted or not.
 *
 * <p>It takes time in proportion to the text's length, whatever the text is.
 *
 * @since 0.1
 */
public final class Redactor {

  /** What stands in the place of a secret. */
  public static final String REDACTED = "<redacted>";

  private static final int MOST_LEVELS = 30;

  private Redactor() {}

  /**
   * Returns a text without secrets: the same one where it holds none. Lines stay lines, so that a
   * file keeps the numbers of its lines.
   */
  public static String redact(String text) {
    return mayHold(text) ? new SecretScanner(text).redacted() : text;
  }

  /** Tells whether a value is a secret because of its name: {@code db_password}, {@code apiKey}. */
  public static boolean isSecret(String name, String value) {
    return hints(name, 0, name.length()) && SecretName.of(name).hides(value);
  }

  /** As {@link #redact(String)}, for a name that may hold letters, digits and points only. */
  static String name(String name) {
    String shown = redact(name);
    return shown.equals(name) ? name : shown.replace(REDACTED, "redacted");
  }

  static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : redact(text);
  }

  /** Returns a value of an open object without secrets, where its name may say that it is one. */
  static Object redact(String name, Object value) {
    SecretName kind =
        value instanceof Boolean || !hints(name, 0, name.length())
            ? SecretName.NONE
            : SecretName.of(name);
    return value(kind, value, 0);
  }

  private static Object value(SecretName kind, Object value, int level) {
    if (value instanceof String text) {
      return kind.hides(text) ? REDACTED : redact(text);
    }
    if (value instanceof Number number) {
      return kind != SecretName.NONE && kind.hides(number.toString()) ? REDACTED : value;
    }
    if (level > MOST_LEVELS) {
      return value;
    }
    if (value instanceof List<?> list) {
      return list(kind, list, level);
    }
    return value instanceof Map<?, ?> map ? map(kind, map, level) : value;
  }

  private static List<Object> list(SecretName kind, List<?> list, int level) {
    List<Object> shown = new ArrayList<>(list.size());
    SecretName next = kind;
    for (Object element : list) {
      shown.add(value(next, element, level + 1));
      // A command line in parts: the option is one, its value the next.
      next = element instanceof String text && text.startsWith("-") ? option(text, kind) : kind;
    }
    return shown;
  }

  private static SecretName option(String text, SecretName otherwise) {
    boolean alone = text.indexOf('=') < 0 && text.indexOf(' ') < 0;
    SecretName kind = alone ? SecretName.of(text) : SecretName.NONE;
    return kind == SecretName.NONE ? otherwise : kind;
  }

  private static Map<String, Object> map(SecretName kind, Map<?, ?> map, int level) {
    Map<String, Object> shown = new LinkedHashMap<>();
    SecretName apart = named(map);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey());
      SecretName own = kind;
      if (apart != SecretName.NONE && SecretScanner.VALUES.contains(name)) {
        own = apart;
      } else if (hints(name, 0, name.length()) && SecretName.of(name) != SecretName.NONE) {
        own = SecretName.of(name);
      }
      Object value = entry.getValue();
      if (value == null) {
        throw new IllegalArgumentException(name + " holds null; expected a value or no member");
      }
      put(shown, redact(name), value(own, value, level + 1));
    }
    return shown;
  }

  /** {@code {name: DB_PASSWORD, value: SECRET}}: a name and its value in two members. */
  private static SecretName named(Map<?, ?> map) {
    for (String name : SecretScanner.NAMES) {
      if (map.get(name) instanceof String text && hints(text, 0, text.length())) {
        return SecretName.of(text);
      }
    }
    return SecretName.NONE;
  }

  /** Puts a member that was redacted: names that differ in a secret only get numbers. */
  static <V> void put(Map<String, V> map, String name, V value) {
    boolean taken = name.contains(REDACTED) && map.containsKey(name);
    map.put(taken ? name + "_" + map.size() : name, value);
  }

  // ---- What nearly every text is without

  /** Tells whether a name may be one of a secret, in few steps. */
  static boolean hints(String text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (isNameHint(text, i, text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text has anything that is worth a closer look. */
  private static boolean mayHold(String text) {
    int length = text.length();
    int run = 0;
    boolean within = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean word = isWordPart(c);
      if (word) {
        run++;
        if (run == SecretForm.LONG
            || isNameHint(text, i, c)
            || (!within && isWordHint(text, i, c))) {
          return true;
        }
      } else if (isMarkHint(text, i, c)) {
        return true;
      } else if (c != '-' && c != '/' && c != '+') {
        run = 0;
      } else {
        run++;
      }
      within = word && c != '_';
    }
    return false;
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** The second letter tells nearly always that it is none. */
  private static boolean isNameHint(String text, int i, char c) {
    int next = i + 1 < text.length() ? text.charAt(i + 1) | 0x20 : 0;
    return switch (c | 0x20) {
      case 'p' ->
          (next == 'a' && is(text, i, "pas")) || next == 'w' || (next == 's' && is(text, i, "psk"));
      case 'k' -> next == 'e' && (is(text, i, "key") || is(text, i, "kennw"));
      case 't' -> next == 'o' && is(text, i, "tok");
      case 'a' -> next == 'u' && is(text, i, "aut");
      case 'l' -> (next == 'o' && is(text, i, "logi")) || (next == 'i' && is(text, i, "licen"));
      case 's' ->
          switch (next) {
            case 'e' -> is(text, i, "secr") || is(text, i, "sess") || is(text, i, "senha");
            case 'i' -> is(text, i, "sid") || is(text, i, "sig");
            case 'a' -> is(text, i, "salt");
            default -> false;
          };
      case 'c' ->
          (next == 'r' && (is(text, i, "cre") || is(text, i, "cry")))
              || (next == 'o' && (is(text, i, "cook") || is(text, i, "contras")));
      case 'o' -> next == 't' && is(text, i, "otp");
      case 'n' -> next == 'o' && is(text, i, "nonce");
      case 'b' -> next == 'e' && is(text, i, "bear");
      case 'm' -> next == 'o' && is(text, i, "motdep");
      case 'w' -> next == 'a' && is(text, i, "wachtw");
      case 'r' -> next == 'h' && (is(text, i, "rhsm") || is(text, i, "rhn"));
      default -> false;
    };
  }

  private static boolean isWordHint(String text, int i, char c) {
    return SecretPrefixes.mayBegin(text, i, c)
        || switch (c | 0x20) {
          case 'b' -> is(text, i, "basic ") || is(text, i, "by ");
          case 'n' -> is(text, i, "negotiate ");
          case 's' -> is(text, i, "subscription-");
          default -> false;
        };
  }

  private static boolean isMarkHint(String text, int i, char c) {
    return switch (c) {
      case '/' -> text.startsWith("//", i);
      case '-' -> is(text, i, "-u") || is(text, i, "-p") || text.startsWith("-----BEGIN ", i);
      case '$' -> i + 2 < text.length();
      case '%' -> is(text, i, "%3A%2F");
      case '{' -> is(text, i, "{s") || is(text, i, "{c");
      default -> false;
    };
  }

  private static boolean is(String text, int at, String expected) {
    return text.regionMatches(true, at, expected, 0, expected.length());
  }
}
