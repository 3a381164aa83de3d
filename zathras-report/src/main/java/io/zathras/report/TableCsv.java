package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.report.ResultTable.Row;
import java.io.IOException;

/** A table of results as comma-separated values. */
final class TableCsv {

  private TableCsv() {}

  static void write(ResultTable table, Appendable out) throws IOException {
    CsvWriter csv = new CsvWriter(out);
    csv.header(
        "group",
        "test",
        "variant",
        "run",
        "metric",
        "value",
        "unit",
        "direction",
        "stddev",
        "n",
        "version",
        "configuration",
        "system",
        "os",
        "status",
        "reason",
        "document_id",
        "time");
    for (Row row : table.rows()) {
      MetricKey key = row.key();
      csv.text(row.group())
          .text(row.test())
          .text(key == null ? null : key.variant())
          .text(key == null ? null : key.run())
          .text(key == null ? null : key.metric())
          .number(row.value())
          .text(row.unit())
          .text(key == null ? null : Words.lower(row.direction()))
          .number(row.stddev())
          .number(row.samples())
          .text(row.version())
          .text(Words.settings(row.configuration()))
          .text(row.system())
          .text(row.os())
          .text(row.status())
          .text(row.reason())
          .text(row.documentId())
          .text(row.time() == null ? null : row.time().toString())
          .end();
    }
  }
}
