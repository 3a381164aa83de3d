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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML file that can be mailed: it loads nothing, is complete without its script,
 * and has its pictures, style and data inside. The same input gives the same bytes; only a time
 * that is handed in differs. Immutable.
 *
 * @since 0.1
 */
public final class HtmlReport {

  private final Function<List<HtmlPart>, HtmlPage> page;
  private final @Nullable Instant time;
  private final List<DataPart.Attachment> attachments;

  private HtmlReport(
      Function<List<HtmlPart>, HtmlPage> page,
      @Nullable Instant time,
      List<DataPart.Attachment> attachments) {
    this.page = page;
    this.time = time;
    this.attachments = List.copyOf(attachments);
  }

  /** Returns the report of a comparison: what got worse, by how much, and what differs. */
  public static HtmlReport of(Comparison comparison) {
    return new HtmlReport(more -> ComparisonPage.of(comparison, more), null, List.of());
  }

  /** Returns the report of a history: which series changed, when, and by how much. */
  public static HtmlReport of(History history) {
    return new HtmlReport(more -> HistoryPage.of(history, more), null, List.of());
  }

  /** Returns the report of a set of results: the headline numbers of all tests by system. */
  public static HtmlReport of(DocumentSet documents) {
    return new HtmlReport(more -> SetPage.of(documents, more), null, List.of());
  }

  /** Returns this report with the time at which it is made; without one, the page has none. */
  public HtmlReport withTime(Instant made) {
    return new HtmlReport(page, made, attachments);
  }

  /**
   * Returns this report with a file in it, which a reader can save.
   *
   * @param name the name under which it is saved, for example {@code comparison.csv}
   * @param mediaType for example {@code text/csv}
   * @param content what it holds
   */
  public HtmlReport withAttachment(String name, String mediaType, String content) {
    List<DataPart.Attachment> more = new ArrayList<>(attachments);
    more.add(new DataPart.Attachment(name, mediaType, content));
    return new HtmlReport(page, time, more);
  }

  /**
   * Writes the page. The writer is not closed.
   *
   * @throws IOException if the writer throws it
   */
  public void write(Writer writer) throws IOException {
    writer.write(text());
  }

  /**
   * Writes the page into a file in UTF-8; one that is there is replaced.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, text(), StandardCharsets.UTF_8);
  }

  private String text() {
    return page.apply(List.of(new DataPart(attachments))).text(time);
  }
}
