package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.History;
import java.io.IOException;
import java.io.Writer;

/**
 * Findings as JSON, as the {@linkplain AnalysisSchema published schemas} describe it. The writer is
 * flushed and stays open.
 *
 * @since 0.1
 */
public final class JsonReport {

  private JsonReport() {}

  /**
   * Writes a comparison.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(Comparison comparison, Writer out) throws IOException {
    ComparisonJson.write(comparison, out);
  }

  /**
   * Writes a history.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(History history, Writer out) throws IOException {
    HistoryJson.write(history, out);
  }

  /**
   * Writes a table.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(ResultTable table, Writer out) throws IOException {
    TableJson.write(table, out);
  }
}
