package io.zathras.archive;

import org.jspecify.annotations.Nullable;

/**
 * The rules for names in archives, the same for every format.
 *
 * <p>{@code /} is the only separator. A backslash is refused rather than translated: on one system
 * it is part of a name, on the other it leads somewhere else.
 */
final class EntryNames {

  private EntryNames() {}

  /** Returns what is wrong with a name, or {@code null} if it is acceptable. */
  static @Nullable String problem(String name) {
    if (name.isEmpty()) {
      return "is empty";
    }
    if (name.charAt(0) == '/') {
      return "is absolute";
    }
    if (name.length() > 1 && name.charAt(1) == ':' && isLetter(name.charAt(0))) {
      return "starts with a drive letter";
    }
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : '/';
      if (c == '/') {
        if (i - start == 2 && name.startsWith("..", start)) {
          return "has a '..' segment";
        }
        start = i + 1;
      } else if (c == '\\') {
        return "has a backslash";
      } else if (Character.isISOControl(c)) {
        return "has a control character";
      }
    }
    return null;
  }

  /** Drops {@code .} segments, double and trailing slashes; empty for the root itself. */
  static String normalize(String name) {
    if (isNormal(name)) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length());
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '/') {
        boolean dot = i - start == 1 && name.charAt(start) == '.';
        if (i > start && !dot) {
          if (!out.isEmpty()) {
            out.append('/');
          }
          out.append(name, start, i);
        }
        start = i + 1;
      }
    }
    return out.toString();
  }

  private static boolean isNormal(String name) {
    boolean segmentStart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      // A leading dot may also begin the name of a hidden file, which normalising decides.
      if (segmentStart && (c == '/' || c == '.')) {
        return false;
      }
      segmentStart = c == '/';
    }
    return !segmentStart;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
