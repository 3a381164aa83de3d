package io.zathras.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A side of a comparison, as {@code PATH} or {@code NAME=PATH}.
 *
 * @param label the parameter's label, for messages
 * @param name the name, or {@code null} where none is given
 * @param path the path
 */
record NamedPath(String label, @Nullable String name, Path path) {

  static NamedPath of(String label, String text) {
    int end = text.indexOf('=');
    if (end <= 0 || Files.exists(Path.of(text))) {
      return new NamedPath(label, null, Path.of(text));
    }
    return new NamedPath(label, text.substring(0, end), Path.of(text.substring(end + 1)));
  }

  /** Returns the name, or the path's last part where the other side does not end in it too. */
  String nameBeside(NamedPath other) {
    if (name != null) {
      return name;
    }
    String last = last();
    return last.isEmpty() || (other.name == null && last.equals(other.last()))
        ? path.toString()
        : last;
  }

  private String last() {
    Path last = path.normalize().getFileName();
    return last == null ? "" : last.toString();
  }
}
