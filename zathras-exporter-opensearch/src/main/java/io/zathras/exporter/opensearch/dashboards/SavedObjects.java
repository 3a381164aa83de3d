package io.zathras.exporter.opensearch.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import java.util.List;

/** Saved objects in the form that OpenSearch Dashboards imports. */
public final class SavedObjects {

  /** The id of the index pattern for results. */
  public static final String RESULTS = "zathras-results";

  /** The id of the index pattern for points. */
  public static final String POINTS = "zathras-timeseries";

  public static final String TIME_FIELD = "metadata.test_timestamp";

  private static final int WIDTH = 24;
  private static final int HEIGHT = 13;
  private static final int GROUPS = 50;

  private SavedObjects() {}

  public static ObjectNode indexPattern(String id, String title) {
    ObjectNode object = object("index-pattern", id, "7.6.0");
    object.withObject("/attributes").put("title", title).put("timeFieldName", TIME_FIELD);
    return object;
  }

  public static ObjectNode visualization(DashboardPanel panel) {
    ObjectNode object = object("visualization", panel.id(), "7.10.0");
    ObjectNode attributes = object.withObject("/attributes");
    attributes.put("title", panel.title()).put("description", panel.description());
    attributes.put("version", 1).put("visState", state(panel).toString()).put("uiStateJSON", "{}");
    ObjectNode source = ClusterClient.JSON.createObjectNode();
    source.putObject("query").put("query", panel.query()).put("language", "kuery");
    source.putArray("filter");
    String name = "kibanaSavedObjectMeta.searchSourceJSON.index";
    source.put("indexRefName", name);
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", source.toString());
    reference(object, name, "index-pattern", panel.pattern());
    return object;
  }

  public static ObjectNode dashboard(
      String id, String title, String description, List<DashboardPanel> panels) {
    ObjectNode object = object("dashboard", id, "7.9.3");
    ArrayNode shown = ClusterClient.JSON.createArrayNode();
    for (int i = 0; i < panels.size(); i++) {
      String index = String.valueOf(i + 1);
      ObjectNode panel = shown.addObject().put("version", "2.19.4");
      panel
          .putObject("gridData")
          .put("x", i % 2 * WIDTH)
          .put("y", i / 2 * HEIGHT)
          .put("w", WIDTH)
          .put("h", HEIGHT)
          .put("i", index);
      panel.put("panelIndex", index).putObject("embeddableConfig");
      panel.put("panelRefName", "panel_" + i);
      reference(object, "panel_" + i, "visualization", panels.get(i).id());
    }
    ObjectNode attributes = object.withObject("/attributes");
    attributes.put("title", title).put("description", description).put("hits", 0).put("version", 1);
    attributes.put("panelsJSON", shown.toString());
    attributes.put("optionsJSON", "{\"hidePanelTitles\":false,\"useMargins\":true}");
    attributes.put("timeRestore", true).put("timeFrom", "now-2y").put("timeTo", "now");
    attributes.putObject("refreshInterval").put("pause", true).put("value", 0);
    attributes
        .putObject("kibanaSavedObjectMeta")
        .put(
            "searchSourceJSON",
            "{\"query\":{\"query\":\"\",\"language\":\"kuery\"},\"filter\":[]}");
    return object;
  }

  private static ObjectNode object(String type, String id, String migratedTo) {
    ObjectNode object = ClusterClient.JSON.createObjectNode().put("id", id).put("type", type);
    object.putObject("attributes");
    object.putArray("references");
    object.putObject("migrationVersion").put(type, migratedTo);
    return object;
  }

  private static void reference(ObjectNode object, String name, String type, String id) {
    object.withArray("/references").addObject().put("name", name).put("type", type).put("id", id);
  }

  private static ObjectNode state(DashboardPanel panel) {
    String type = panel.lines() ? "line" : "histogram";
    ObjectNode state = ClusterClient.JSON.createObjectNode();
    state.put("title", panel.title()).put("type", type);
    ArrayNode aggregations = state.putArray("aggs");
    if (panel.values().isEmpty()) {
      aggregation(aggregations, "count", "metric");
    }
    for (String value : panel.values()) {
      aggregation(aggregations, "avg", "metric")
          .put("field", value)
          .put("customLabel", panel.label(value));
    }
    if (panel.lines()) {
      ObjectNode time = aggregation(aggregations, "date_histogram", "segment");
      time.put("field", panel.over()).put("interval", "auto").put("min_doc_count", 1);
      time.put("useNormalizedOpenSearchInterval", true).put("drop_partials", false);
      time.put("scaleMetricValues", false).putObject("extended_bounds");
    } else {
      terms(aggregation(aggregations, "terms", "segment"), panel.over());
    }
    terms(aggregation(aggregations, "terms", "group"), panel.series());
    look(state.putObject("params").put("type", type), panel, aggregations);
    return state;
  }

  private static ObjectNode aggregation(ArrayNode aggregations, String type, String schema) {
    String id = String.valueOf(aggregations.size() + 1);
    ObjectNode aggregation = aggregations.addObject().put("id", id).put("enabled", true);
    return aggregation.put("type", type).put("schema", schema).putObject("params");
  }

  /** Groups documents without a value separately so that no result is left out. */
  private static void terms(ObjectNode params, String field) {
    params.put("field", field).put("orderBy", "_key").put("order", "asc").put("size", GROUPS);
    params.put("otherBucket", false).put("otherBucketLabel", "Other");
    params.put("missingBucket", true).put("missingBucketLabel", "unknown");
  }

  private static void look(ObjectNode params, DashboardPanel panel, ArrayNode aggregations) {
    params.putObject("grid").put("categoryLines", false);
    ObjectNode category = params.putArray("categoryAxes").addObject().put("id", "CategoryAxis-1");
    category.put("type", "category").put("position", "bottom").put("show", true);
    category.putObject("style");
    category.putObject("scale").put("type", "linear");
    category.putObject("labels").put("show", true).put("filter", true).put("truncate", 100);
    category.putObject("title");
    ObjectNode axis = params.putArray("valueAxes").addObject().put("id", "ValueAxis-1");
    axis.put("name", "LeftAxis-1").put("type", "value").put("position", "left").put("show", true);
    axis.putObject("style");
    axis.putObject("scale").put("type", "linear").put("mode", "normal");
    ObjectNode labels = axis.putObject("labels").put("show", true).put("rotate", 0);
    labels.put("filter", false).put("truncate", 100);
    axis.putObject("title").put("text", panel.unit());
    ArrayNode series = params.putArray("seriesParams");
    for (int i = 0; i < Math.max(1, panel.values().size()); i++) {
      ObjectNode one =
          series.addObject().put("show", true).put("type", params.path("type").asText());
      one.put("mode", panel.stacked() ? "stacked" : "normal").put("valueAxis", "ValueAxis-1");
      one.put("drawLinesBetweenPoints", true).put("lineWidth", 2).put("showCircles", true);
      one.putObject("data")
          .put("label", panel.values().isEmpty() ? "Count" : panel.label(panel.values().get(i)))
          .put("id", aggregations.get(i).path("id").asText());
    }
    params.put("addTooltip", true).put("addLegend", true).put("legendPosition", "right");
    params.putArray("times");
    params.put("addTimeMarker", false).putObject("labels").put("show", false);
    ObjectNode threshold = params.putObject("thresholdLine").put("show", false).put("value", 10);
    threshold.put("width", 1).put("style", "full").put("color", "#E7664C");
  }
}
