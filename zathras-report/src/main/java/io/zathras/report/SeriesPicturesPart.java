package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A picture of each headline metric, with dots for every system. */
final class SeriesPicturesPart implements HtmlPart {

  private final List<MetricSeries> series;
  private final SeriesNames names;
  private final DocumentNumbers documents;

  private record Picture(MetricKey key, String unit) {}

  SeriesPicturesPart(List<MetricSeries> all, SeriesNames names, DocumentNumbers documents) {
    this.series = all.stream().filter(one -> one.key().isHeadline()).toList();
    this.names = names;
    this.documents = documents;
  }

  @Override
  public String id() {
    return "details";
  }

  @Override
  public String title() {
    return "Metric by metric";
  }

  @Override
  public boolean isEmpty() {
    return series.isEmpty();
  }

  @Override
  public void write(Html html) {
    Map<Picture, List<MetricSeries>> pictures = new LinkedHashMap<>();
    for (MetricSeries one : series) {
      pictures
          .computeIfAbsent(new Picture(one.key(), one.unit()), key -> new ArrayList<>())
          .add(one);
    }
    pictures.values().stream().limit(HtmlDetails.MOST).forEach(rows -> article(html, rows));
    if (pictures.size() > HtmlDetails.MOST) {
      html.element(
          "p",
          "The first "
              + HtmlDetails.MOST
              + " of "
              + pictures.size()
              + " metrics have pictures; the table above has all.");
    }
  }

  private void article(Html html, List<MetricSeries> rows) {
    MetricSeries first = rows.get(0);
    html.open("article").open("h3");
    MetricNames.write(html, first.key());
    html.close();
    html.element("p", MetricNames.unit(first.unit(), first.direction()), "class", "facts");
    html.open("div", "class", "beside").open("div");
    new DotPlot(
            first.key().toString(),
            first.unit(),
            Typography.share(SeriesTable.LEVEL),
            rows.stream().map(this::row).toList())
        .write(html);
    html.close().open("div");
    rows.forEach(row -> values(html, row, rows.size() == 1));
    html.close().close().close();
  }

  private DotPlot.Row row(MetricSeries series) {
    return new DotPlot.Row(
        names.of(series),
        series.observations().stream().map(Observation::value).toList(),
        MeanEstimate.of(SeriesTable.LEVEL, series.values()),
        "plain");
  }

  private void values(Html html, MetricSeries row, boolean unfolded) {
    if (unfolded) {
      html.open("details", "open", "");
    } else {
      html.open("details");
    }
    html.element("summary", names.of(row) + ": " + Words.count(row.observations().size(), "value"));
    new ValuesTable(html, documents, row.unit()).write(row.observations());
    html.close();
  }
}
