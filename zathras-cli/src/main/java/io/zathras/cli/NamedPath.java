package io.zathras.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A side of a comparison, as {@code PATH} or {@code NAME=PATH}, or with a query in place of the
 * path.
 *
 * @param label the parameter's label, for messages
 * @param name the name, or {@code null} where none is given
 * @param text the path or query as given
 */
record NamedPath(String label, @Nullable String name, String text) {

  private static final Pattern NAMED = Pattern.compile("([\\w.-]+)=(.+)");

  static NamedPath of(String label, String text) {
    int end = text.indexOf('=');
    if (end <= 0 || Files.exists(Path.of(text))) {
      return new NamedPath(label, null, text);
    }
    return new NamedPath(label, text.substring(0, end), text.substring(end + 1));
  }

  static NamedPath ofQuery(String label, String text) {
    Matcher named = NAMED.matcher(text);
    return named.matches()
        ? new NamedPath(label, named.group(1), named.group(2))
        : new NamedPath(label, null, text);
  }

  Path path() {
    return Path.of(text);
  }

  /** Returns the name, or the last part of the path; the whole path where both sides end alike. */
  String nameBeside(NamedPath other) {
    if (name != null) {
      return name;
    }
    String last = last();
    return last.isEmpty() || (other.name == null && last.equals(other.last())) ? text : last;
  }

  private String last() {
    Path last = path().normalize().getFileName();
    return last == null ? "" : last.toString();
  }
}
