package io.zathras.report;

import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Series over a setting. */
record SeriesSweeps(SeriesNames names) implements SweepsPart.Runs<MetricSeries> {

  static HtmlPart part(List<MetricSeries> all, SeriesNames names) {
    return new SweepsPart<>(all, new SeriesSweeps(names));
  }

  @Override
  public SweepsPart.Measured measured(MetricSeries series) {
    return new SweepsPart.Measured(
        series.key(), series.unit(), series.direction(), names.of(series));
  }

  @Override
  public String level() {
    return Typography.share(SeriesTable.LEVEL);
  }

  @Override
  public List<LinePlot.Line> lines(Sweeps.Sweep<MetricSeries> sweep) {
    SortedMap<Double, MeanEstimate> means = new TreeMap<>();
    sweep
        .byNumber()
        .forEach(
            (setting, one) -> means.put(setting, MeanEstimate.of(SeriesTable.LEVEL, one.values())));
    return List.of(new LinePlot.Line(names.of(sweep.first()), "plain", means));
  }

  @Override
  public void table(Html html, Sweeps.Sweep<MetricSeries> sweep) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "small",
            "Means in " + sweep.first().unit(),
            HtmlTable.Column.head(sweep.setting()),
            HtmlTable.Column.number("n"),
            HtmlTable.Column.number("Mean"),
            HtmlTable.Column.number(level() + " interval"));
    sweep
        .byNumber()
        .forEach(
            (setting, one) -> {
              MeanEstimate mean = MeanEstimate.of(SeriesTable.LEVEL, one.values());
              NumberInterval interval = mean.interval();
              table
                  .row()
                  .cell(Typography.value(setting))
                  .cell(Integer.toString(one.observations().size()))
                  .cell(Typography.value(mean.mean()))
                  .cell(
                      interval == null
                          ? "\u2013"
                          : Typography.value(interval.low())
                              + " to "
                              + Typography.value(interval.high()))
                  .endRow();
            });
    table.end();
  }
}
