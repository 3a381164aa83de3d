package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import java.util.IdentityHashMap;
import java.util.List;

/** The metrics that have their own pictures, and the ids of those. */
final class HtmlDetails {

  /** The most pictures, because no phone opens a file with thousands. */
  static final int MOST = 200;

  private final List<ComparedMetric> metrics;
  // By identity, because two rows may have the same key: one metric of two configurations.
  private final IdentityHashMap<ComparedMetric, String> ids = new IdentityHashMap<>();

  HtmlDetails(List<ComparedMetric> metrics) {
    this.metrics = metrics.subList(0, Math.min(MOST, metrics.size()));
    for (ComparedMetric metric : this.metrics) {
      ids.put(metric, "m" + (ids.size() + 1));
    }
  }

  /** Returns the metrics that have pictures. */
  List<ComparedMetric> metrics() {
    return metrics;
  }

  /** Returns the id of a metric that has pictures. */
  String id(ComparedMetric metric) {
    String id = ids.get(metric);
    if (id == null) {
      throw new IllegalArgumentException(metric.key() + " has no pictures");
    }
    return id;
  }

  /** Writes the metric's name, as a link where it has pictures. */
  void link(Html html, ComparedMetric metric) {
    if (!ids.containsKey(metric)) {
      MetricNames.write(html, metric);
      return;
    }
    html.open("a", "href", "#" + id(metric));
    MetricNames.write(html, metric);
    html.close();
  }
}
