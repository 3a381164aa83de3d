package io.zathras.report;

import io.zathras.analysis.Comparison;

/**
 * Findings as Markdown of at most 60,000 characters, which code hosts accept as a comment; it
 * states how many rows are left out. Names are escaped for Markdown and HTML.
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
