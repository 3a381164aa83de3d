package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.report.ResultTable.Row;
import java.io.IOException;
import java.io.Writer;

/** A table of results as JSON, as {@link AnalysisSchema#TABLE} describes it. */
final class TableJson {

  private TableJson() {}

  static void write(ResultTable table, Writer out) throws IOException {
    JsonWriter.write(
        out,
        AnalysisSchema.TABLE,
        json ->
            json.text("name", table.name())
                .number("results", table.results())
                .number("failed", table.failed())
                .text("by", table.by())
                .texts("common", table.common())
                .objects("rows", table.rows(), TableJson::write)
                .texts("notes", table.notes()));
  }

  private static void write(Row row, JsonWriter json) throws IOException {
    json.text("group", row.group());
    MetricKey key = row.key();
    if (key == null) {
      json.text("test", row.test());
    } else {
      json.key(key)
          .number("value", row.value())
          .text("unit", row.unit())
          .word("direction", row.direction())
          .number("stddev", row.stddev());
    }
    json.number("n", row.samples())
        .text("version", row.version())
        .texts("configuration", row.configuration())
        .text("system", row.system())
        .text("os", row.os())
        .text("status", row.status())
        .text("reason", row.reason())
        .text("document_id", row.documentId())
        .time(row.time());
  }
}
