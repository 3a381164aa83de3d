package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.statistics.Interval;
import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.schema.Direction;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines over a setting, of series that differ in that setting only, and can be better or worse. */
final class SeriesSweepsPart implements HtmlPart {

  private static final int MOST = 50;

  private final List<Sweeps.Sweep<MetricSeries>> sweeps;
  private final SeriesNames names;

  SeriesSweepsPart(List<MetricSeries> all, SeriesNames names) {
    this.names = names;
    Sweeps<MetricSeries> runs = new Sweeps<>();
    for (MetricSeries one : all) {
      MetricKey key = one.key();
      if (key.run() != null && one.direction() != Direction.NONE) {
        runs.add(
            List.of(
                key.test(), String.valueOf(key.variant()), key.metric(), one.unit(), names.of(one)),
            key.run(),
            one);
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
    sweeps.stream().limit(MOST).forEach(sweep -> article(html, sweep));
    if (sweeps.size() > MOST) {
      html.element("p", "The first " + MOST + " of " + sweeps.size() + " are shown.");
    }
  }

  private void article(Html html, Sweeps.Sweep<MetricSeries> sweep) {
    MetricSeries first = sweep.first();
    html.open("article").open("h3");
    MetricKey key = first.key();
    MetricNames.write(html, new MetricKey(key.test(), key.variant(), sweep.runs(), key.metric()));
    html.close();
    html.element(
        "p",
        names.of(first) + " \u00B7 " + MetricNames.unit(first.unit(), first.direction()),
        "class",
        "facts");
    SortedMap<Double, MeanEstimate> means = new TreeMap<>();
    sweep
        .byNumber()
        .forEach(
            (setting, one) -> means.put(setting, MeanEstimate.of(SeriesTable.LEVEL, one.values())));
    html.open("div", "class", "beside").open("div");
    new LinePlot(
            key.test() + " " + key.metric() + " by " + sweep.setting(),
            sweep.setting(),
            first.unit(),
            Typography.share(SeriesTable.LEVEL),
            List.of(new LinePlot.Line(names.of(first), "plain", means)))
        .write(html);
    html.close().open("div");
    table(html, sweep, first);
    html.close().close().close();
  }

  private static void table(Html html, Sweeps.Sweep<MetricSeries> sweep, MetricSeries first) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "small",
            "Means in " + first.unit(),
            HtmlTable.Column.head(sweep.setting()),
            HtmlTable.Column.number("n"),
            HtmlTable.Column.number("Mean"),
            HtmlTable.Column.number(Typography.share(SeriesTable.LEVEL) + " interval"));
    sweep
        .byNumber()
        .forEach(
            (setting, one) -> {
              MeanEstimate mean = MeanEstimate.of(SeriesTable.LEVEL, one.values());
              Interval interval = mean.interval();
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
