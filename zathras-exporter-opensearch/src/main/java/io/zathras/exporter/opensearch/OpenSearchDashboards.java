package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.dashboards.DashboardPanel;
import io.zathras.exporter.opensearch.dashboards.HeadlineMetric;
import io.zathras.exporter.opensearch.dashboards.SavedObjects;
import io.zathras.exporter.opensearch.index.IndexTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The saved objects for OpenSearch Dashboards: an index pattern for each index, panels for the
 * headline of every benchmark, and the dashboards that show them. They use only fields that the
 * index templates define, so they can be imported before the first document.
 *
 * @since 0.1
 */
public final class OpenSearchDashboards {

  private final String resultsAlias;
  private final String pointsAlias;

  private OpenSearchDashboards(String resultsAlias, String pointsAlias) {
    this.resultsAlias = resultsAlias;
    this.pointsAlias = pointsAlias;
  }

  /** Returns the saved objects for two indices, which are read through their reader aliases. */
  public static OpenSearchDashboards of(OpenSearchTarget target) {
    return of(target.resultsIndex(), target.timeseriesIndex());
  }

  /**
   * Returns the saved objects for two indices, which are read through their reader aliases.
   *
   * @param resultsIndex the index for results, for example {@code zathras-results}
   * @param timeseriesIndex the index for points, for example {@code zathras-timeseries}
   */
  public static OpenSearchDashboards of(String resultsIndex, String timeseriesIndex) {
    return new OpenSearchDashboards(
        IndexTemplate.readersAlias(resultsIndex), IndexTemplate.readersAlias(timeseriesIndex));
  }

  /** Returns the objects in the import format of OpenSearch Dashboards: JSON, one object a line. */
  public String toNdjson() {
    return objects().stream().map(object -> object + "\n").collect(Collectors.joining());
  }

  List<ObjectNode> objects() {
    List<ObjectNode> objects = new ArrayList<>();
    objects.add(SavedObjects.indexPattern(SavedObjects.RESULTS, resultsAlias));
    objects.add(SavedObjects.indexPattern(SavedObjects.POINTS, pointsAlias));
    List<DashboardPanel> overview = new ArrayList<>(List.of(DashboardPanel.ofStatus()));
    List<DashboardPanel> trends = new ArrayList<>();
    List<DashboardPanel> settings = new ArrayList<>();
    for (HeadlineMetric headline : HeadlineMetric.ALL) {
      overview.add(DashboardPanel.bySystem(headline));
      trends.add(DashboardPanel.overTime(headline));
      if (headline.hasPoints()) {
        settings.add(DashboardPanel.bySetting(headline));
      }
    }
    addDashboard(
        objects,
        "zathras",
        "Zathras: headlines by system",
        "How each test went, and the headline of each benchmark on each system.",
        overview);
    addDashboard(
        objects,
        "zathras-over-time",
        "Zathras: headlines over time",
        "The headline of each benchmark over time, a line for each system.",
        trends);
    addDashboard(
        objects,
        "zathras-by-setting",
        "Zathras: points by setting",
        "The points of each benchmark by what they were measured with, on each system.",
        settings);
    return objects;
  }

  private static void addDashboard(
      List<ObjectNode> objects,
      String id,
      String title,
      String description,
      List<DashboardPanel> panels) {
    panels.forEach(panel -> objects.add(SavedObjects.visualization(panel)));
    objects.add(SavedObjects.dashboard(id, title, description, panels));
  }
}
