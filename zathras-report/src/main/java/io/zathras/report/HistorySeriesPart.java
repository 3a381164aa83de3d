package io.zathras.report;

import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.statistics.ChangePoint;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.List;

/** Each series over time, with its change points in a table beside the picture. */
final class HistorySeriesPart implements HtmlPart {

  private static final double LEVEL = 0.95;

  private final List<LatestChange> series;
  private final DocumentNumbers documents;

  HistorySeriesPart(List<LatestChange> series, DocumentNumbers documents) {
    this.series = series;
    this.documents = documents;
  }

  /** Writes the name of the series at {@code index}, as a link where it has a picture. */
  static void link(Html html, LatestChange latest, int index) {
    if (index >= HtmlDetails.MOST) {
      MetricNames.write(html, latest.segment().series().key());
      return;
    }
    html.open("a", "href", "#s" + (index + 1));
    MetricNames.write(html, latest.segment().series().key());
    html.close();
  }

  @Override
  public String id() {
    return "series";
  }

  @Override
  public String title() {
    return "Series by series";
  }

  @Override
  public boolean isEmpty() {
    return series.isEmpty();
  }

  @Override
  public void write(Html html) {
    int shown = Math.min(HtmlDetails.MOST, series.size());
    for (int i = 0; i < shown; i++) {
      article(html, series.get(i), i);
    }
    if (shown < series.size()) {
      html.element(
          "p",
          "The first " + shown + " of " + series.size() + " series have pictures.",
          "class",
          "legend");
    }
  }

  private void article(Html html, LatestChange latest, int index) {
    MetricSeries one = latest.segment().series();
    html.open("article", "id", "s" + (index + 1)).open("h3");
    MetricNames.write(html, one.key());
    html.close().open("p", "class", "facts");
    HistoryTablePart.mark(html, latest);
    html.text(
        " "
            + latest.segment().system()
            + " \u00B7 "
            + latest.segment().version()
            + " \u00B7 "
            + MetricNames.unit(one.unit(), one.direction()));
    html.close();
    NumberInterval next = latest.segment().next(LEVEL);
    if (next != null) {
      html.element(
          "p",
          "If nothing changes, the next result is between "
              + Typography.value(next.low())
              + " and "
              + Typography.value(next.high())
              + " "
              + one.unit()
              + " with a probability of "
              + Typography.share(LEVEL)
              + ".");
    }
    html.open("div", "class", "beside").open("div");
    new HistoryPlot(latest.segment()).write(html);
    html.close().open("div");
    changes(html, latest);
    html.open("details");
    html.element("summary", Words.count(one.observations().size(), "value"));
    new ValuesTable(html, documents, one.unit()).write(one.observations());
    html.close().close().close().close();
  }

  private static void changes(Html html, LatestChange latest) {
    List<ChangePoint> found = latest.segment().changes().found();
    if (found.isEmpty()) {
      html.element(
          "p",
          latest.segment().changes().tooShort()
              ? "Too few results to look for change points."
              : "No change point.");
    } else {
      HistoryLine line = new HistoryLine(latest.segment());
      HtmlTable table =
          HtmlTable.begin(
              html,
              "small",
              "Change points",
              HtmlTable.Column.head("From"),
              HtmlTable.Column.text("Verdict"),
              HtmlTable.Column.number("By"),
              HtmlTable.Column.number("Levels"));
      for (ChangePoint point : found) {
        table
            .row()
            .cell(line.time(point.index()))
            .cell(Words.of(line.verdict(point)))
            .cell(LevelText.change(point))
            .cell(LevelText.levels(point))
            .endRow();
      }
      table.end();
    }
    int outliers = latest.segment().changes().outliers().size();
    if (outliers > 0) {
      html.element("p", Words.count(outliers, "outlier") + ", drawn as larger hollow dots.");
    }
  }
}
