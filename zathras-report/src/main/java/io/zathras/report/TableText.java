package io.zathras.report;

import io.zathras.report.ResultTable.Row;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of results for a terminal. */
final class TableText {

  private static final int GROUP = 0;
  private static final int METRIC = 2;
  private static final int SYSTEM = 7;
  private static final int OS = 8;
  private static final int REASON = 10;
  private static final int SETTINGS = 11;
  private static final int NARROWEST = 12;

  /** The shortest width at which a cut name is still recognisable. */
  private static final int TELLING = 21;

  private TableText() {}

  static void write(ResultTable table, int width, Appendable out) throws IOException {
    line(out, width, heading(table));
    if (!table.common().isEmpty()) {
      line(
          out,
          width,
          table.common().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .map(Words::oneLine)
              .collect(Collectors.joining(" · ", "all: ", "")));
    }
    if (!table.rows().isEmpty()) {
      out.append('\n');
      for (String row : fitted(table, width).lines()) {
        out.append(row).append('\n');
      }
    }
    for (String note : table.notes()) {
      line(out, width, "note: " + Words.oneLine(note));
    }
  }

  private static void line(Appendable out, int width, String text) throws IOException {
    out.append(TextTable.wrap(text, width, "  ")).append('\n');
  }

  static String heading(ResultTable table) {
    long tests = table.rows().stream().map(Row::test).distinct().count();
    return Words.oneLine(table.name())
        + ": "
        + Words.count(table.results(), "result")
        + " of "
        + Words.count((int) tests, "test")
        + (table.failed() == 0 ? "" : ", " + table.failed() + " failed")
        + (table.by() == null ? "" : ", by " + Words.oneLine(table.by()));
  }

  private static TextTable fitted(ResultTable table, int width) {
    TextTable text = rows(table);
    shrink(text, REASON, NARROWEST, width);
    shrink(text, SETTINGS, TELLING, width);
    shrink(text, SYSTEM, NARROWEST, width);
    shrink(text, OS, NARROWEST, width);
    shrink(text, GROUP, NARROWEST, width);
    shrink(text, METRIC, TELLING, width);
    shrink(text, SETTINGS, NARROWEST, width);
    shrink(text, METRIC, NARROWEST, width);
    return text;
  }

  private static void shrink(TextTable text, int column, int narrowest, int width) {
    int excess = text.width() - width;
    if (excess > 0) {
      text.shrink(column, Math.max(narrowest, text.width(column) - excess));
    }
  }

  private static TextTable rows(ResultTable table) {
    Map<String, String> common = table.common();
    boolean withSystem = !common.containsKey("system") && !"instance".equals(table.by());
    boolean withOs = !common.containsKey("os") && !"os".equals(table.by());
    Distinctions distinctions = new Distinctions(table.rows());
    TextTable text = new TextTable("lllrlrrlllll");
    text.row(
        table.by() == null ? "" : Words.oneLine(table.by()),
        "test",
        "metric",
        "value",
        "unit",
        "spread",
        "n",
        withSystem ? "system" : "",
        withOs ? "os" : "",
        "status",
        "",
        "");
    for (Row row : table.rows()) {
      text.row(
          row.group() == null ? "" : Words.oneLine(row.group()),
          Words.oneLine(row.test()),
          metric(row),
          row.value() == null ? "" : NumberText.shown(row.value()),
          Words.oneLine(row.unit()),
          spread(row),
          row.samples() == 0 ? "" : String.valueOf(row.samples()),
          withSystem ? Words.oneLine(row.system()) : "",
          withOs && row.os() != null ? Words.oneLine(row.os()) : "",
          row.status(),
          row.reason() == null ? "" : Words.oneLine(row.reason()),
          distinctions.of(row));
    }
    return text;
  }

  /** Returns the metric with its sub-test and run. */
  static String metric(Row row) {
    return row.key() == null
        ? ""
        : MetricLine.label(row.key()).substring(Words.oneLine(row.test()).length()).strip();
  }

  static String spread(Row row) {
    return row.value() == null || row.stddev() == null || row.value() == 0
        ? ""
        : "±" + NumberText.share(row.stddev() / Math.abs(row.value()));
  }
}
