package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML file that can be mailed: it loads nothing, is complete without its script,
 * and includes its pictures, style and data. The same input and time give the same bytes.
 * Immutable.
 *
 * @since 0.1
 */
public final class HtmlReport {

  private final HtmlPage page;
  private final @Nullable Instant time;

  private HtmlReport(HtmlPage page, @Nullable Instant time) {
    this.page = page;
    this.time = time;
  }

  /** Returns the report of a comparison: what got worse, by how much, and what differs. */
  public static HtmlReport of(Comparison comparison) {
    return new HtmlReport(ComparisonPage.of(comparison, DataPart.of(comparison)), null);
  }

  /** Returns the report of a history: which series changed, when, and by how much. */
  public static HtmlReport of(History history) {
    return new HtmlReport(HistoryPage.of(history, DataPart.of(history)), null);
  }

  /** Returns the report of a set of results: the headline numbers of all tests by system. */
  public static HtmlReport of(DocumentSet documents) {
    return new HtmlReport(SetPage.of(documents, DataPart.of(documents)), null);
  }

  /** Returns this report with the time at which it was made; by default the page has none. */
  public HtmlReport withTime(Instant made) {
    return new HtmlReport(page, made);
  }

  /**
   * Writes the page. The writer is not closed.
   *
   * @throws IOException if the writer throws it
   */
  public void write(Writer writer) throws IOException {
    writer.write(page.text(time));
  }

  /**
   * Writes the page into a file in UTF-8 and replaces an existing file.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, page.text(time), StandardCharsets.UTF_8);
  }
}
