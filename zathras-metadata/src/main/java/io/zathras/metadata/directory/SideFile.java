package io.zathras.metadata.directory;

import java.util.List;

/**
 * A small text file of a result directory.
 *
 * @param name its name in the directory
 * @param text its content
 */
record SideFile(String name, String text) {

  List<String> lines() {
    return text.lines().toList();
  }

  /** Returns the first line with something on it, or an empty text. */
  String firstLine() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
