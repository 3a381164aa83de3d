package io.zathras.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Options and members whose value may be {@code user:SECRET}. */
  private static final Set<String> LOGINS =
      Set.of("u", "user", "USER", "userpwd", "proxy-user", "proxy_user", "PROXY_USER");

  private static final String LOGIN = "--user ";

  private Redactor() {}

  /**
   * Returns a text without secrets: the same one where it holds none. Lines stay lines, so that a
   * file keeps the numbers of its lines. Half a character (a lone surrogate) becomes U+FFFD,
   * because no file can hold it, and a document would be another one when it is read again.
   */
  public static String redact(String text) {
    if (CleanTexts.hold(text)) {
      return text;
    }
    String shown = Values.wellFormed(SecretHints.in(text) ? scanned(text) : text);
    if (shown.equals(text)) {
      CleanTexts.add(text);
    }
    return shown;
  }

  private static String scanned(String text) {
    String shown = new SecretScanner(text).redacted();
    UnescapedText plain = UnescapedText.of(shown);
    return plain == null ? shown : new SecretScanner(shown, plain).redacted();
  }

  /** Tells whether a value is a secret because of its name: {@code db_password}, {@code apiKey}. */
  public static boolean isSecret(String name, String value) {
    return SecretHints.inName(name, 0, name.length()) && SecretName.of(name).hides(value);
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
        value instanceof Boolean || !SecretHints.inName(name, 0, name.length())
            ? SecretName.NONE
            : SecretName.of(name);
    return isLogin(name, value) ? login((String) value) : value(kind, value, 0);
  }

  private static boolean isLogin(String name, @Nullable Object value) {
    return value instanceof String text && text.indexOf(':') > 0 && LOGINS.contains(name);
  }

  /**
   * Reads {@code user:SECRET} the way a command line is read, because it may have come from one.
   */
  private static String login(String text) {
    String shown = redact(LOGIN + text);
    return shown.startsWith(LOGIN) ? shown.substring(LOGIN.length()) : redact(text);
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
      } else if (SecretHints.inName(name, 0, name.length())
          && SecretName.of(name) != SecretName.NONE) {
        own = SecretName.of(name);
      }
      Object value = entry.getValue();
      if (value == null) {
        throw new IllegalArgumentException(name + " holds null; expected a value or no member");
      }
      Object clean = isLogin(name, value) ? login((String) value) : value(own, value, level + 1);
      put(shown, redact(name), clean);
    }
    return shown;
  }

  /** {@code {name: DB_PASSWORD, value: SECRET}}: a name and its value in two members. */
  private static SecretName named(Map<?, ?> map) {
    for (String name : SecretScanner.NAMES) {
      if (map.get(name) instanceof String text && SecretHints.inName(text, 0, text.length())) {
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
}
