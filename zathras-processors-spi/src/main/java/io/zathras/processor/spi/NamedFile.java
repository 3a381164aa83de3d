package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A file whose name describes its content, such as {@code run1_iter=2_threads=4.log}.
 *
 * @since 0.1
 */
public final class NamedFile {

  private final FileEntry file;
  private final Report report;
  private final Matcher name;
  private final Map<String, Integer> numbers;

  NamedFile(FileEntry file, Report report, Matcher name, Map<String, Integer> numbers) {
    this.file = file;
    this.report = report;
    this.name = name;
    this.numbers = numbers;
  }

  /** Returns the file. */
  public FileEntry file() {
    return file;
  }

  /** Returns a report about the file; always the same. */
  public Report report() {
    return report;
  }

  /**
   * Returns a group of the name; empty when the group is optional and not there.
   *
   * @throws IllegalArgumentException if the pattern has no such group
   */
  public String text(String group) {
    String text = name.group(group);
    return text == null ? "" : text;
  }

  /**
   * Returns a group of the name that was requested as a number.
   *
   * @return a whole number from 1
   * @throws IllegalArgumentException if {@link ResultInput#named} was not told that the group is
   *     one
   */
  public int number(String group) {
    Integer number = numbers.get(group);
    if (number == null) {
      throw new IllegalArgumentException(
          "'" + group + "' was not named as a number in the call of ResultInput.named");
    }
    return number;
  }

  @Override
  public String toString() {
    return file.location();
  }
}
