package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row for each metric and system. */
final class SeriesTable {

  static final double LEVEL = 0.95;

  private final Html html;
  private final SeriesNames names;

  private record Scale(MetricKey key, String unit) {}

  SeriesTable(Html html, SeriesNames names) {
    this.html = html;
    this.names = names;
  }

  void write(String caption, List<MetricSeries> rows) {
    Map<Scale, List<MetricSeries>> scales = new LinkedHashMap<>();
    for (MetricSeries row : rows) {
      scales.computeIfAbsent(scale(row), key -> new ArrayList<>()).add(row);
    }
    HtmlTable table =
        HtmlTable.begin(
            html,
            "stack sortable series",
            caption,
            HtmlTable.Column.head("Metric", "name"),
            HtmlTable.Column.styled("System", "system"),
            HtmlTable.Column.styled("Mean", "change"),
            HtmlTable.Column.styled("Spread", "picture"),
            HtmlTable.Column.styled("Results", "evidence"));
    for (MetricSeries row : rows) {
      StripPlot plot = StripPlot.of(scales.getOrDefault(scale(row), List.of(row)));
      row(table, row, plot);
    }
    table.end();
  }

  private void row(HtmlTable table, MetricSeries row, StripPlot plot) {
    MeanEstimate mean = MeanEstimate.of(LEVEL, row.values());
    table
        .row()
        .cell(null, () -> name(row))
        .cell(null, () -> system(row))
        .cell(mean.mean(), () -> mean(row, mean))
        .cell(mean.mean(), () -> plot.write(html, row, names.of(row), mean))
        .cell((double) row.observations().size(), () -> evidence(row, mean))
        .endRow();
  }

  private void name(MetricSeries row) {
    MetricNames.write(html, row.key());
    String better = Words.of(row.direction());
    if (!better.isEmpty()) {
      html.empty("br").element("small", better);
    }
  }

  private void system(MetricSeries row) {
    html.text(names.system(row));
    String traits = names.traitsOf(row);
    if (!traits.isEmpty()) {
      html.empty("br").element("small", traits);
    }
  }

  private void mean(MetricSeries row, MeanEstimate mean) {
    html.element("b", Typography.value(mean.mean()));
    html.text(" ").element("small", row.unit());
  }

  private void evidence(MetricSeries row, MeanEstimate mean) {
    html.text("n = " + row.observations().size());
    NumberInterval interval = mean.interval();
    if (interval != null) {
      html.empty("br");
      html.element(
          "small", Typography.value(interval.low()) + " to " + Typography.value(interval.high()));
    }
  }

  private static Scale scale(MetricSeries row) {
    return new Scale(row.key(), row.unit());
  }
}
