package io.zathras.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A part of a file between {@code region <name>} and {@code endregion} comments. */
final class Region {

  private Region() {}

  /** Returns the lines, less the indentation that all have and the blank lines at the end. */
  static List<String> of(Path file, String name) throws IOException {
    Pattern start = Pattern.compile("\\s*(//|#|<!--) region " + Pattern.quote(name) + "( -->)?");
    Pattern end = Pattern.compile("\\s*(//|#|<!--) endregion( -->)?");
    List<String> lines = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(file)) {
      if (within && end.matcher(line).matches()) {
        return dedented(lines);
      }
      if (within) {
        lines.add(line);
      }
      within |= start.matcher(line).matches();
    }
    throw new IllegalArgumentException(file + " has no region " + name + " that ends");
  }

  private static List<String> dedented(List<String> lines) {
    while (lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    int indentation =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indentation)).toList();
  }
}
