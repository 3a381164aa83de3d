package io.zathras.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180: lines end in CR and LF, and a cell with a comma, a
 * quotation mark or a line break is quoted.
 */
final class CsvWriter {

  private final Appendable out;
  private boolean first = true;

  CsvWriter(Appendable out) {
    this.out = out;
  }

  void header(String... names) throws IOException {
    for (String name : names) {
      cell(name);
    }
    end();
  }

  /**
   * Writes a text. One that begins like a formula is prefixed with an apostrophe, because
   * spreadsheets run formulas (OWASP, CSV Injection).
   */
  CsvWriter text(@Nullable String text) throws IOException {
    if (text == null || text.isEmpty()) {
      return cell("");
    }
    return cell("=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
  }

  /** Writes a number in full precision, or an empty cell for one that is not finite. */
  CsvWriter number(@Nullable Double value) throws IOException {
    return cell(value == null || !Double.isFinite(value) ? "" : NumberText.exact(value));
  }

  CsvWriter number(@Nullable Integer value) throws IOException {
    return cell(value == null ? "" : value.toString());
  }

  private CsvWriter cell(String text) throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    out.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    return this;
  }

  void end() throws IOException {
    out.append("\r\n");
    first = true;
  }
}
