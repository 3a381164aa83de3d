package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each metric, worst first; unchanged ones are collapsed. */
final class VerdictsPart implements HtmlPart {

  private final Comparison comparison;
  private final ChangeText words;
  private final HtmlDetails details;
  private final ForestPlot plot;

  VerdictsPart(Comparison comparison, HtmlDetails details) {
    this.comparison = comparison;
    this.words = new ChangeText(comparison);
    this.details = details;
    this.plot = ForestPlot.of(comparison.metrics());
  }

  @Override
  public String id() {
    return "verdicts";
  }

  @Override
  public String title() {
    return "Verdicts, worst first";
  }

  @Override
  public boolean isEmpty() {
    return comparison.metrics().isEmpty();
  }

  @Override
  public void write(Html html) {
    List<ComparedMetric> unchanged =
        comparison.metrics().stream()
            .filter(metric -> metric.verdict() == Verdict.UNCHANGED)
            .toList();
    List<ComparedMetric> others =
        comparison.metrics().stream()
            .filter(metric -> metric.verdict() != Verdict.UNCHANGED)
            .toList();
    html.open("div", "class", "filtered");
    if (others.isEmpty()) {
      html.element("p", "Every metric is unchanged.");
    } else {
      table(html, "Verdicts", others);
    }
    if (!unchanged.isEmpty()) {
      html.open("details");
      html.element(
          "summary",
          Words.count(unchanged.size(), "metric")
              + " unchanged within "
              + Typography.share(comparison.threshold()));
      table(html, "Unchanged metrics", unchanged);
      html.close();
    }
    html.close();
    html.element(
        "p",
        "Change: from the mean of "
            + comparison.base().name()
            + " to that of "
            + comparison.candidate().name()
            + ", with its "
            + words.level()
            + " interval. In the picture the interval is the line, the grey band the threshold,"
            + " and the scale reaches from "
            + plot.range()
            + ", with a diamond at its edge for a change beyond. q is the p value after the correction for the number of tests; see How to read"
            + " this.",
        "class",
        "legend");
  }

  private void table(Html html, String caption, List<ComparedMetric> metrics) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "stack sortable verdicts",
            caption,
            HtmlTable.Column.styled("Verdict", "verdict"),
            HtmlTable.Column.head("Metric", "name"),
            HtmlTable.Column.styled("Base \u2192 candidate", "values"),
            HtmlTable.Column.styled("Change", "change"),
            HtmlTable.Column.styled("Interval", "picture"),
            HtmlTable.Column.styled("Evidence", "evidence"));
    for (int i = 0; i < metrics.size(); i++) {
      row(html, table, metrics.get(i), i);
    }
    table.end();
  }

  private void row(Html html, HtmlTable table, ComparedMetric metric, double order) {
    table
        .row()
        .cell(order, () -> VerdictMark.write(html, metric))
        .cell(null, () -> name(html, metric))
        .cell(null, () -> values(html, metric))
        .cell(sortKey(metric.change()), () -> change(html, metric))
        .cell(sortKey(metric.change()), () -> picture(html, metric))
        .cell(sortKey(metric), () -> evidence(html, metric))
        .endRow();
  }

  private void name(Html html, ComparedMetric metric) {
    details.link(html, metric);
    html.empty("br");
    html.element(
        "small",
        metric.system() + " \u00B7 " + MetricNames.unit(metric.unit(), metric.direction()));
    if (!metric.across().isEmpty() && metric.verdict() != Verdict.NOT_COMPARABLE) {
      html.text(" ").element("small", "across: " + Words.of(metric.across()), "class", "across");
    }
  }

  private void values(Html html, ComparedMetric metric) {
    boolean oneUnit = !metric.across().contains(Incomparability.UNIT);
    html.text(
        words.mean(metric, metric.base())
            + " \u2192 "
            + (oneUnit ? words.mean(metric, metric.candidate()) : "other unit"));
  }

  private static void change(Html html, ComparedMetric metric) {
    html.element("b", ChangeText.estimate(metric), "class", VerdictMark.style(metric.verdict()));
    Change change = metric.change();
    NumberInterval interval = change == null ? null : change.confidence();
    if (change != null && interval != null) {
      html.empty("br").element("small", ChangeText.interval(change, interval));
    }
  }

  private void picture(Html html, ComparedMetric metric) {
    if (ForestPlot.hasRatio(metric)) {
      plot.write(html, metric, words.level());
    }
  }

  private static void evidence(Html html, ComparedMetric metric) {
    html.text("n = " + metric.base().size() + " + " + metric.candidate().size());
    Integer needed = metric.resultsNeeded();
    small(html, ChangeText.evidence(metric));
    if (metric.verdict() == Verdict.NOT_COMPARABLE && !metric.across().isEmpty()) {
      small(html, "other " + Words.of(metric.across()));
    } else if (needed != null && metric.verdict() == Verdict.INCONCLUSIVE) {
      small(html, needed + " a side would tell");
    }
  }

  private static void small(Html html, String text) {
    if (!text.isEmpty()) {
      html.empty("br").element("small", text);
    }
  }

  private static double sortKey(ComparedMetric metric) {
    Double adjusted = metric.adjustedP();
    return adjusted == null ? 2 : adjusted;
  }

  private static double sortKey(@Nullable Change change) {
    if (change == null) {
      return Double.MAX_VALUE;
    }
    return change.kind() == Change.Kind.RATIO ? change.estimate() - 1 : change.estimate();
  }
}
