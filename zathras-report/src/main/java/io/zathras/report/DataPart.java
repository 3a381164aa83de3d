package io.zathras.report;

import static java.util.stream.Collectors.joining;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The data of the page, embedded in the page. */
record DataPart(List<Attachment> attachments) implements HtmlPart {

  /**
   * A file embedded in the page.
   *
   * @param name its name when saved
   * @param mediaType for example {@code text/csv}
   * @param content its text
   */
  record Attachment(String name, String mediaType, String content) {}

  /** Writes the data in one form. */
  private interface Form {
    void write(Writer out) throws IOException;
  }

  /** Returns the data of a comparison. */
  static DataPart of(Comparison comparison) {
    return new DataPart(
        List.of(
            csv("comparison.csv", out -> CsvReport.write(comparison, out)),
            json("comparison.json", out -> JsonReport.write(comparison, out))));
  }

  /** Returns the data of a history. */
  static DataPart of(History history) {
    return new DataPart(
        List.of(
            csv("history.csv", out -> CsvReport.write(history, out)),
            json("history.json", out -> JsonReport.write(history, out))));
  }

  /** Returns the data of a set. */
  static DataPart of(DocumentSet documents) {
    ResultTable table = ResultTable.of(documents).build();
    return new DataPart(
        List.of(
            csv("results.csv", out -> CsvReport.write(table, out)),
            json("results.json", out -> JsonReport.write(table, out))));
  }

  private static Attachment csv(String name, Form form) {
    return new Attachment(name, "text/csv", written(form));
  }

  private static Attachment json(String name, Form form) {
    // Without indentation the page is a third smaller. JSON strings contain no line breaks.
    return new Attachment(
        name, "application/json", written(form).lines().map(String::strip).collect(joining()));
  }

  private static String written(Form form) {
    StringWriter out = new StringWriter();
    try {
      form.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a writer into memory fails", e);
    }
    return out.toString();
  }

  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return "Data";
  }

  @Override
  public boolean isEmpty() {
    return attachments.isEmpty();
  }

  @Override
  public void write(Html html) {
    html.open("ul", "class", "data");
    for (Attachment attachment : attachments) {
      html.open("li");
      html.element(
          "a", attachment.name(), "download", attachment.name(), "href", address(attachment));
      html.text(" " + size(attachment)).close();
    }
    html.close();
    html.element("p", "The files are inside this page; nothing is fetched.", "class", "legend");
  }

  private static String address(Attachment attachment) {
    return "data:" + attachment.mediaType() + ";charset=utf-8;base64," + base64(attachment);
  }

  private static String base64(Attachment attachment) {
    return Base64.getEncoder()
        .encodeToString(attachment.content().getBytes(StandardCharsets.UTF_8));
  }

  private static String size(Attachment attachment) {
    int bytes = attachment.content().getBytes(StandardCharsets.UTF_8).length;
    return "(" + (bytes < 1024 ? bytes + " bytes" : (bytes + 512) / 1024 + " KB") + ")";
  }
}
