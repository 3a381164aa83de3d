package io.zathras.report;

import io.zathras.report.ResultTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of results as Markdown. */
final class TableMarkdown {

  private static final int ROOM_FOR_NOTES = 4_000;

  private TableMarkdown() {}

  static String of(ResultTable table) {
    MarkdownWriter out = new MarkdownWriter();
    out.paragraph("**" + MarkdownWriter.escape(TableText.heading(table)) + "**");
    if (!table.common().isEmpty()) {
      out.paragraph(
          table.common().entrySet().stream()
              .map(entry -> MarkdownWriter.escape(entry.getKey() + " " + entry.getValue()))
              .collect(Collectors.joining(" · ", "All: ", "")));
    }
    boolean grouped = table.by() != null;
    List<String> header = new ArrayList<>();
    if (grouped) {
      header.add(MarkdownWriter.escape(String.valueOf(table.by())));
    }
    header.addAll(
        List.of("test", "metric", "value", "unit", "spread", "n", "system", "os", "status"));
    int left =
        out.table(
            header,
            (grouped ? "l" : "") + "llrlrrlll",
            table.rows().stream().map(TableMarkdown::row).toList(),
            ROOM_FOR_NOTES);
    if (left > 0) {
      out.paragraph(
          Words.count(left, "more row")
              + " would make this text too long; the forms `csv` and `json` have all.");
    }
    out.list(table.notes().stream().map(MarkdownWriter::escape).toList());
    return out.toString();
  }

  private static List<String> row(Row row) {
    List<String> cells = new ArrayList<>();
    if (row.group() != null) {
      cells.add(MarkdownWriter.escape(row.group()));
    }
    cells.addAll(
        MarkdownWriter.escaped(
            row.test(),
            TableText.metric(row),
            row.value() == null ? "" : NumberText.shown(row.value()),
            row.unit(),
            TableText.spread(row),
            row.samples() == 0 ? "" : String.valueOf(row.samples()),
            row.system(),
            row.os() == null ? "" : row.os(),
            row.status() + (row.reason() == null ? "" : ": " + row.reason())));
    return cells;
  }
}
