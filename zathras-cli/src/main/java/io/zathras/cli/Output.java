package io.zathras.cli;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The destinations of text. */
final class Output {

  /** A width that fits most web pages and logs. */
  private static final int WIDTH = 120;

  private static final int NARROWEST = 40;

  private Output() {}

  /** Writes a text. */
  interface Form {
    void write(Writer out) throws IOException;
  }

  /** Writes to standard output. */
  static void print(Environment environment, Form form) {
    try {
      form.write(environment.out());
    } catch (IOException e) {
      throw new ExportException("standard output", "cannot write standard output (" + e + ")", e);
    }
    environment.out().flush();
  }

  /** Writes a file whole or not at all. */
  static void write(String option, Path target, Form form) {
    try (AtomicFile file = AtomicFile.open(target)) {
      Writer text = new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
      form.write(text);
      text.flush();
      file.commit();
    } catch (IOException e) {
      throw new ExportException(
          option, "cannot write " + target + " (" + e + "); check the directory and its space", e);
    }
  }

  /**
   * Returns how many characters a line may have: the value of COLUMNS, else the width of the
   * terminal, else 120.
   */
  static int width(Environment environment) {
    String columns = environment.variable("COLUMNS");
    if (columns == null || columns.isEmpty()) {
      columns = System.getProperty("zathras.columns", "");
    }
    return columns.matches("[1-9][0-9]{0,5}")
        ? Math.max(NARROWEST, Integer.parseInt(columns))
        : WIDTH;
  }
}
