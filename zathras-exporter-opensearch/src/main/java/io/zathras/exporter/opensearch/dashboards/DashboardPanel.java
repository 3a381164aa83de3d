package io.zathras.exporter.opensearch.dashboards;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chart of values over one field, with a series for each value of another.
 *
 * @param id the saved object's id
 * @param title its title
 * @param description what the chart shows
 * @param pattern the id of its index pattern
 * @param query the documents to draw, in the query language of OpenSearch Dashboards
 * @param lines whether lines are drawn over time; otherwise bars over a field's values
 * @param stacked whether bars are stacked
 * @param unit the label of the axis
 * @param values the fields whose mean is drawn; none to draw the number of documents
 * @param over the field along the axis
 * @param series the field with a series for each value
 */
public record DashboardPanel(
    String id,
    String title,
    String description,
    String pattern,
    String query,
    boolean lines,
    boolean stacked,
    String unit,
    List<String> values,
    String over,
    String series) {

  private static final String INSTANCE_TYPE = "metadata.instance_type";

  public static DashboardPanel ofStatus() {
    return new DashboardPanel(
        "zathras-results-by-status",
        "Results by test and status",
        "How many results each test has, by their outcome.",
        SavedObjects.RESULTS,
        "",
        false,
        true,
        "Count",
        List.of(),
        "test.name",
        "results.status");
  }

  public static DashboardPanel bySystem(HeadlineMetric headline) {
    return ofResults(headline, "by-system", "by system", false, INSTANCE_TYPE, headline.split());
  }

  public static DashboardPanel overTime(HeadlineMetric headline) {
    return ofResults(
        headline, "over-time", "over time", true, SavedObjects.TIME_FIELD, INSTANCE_TYPE);
  }

  private static DashboardPanel ofResults(
      HeadlineMetric headline,
      String key,
      String words,
      boolean lines,
      String over,
      String series) {
    return new DashboardPanel(
        "zathras-" + headline.key() + "-" + key,
        headline.title() + " " + words,
        "The mean of the headline in " + headline.unit() + ". " + headline.direction(),
        SavedObjects.RESULTS,
        headline.query(),
        lines,
        false,
        headline.unit(),
        headline.metrics().stream()
            .map(metric -> "results.primary_metrics." + metric + ".value")
            .toList(),
        over,
        series);
  }

  public static DashboardPanel bySetting(HeadlineMetric headline) {
    String metric = Objects.requireNonNull(headline.pointMetric());
    return new DashboardPanel(
        "zathras-" + headline.key() + "-by-setting",
        headline.title() + " by setting",
        "The mean of all points in " + headline.unit() + ". " + headline.direction(),
        SavedObjects.POINTS,
        headline.query(),
        false,
        false,
        headline.unit(),
        List.of("metrics." + metric),
        headline.setting(),
        INSTANCE_TYPE);
  }

  /** Returns the label of a value among others; {@code null} for the only one. */
  @Nullable String label(String value) {
    if (values.size() == 1) {
      return unit;
    }
    return value.replace("results.primary_metrics.", "").replace(".value", "");
  }
}
