package io.zathras.report;

import io.zathras.analysis.Comparison;

/**
 * What was found as Markdown of at most 60,000 characters, which code hosts take as a comment; it
 * says how many rows are left out. What has a meaning in Markdown or HTML is escaped in all names.
 *
 * @since 0.1
 */
public final class MarkdownReport {

  private MarkdownReport() {}

  /** Returns a comparison. */
  public static String of(Comparison comparison) {
    return ComparisonMarkdown.of(comparison);
  }

  /** Returns a table. */
  public static String of(ResultTable table) {
    return TableMarkdown.of(table);
  }
}
