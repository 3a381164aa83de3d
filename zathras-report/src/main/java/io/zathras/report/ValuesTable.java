package io.zathras.report;

import io.zathras.analysis.Observation;
import java.util.List;

/** The values of a picture with their documents. */
final class ValuesTable {

  private final Html html;
  private final DocumentNumbers documents;
  private final String unit;

  ValuesTable(Html html, DocumentNumbers documents, String unit) {
    this.html = html;
    this.documents = documents;
    this.unit = unit;
  }

  @SafeVarargs
  final void write(List<Observation>... sides) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "small",
            "Values in " + unit,
            HtmlTable.Column.head("Document"),
            HtmlTable.Column.text("Ran at"),
            HtmlTable.Column.number("Value"));
    for (List<Observation> side : sides) {
      for (Observation observation : side) {
        table
            .row()
            .cell(documents.of(observation.result()))
            .cell(DocumentNumbers.time(observation.result()))
            .cell(Typography.exact(observation.value()))
            .endRow();
      }
    }
    table.end();
  }
}
