package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.ArrayList;
import java.util.List;

/** Each metric with its picture, its values, and the verdict in words. */
final class ComparedMetricsPart implements HtmlPart {

  private final Comparison comparison;
  private final ChangeText words;
  private final HtmlDetails details;
  private final DocumentNumbers documents;

  ComparedMetricsPart(Comparison comparison, HtmlDetails details, DocumentNumbers documents) {
    this.comparison = comparison;
    this.words = new ChangeText(comparison);
    this.details = details;
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
    return details.metrics().isEmpty();
  }

  @Override
  public void write(Html html) {
    int left = comparison.metrics().size() - details.metrics().size();
    if (left > 0) {
      html.element(
          "p",
          "The first "
              + details.metrics().size()
              + " metrics have pictures; the table above has all "
              + comparison.metrics().size()
              + ".",
          "class",
          "legend");
    }
    for (ComparedMetric metric : details.metrics()) {
      if (metric.verdict() != Verdict.UNCHANGED) {
        article(html, metric);
      }
    }
    List<ComparedMetric> unchanged =
        details.metrics().stream().filter(metric -> metric.verdict() == Verdict.UNCHANGED).toList();
    if (!unchanged.isEmpty()) {
      html.open("details");
      html.element("summary", Words.count(unchanged.size(), "unchanged metric"));
      unchanged.forEach(metric -> article(html, metric));
      html.close();
    }
  }

  private void article(Html html, ComparedMetric metric) {
    html.open("article", "id", details.id(metric));
    html.open("h3");
    MetricNames.write(html, metric);
    html.close();
    html.open("p", "class", "facts");
    VerdictMark.write(html, metric);
    html.text(" ").element("b", ChangeText.estimate(metric));
    html.text(
        " \u00B7 "
            + metric.system()
            + " \u00B7 "
            + MetricNames.unit(metric.unit(), metric.direction()));
    html.close();
    html.element("p", words.sentences(metric));
    if (!metric.notes().isEmpty()) {
      html.open("ul", "class", "notes");
      metric.notes().forEach(note -> html.element("li", note));
      html.close();
    }
    if (hasValues(metric)) {
      html.open("div", "class", "beside");
      html.open("div");
      plot(html, metric);
      html.close().open("div");
      sides(html, metric);
      values(html, metric);
      html.close().close();
    }
    html.close();
  }

  /** Returns whether there are values of one unit, because two units have no common scale. */
  private static boolean hasValues(ComparedMetric metric) {
    return !(metric.base().isEmpty() && metric.candidate().isEmpty())
        && !metric.across().contains(Incomparability.UNIT);
  }

  private void plot(Html html, ComparedMetric metric) {
    List<DotPlot.Row> rows = new ArrayList<>();
    row(rows, metric, comparison.base().name(), metric.base(), "base");
    row(
        rows,
        metric,
        comparison.candidate().name(),
        metric.candidate(),
        VerdictMark.style(metric.verdict()));
    new DotPlot(metric.key() + " on " + metric.system(), metric.unit(), words.level(), rows)
        .write(html);
  }

  private void row(
      List<DotPlot.Row> rows,
      ComparedMetric metric,
      String label,
      List<Observation> side,
      String style) {
    if (!side.isEmpty()) {
      rows.add(
          new DotPlot.Row(
              label,
              side.stream().map(Observation::value).toList(),
              words.estimate(metric, side),
              style));
    }
  }

  private void sides(Html html, ComparedMetric metric) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "small",
            "Both sides in " + metric.unit(),
            HtmlTable.Column.head("Side"),
            HtmlTable.Column.number("n"),
            HtmlTable.Column.number("Mean"),
            HtmlTable.Column.number(words.level() + " interval"));
    side(table, metric, comparison.base().name(), metric.base());
    side(table, metric, comparison.candidate().name(), metric.candidate());
    table.end();
  }

  private void side(HtmlTable table, ComparedMetric metric, String name, List<Observation> side) {
    table.row().cell(name).cell(Integer.toString(side.size())).cell(words.mean(metric, side));
    NumberInterval interval = side.isEmpty() ? null : words.estimate(metric, side).interval();
    table
        .cell(
            interval == null
                ? "\u2013"
                : Typography.value(interval.low()) + " to " + Typography.value(interval.high()))
        .endRow();
  }

  private void values(Html html, ComparedMetric metric) {
    html.open("details");
    html.element("summary", Words.count(metric.base().size() + metric.candidate().size(), "value"));
    new ValuesTable(html, documents, metric.unit()).write(metric.base(), metric.candidate());
    html.close();
  }
}
