package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.History;
import java.io.IOException;

/**
 * Findings as lines of text for people, worst first, with four significant digits. Lines end in a
 * line feed. Control characters in names are replaced.
 *
 * @since 0.1
 */
public final class TextReport {

  private TextReport() {}

  /**
   * Writes a comparison.
   *
   * @param width how many characters a line should have at most; what cannot be broken may be
   *     longer
   * @throws IOException if {@code out} throws it
   */
  public static void write(Comparison comparison, int width, Appendable out) throws IOException {
    ComparisonText.write(comparison, width, out);
  }

  /**
   * Writes a history.
   *
   * @param width how many characters a line should have at most; what cannot be broken may be
   *     longer
   * @throws IOException if {@code out} throws it
   */
  public static void write(History history, int width, Appendable out) throws IOException {
    HistoryText.write(history, width, out);
  }

  /**
   * Writes a table. Long names lose their middle where the table would be too wide.
   *
   * @param width how many characters a line should have at most
   * @throws IOException if {@code out} throws it
   */
  public static void write(ResultTable table, int width, Appendable out) throws IOException {
    TableText.write(table, width, out);
  }
}
