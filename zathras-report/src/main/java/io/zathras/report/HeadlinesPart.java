package io.zathras.report;

import io.zathras.analysis.MetricSeries;
import java.util.List;

/** The headline numbers of all tests by system, and the runs' numbers, collapsed. */
record HeadlinesPart(List<MetricSeries> series, SeriesNames names) implements HtmlPart {

  @Override
  public String id() {
    return "headlines";
  }

  @Override
  public String title() {
    return "Headline numbers";
  }

  @Override
  public boolean isEmpty() {
    return series.isEmpty();
  }

  @Override
  public void write(Html html) {
    List<MetricSeries> headlines = series.stream().filter(one -> one.key().isHeadline()).toList();
    List<MetricSeries> runs = series.stream().filter(one -> !one.key().isHeadline()).toList();
    html.open("div", "class", "filtered");
    SeriesTable table = new SeriesTable(html, names);
    if (headlines.isEmpty()) {
      html.element("p", "The results have no headline number.");
    } else {
      table.write("Headline numbers", headlines);
    }
    if (!runs.isEmpty()) {
      html.open("details");
      html.element("summary", Words.count(runs.size(), "number") + " of single runs");
      table.write("Numbers of single runs", runs);
      html.close();
    }
    html.close();
    html.element(
        "p",
        "Mean: over the results, which count once each. In the pictures each dot is one result, and"
            + " rows of one metric have the same scale. Below n is the "
            + Typography.share(SeriesTable.LEVEL)
            + " interval of the mean.",
        "class",
        "legend");
  }
}
