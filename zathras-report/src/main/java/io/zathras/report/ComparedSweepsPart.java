package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.schema.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Both sides as lines over a setting, of runs that differ in that setting only. */
final class ComparedSweepsPart implements HtmlPart {

  private static final int MOST = 50;

  private final Comparison comparison;
  private final ChangeText words;
  private final List<Sweeps.Sweep<ComparedMetric>> sweeps;

  ComparedSweepsPart(Comparison comparison) {
    this.comparison = comparison;
    this.words = new ChangeText(comparison);
    Sweeps<ComparedMetric> runs = new Sweeps<>();
    for (ComparedMetric metric : comparison.metrics()) {
      String run = metric.key().run();
      if (run != null
          && metric.direction() != Direction.NONE
          && !metric.across().contains(Incomparability.UNIT)
          && !(metric.base().isEmpty() && metric.candidate().isEmpty())) {
        runs.add(
            List.of(
                metric.key().test(),
                String.valueOf(metric.key().variant()),
                metric.key().metric(),
                metric.unit(),
                metric.system()),
            run,
            metric);
      }
    }
    sweeps = runs.found();
  }

  @Override
  public String id() {
    return "sweeps";
  }

  @Override
  public String title() {
    return "Along the configuration";
  }

  @Override
  public boolean isEmpty() {
    return sweeps.isEmpty();
  }

  @Override
  public void write(Html html) {
    for (Sweeps.Sweep<ComparedMetric> sweep : sweeps.subList(0, Math.min(MOST, sweeps.size()))) {
      article(html, sweep);
    }
    if (sweeps.size() > MOST) {
      html.element("p", "The first " + MOST + " of " + sweeps.size() + " are shown.");
    }
  }

  private void article(Html html, Sweeps.Sweep<ComparedMetric> sweep) {
    ComparedMetric first = sweep.first();
    html.open("article").open("h3");
    MetricKey key = first.key();
    MetricNames.write(html, new MetricKey(key.test(), key.variant(), sweep.runs(), key.metric()));
    html.close();
    html.element(
        "p",
        first.system() + " \u00B7 " + MetricNames.unit(first.unit(), first.direction()),
        "class",
        "facts");
    html.open("div", "class", "beside").open("div");
    plot(html, sweep, first);
    html.close().open("div");
    table(html, sweep, first);
    html.close().close().close();
  }

  private void plot(Html html, Sweeps.Sweep<ComparedMetric> sweep, ComparedMetric first) {
    List<LinePlot.Line> lines = new ArrayList<>();
    line(lines, comparison.base().name(), "base", sweep, ComparedMetric::base);
    line(lines, comparison.candidate().name(), "plain", sweep, ComparedMetric::candidate);
    new LinePlot(
            first.key().test() + " " + first.key().metric() + " by " + sweep.setting(),
            sweep.setting(),
            first.unit(),
            words.level(),
            lines)
        .write(html);
  }

  private void line(
      List<LinePlot.Line> lines,
      String label,
      String style,
      Sweeps.Sweep<ComparedMetric> sweep,
      Function<ComparedMetric, List<Observation>> side) {
    SortedMap<Double, MeanEstimate> means = new TreeMap<>();
    sweep
        .byNumber()
        .forEach(
            (setting, metric) -> {
              List<Observation> values = side.apply(metric);
              if (!values.isEmpty()) {
                means.put(setting, words.estimate(metric, values));
              }
            });
    if (!means.isEmpty()) {
      lines.add(new LinePlot.Line(label, style, means));
    }
  }

  private void table(Html html, Sweeps.Sweep<ComparedMetric> sweep, ComparedMetric first) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "small",
            "Means in " + first.unit(),
            HtmlTable.Column.head(sweep.setting()),
            HtmlTable.Column.number("Base"),
            HtmlTable.Column.number("Candidate"),
            HtmlTable.Column.number("Change"),
            HtmlTable.Column.text("Verdict"));
    sweep
        .byNumber()
        .forEach(
            (setting, metric) ->
                table
                    .row()
                    .cell(Typography.value(setting))
                    .cell(words.mean(metric, metric.base()))
                    .cell(words.mean(metric, metric.candidate()))
                    .cell(ChangeText.estimate(metric))
                    .cell(Words.of(metric.verdict()))
                    .endRow());
    table.end();
  }
}
