package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Both sides of a comparison over a setting. */
record ComparedSweeps(Comparison comparison, ChangeText words)
    implements SweepsPart.Runs<ComparedMetric> {

  static HtmlPart part(Comparison comparison) {
    return new SweepsPart<>(
        comparison.metrics().stream()
            .filter(metric -> !metric.across().contains(Incomparability.UNIT))
            .filter(metric -> !(metric.base().isEmpty() && metric.candidate().isEmpty()))
            .toList(),
        new ComparedSweeps(comparison, new ChangeText(comparison)));
  }

  @Override
  public SweepsPart.Measured measured(ComparedMetric metric) {
    return new SweepsPart.Measured(
        metric.key(), metric.unit(), metric.direction(), metric.system());
  }

  @Override
  public String level() {
    return words.level();
  }

  @Override
  public List<LinePlot.Line> lines(Sweeps.Sweep<ComparedMetric> sweep) {
    List<LinePlot.Line> lines = new ArrayList<>();
    line(lines, comparison.base().name(), "base", sweep, ComparedMetric::base);
    line(lines, comparison.candidate().name(), "plain", sweep, ComparedMetric::candidate);
    return lines;
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

  @Override
  public void table(Html html, Sweeps.Sweep<ComparedMetric> sweep) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "small",
            "Means in " + sweep.first().unit(),
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
