package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.History;
import java.io.IOException;

/**
 * Findings as comma-separated values (RFC 4180) with a header, numbers of full precision, and empty
 * cells for unknown values. A text that begins like a formula is prefixed with an apostrophe.
 *
 * @since 0.1
 */
public final class CsvReport {

  private CsvReport() {}

  /**
   * Writes a comparison with a row for each metric.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(Comparison comparison, Appendable out) throws IOException {
    ComparisonCsv.write(comparison, out);
  }

  /**
   * Writes a history with a row for each point.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(History history, Appendable out) throws IOException {
    HistoryCsv.write(history, out);
  }

  /**
   * Writes a history for Apache Otava's importer of CSV: a row for each document with the columns
   * {@code time}, {@code document_id} and one for each metric.
   *
   * @throws IOException if {@code out} throws it
   * @throws IllegalArgumentException if a document lacks a metric or the time
   */
  public static void writeForOtava(History history, Appendable out) throws IOException {
    OtavaCsv.write(history, out);
  }

  /**
   * Writes a table.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(ResultTable table, Appendable out) throws IOException {
    TableCsv.write(table, out);
  }
}
