package io.zathras.report;

import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.ChangePoint;
import java.util.List;

/** One row for each series with its last change, worst first. */
record HistoryTablePart(List<LatestChange> series) implements HtmlPart {

  @Override
  public String id() {
    return "changes";
  }

  @Override
  public String title() {
    return "Last changes, worst first";
  }

  @Override
  public boolean isEmpty() {
    return series.isEmpty();
  }

  @Override
  public void write(Html html) {
    html.open("div", "class", "filtered");
    HtmlTable table =
        HtmlTable.begin(
            html,
            "stack sortable verdicts",
            "Last changes",
            HtmlTable.Column.styled("Last change", "verdict"),
            HtmlTable.Column.head("Series", "name"),
            HtmlTable.Column.styled("Level before \u2192 after", "values"),
            HtmlTable.Column.styled("By", "change"),
            HtmlTable.Column.styled("Since", "evidence"));
    for (int i = 0; i < series.size(); i++) {
      row(html, table, series.get(i), i);
    }
    table.end();
    html.close();
  }

  private static void row(Html html, HtmlTable table, LatestChange latest, int index) {
    ChangePoint point = latest.point();
    int count = latest.segment().series().observations().size();
    table
        .row()
        .cell((double) index, () -> mark(html, latest))
        .cell(null, () -> name(html, latest, index))
        .cell(point == null ? "" : LevelText.levels(point))
        .cell(
            point == null ? 0.0 : point.after() - point.before(),
            () ->
                html.element(
                    "b",
                    point == null ? "\u2013" : LevelText.change(point),
                    "class",
                    VerdictMark.style(latest.verdict())))
        .cell(
            null,
            () -> {
              html.text(point == null ? "" : new HistoryLine(latest.segment()).time(point.index()));
              html.empty("br").element("small", Words.count(count, "result"));
            })
        .endRow();
  }

  /** Writes the mark of the last change. */
  static void mark(Html html, LatestChange latest) {
    Verdict verdict = latest.verdict();
    String word =
        verdict == Verdict.INCONCLUSIVE
            ? "too short"
            : verdict == Verdict.UNCHANGED ? "steady" : Words.of(verdict);
    html.open("span", "class", "mark " + VerdictMark.style(verdict));
    html.element("span", VerdictMark.sign(verdict), "aria-hidden", "true");
    html.text(" " + word).close();
  }

  private static void name(Html html, LatestChange latest, int index) {
    HistorySeriesPart.link(html, latest, index);
    html.empty("br");
    html.element(
        "small",
        latest.segment().system()
            + " \u00B7 "
            + latest.segment().version()
            + " \u00B7 "
            + MetricNames.unit(
                latest.segment().series().unit(), latest.segment().series().direction()));
  }
}
