package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.MetricKey;
import io.zathras.schema.Direction;

/** The names of metrics on a page. */
final class MetricNames {

  private MetricNames() {}

  /** Writes the test in bold, then sub-test, run and metric. */
  static void write(Html html, MetricKey key) {
    html.element("b", key.test()).text(" ");
    if (key.variant() != null) {
      html.text(key.variant() + " ");
    }
    if (key.run() != null) {
      html.text(key.run() + " ");
    }
    html.open("span", "class", "metric");
    breakable(html, key.metric());
    html.close();
  }

  /** Writes the metric of a row, and the distinction from other rows of this name. */
  static void write(Html html, ComparedMetric metric) {
    write(html, metric.key());
    if (metric.distinction() != null) {
      html.text(" (" + metric.distinction() + ")");
    }
  }

  /** Allows line breaks after underscores, rather than anywhere in a word. */
  private static void breakable(Html html, String name) {
    int start = 0;
    for (int end = name.indexOf('_') + 1; end > 0; end = name.indexOf('_', start) + 1) {
      html.text(name.substring(start, end)).empty("wbr");
      start = end;
    }
    html.text(name.substring(start));
  }

  /** Returns the unit and the better direction. */
  static String unit(String unit, Direction direction) {
    String better = Words.of(direction);
    return better.isEmpty() ? unit : unit + ", " + better;
  }
}
