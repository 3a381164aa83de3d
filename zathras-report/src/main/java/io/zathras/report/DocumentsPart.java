package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.schema.Status;
import java.util.Objects;

/** The documents that the numbers come from. */
record DocumentsPart(DocumentNumbers documents) implements HtmlPart {

  @Override
  public String id() {
    return "documents";
  }

  @Override
  public String title() {
    return "Documents";
  }

  @Override
  public boolean isEmpty() {
    return documents.results().isEmpty();
  }

  @Override
  public void write(Html html) {
    html.open("details");
    html.element("summary", Words.count(documents.results().size(), "document"));
    HtmlTable table =
        HtmlTable.begin(
            html,
            "stack sortable",
            "Documents",
            HtmlTable.Column.head("Number"),
            HtmlTable.Column.text("Test"),
            HtmlTable.Column.text("Ran at"),
            HtmlTable.Column.text("Outcome"),
            HtmlTable.Column.text("Version"),
            HtmlTable.Column.text("Document and source"));
    for (AnalyzedResult result : documents.results()) {
      table
          .row()
          .cell(documents.of(result))
          .cell(result.test())
          .cell(DocumentNumbers.time(result))
          .cell(outcome(result))
          .cell(Objects.requireNonNullElse(result.testVersion(), ""))
          .cell(null, () -> source(html, result))
          .endRow();
    }
    table.end();
    html.close();
  }

  private static String outcome(AnalyzedResult result) {
    return result.status() == Status.PASS || result.reason() == null
        ? Words.lower(result.status())
        : Words.lower(result.status()) + ": " + result.reason();
  }

  private static void source(Html html, AnalyzedResult result) {
    html.element("code", result.documentId());
    if (result.source() != null) {
      html.empty("br").element("small", result.source());
    }
  }
}
