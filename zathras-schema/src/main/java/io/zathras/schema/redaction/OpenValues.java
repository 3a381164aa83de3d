package io.zathras.schema.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes secrets from named values, where the name may mark the value as a secret. */
public final class OpenValues {

  private static final int MOST_LEVELS = 30;

  /** Options and members whose value may be {@code user:SECRET}. */
  private static final Set<String> LOGINS =
      Set.of("u", "user", "USER", "userpwd", "proxy-user", "proxy_user", "PROXY_USER");

  private static final String LOGIN = "--user ";

  private OpenValues() {}

  /** Returns a value of an open object without secrets; its name may mark it as one. */
  public static Object hidden(String name, Object value) {
    SecretName kind = value instanceof Boolean ? SecretName.NONE : SecretName.of(name);
    return isLogin(name, value) ? login((String) value) : value(kind, value, 0);
  }

  private static boolean isLogin(String name, @Nullable Object value) {
    return value instanceof String text && text.indexOf(':') > 0 && LOGINS.contains(name);
  }

  /**
   * Reads {@code user:SECRET} the way a command line is read, because it may have come from one.
   */
  private static String login(String text) {
    String shown = Secrets.hidden(LOGIN + text);
    return shown.startsWith(LOGIN) ? shown.substring(LOGIN.length()) : Secrets.hidden(text);
  }

  private static Object value(SecretName kind, Object value, int level) {
    if (value instanceof String text) {
      return kind.hides(text) ? Secrets.REDACTED : Secrets.hidden(text);
    }
    if (value instanceof Number number) {
      return kind != SecretName.NONE && kind.hides(number.toString()) ? Secrets.REDACTED : value;
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
      // In a command line given as a list, the value of an option is the next element.
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
      SecretName own =
          apart != SecretName.NONE && NamedSecrets.VALUES.contains(name)
              ? apart
              : SecretName.of(name);
      own = own == SecretName.NONE ? kind : own;
      Object value = entry.getValue();
      if (value == null) {
        throw new IllegalArgumentException(name + " holds null; expected a value or no member");
      }
      Object clean = isLogin(name, value) ? login((String) value) : value(own, value, level + 1);
      put(shown, Secrets.hidden(name), clean);
    }
    return shown;
  }

  /** {@code {name: DB_PASSWORD, value: SECRET}}: a name and its value in two members. */
  private static SecretName named(Map<?, ?> map) {
    for (String name : NamedSecrets.NAMES) {
      if (map.get(name) instanceof String text && SecretName.of(text) != SecretName.NONE) {
        return SecretName.of(text);
      }
    }
    return SecretName.NONE;
  }

  /** Adds a redacted member; names that differ only in a secret get numbers. */
  public static <V> void put(Map<String, V> map, String name, V value) {
    boolean taken = name.contains(Secrets.REDACTED) && map.containsKey(name);
    map.put(taken ? name + "_" + map.size() : name, value);
  }
}
