package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.SystemNames;
import io.zathras.analysis.SystemProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What distinguishes series of one metric on one system: versions and settings. */
final class SeriesNames {

  private static final String VERSION = "version";

  private final SystemNames systems;
  private final Map<Place, List<Map<String, String>>> traits = new HashMap<>();

  private record Place(MetricKey key, String unit, SystemProfile system) {}

  SeriesNames(List<MetricSeries> series) {
    systems = new SystemNames(series.stream().map(MetricSeries::system).toList());
    for (MetricSeries one : series) {
      traits.computeIfAbsent(place(one), place -> new ArrayList<>()).add(traits(one));
    }
  }

  /** Returns the version and settings in which the series differs from its neighbours, if any. */
  String traitsOf(MetricSeries series) {
    List<Map<String, String>> all = traits.getOrDefault(place(series), List.of());
    Map<String, String> mine = traits(series);
    TreeSet<String> names = new TreeSet<>();
    all.forEach(other -> names.addAll(other.keySet()));
    List<String> texts = new ArrayList<>();
    for (String name : names) {
      String value = mine.getOrDefault(name, "");
      if (!value.isEmpty()
          && all.stream().anyMatch(other -> !other.getOrDefault(name, "").equals(value))) {
        texts.add(name + (name.equals(VERSION) ? " " : "=") + value);
      }
    }
    return String.join(", ", texts);
  }

  /** Returns the name of the system. */
  String system(MetricSeries series) {
    return systems.of(series.system());
  }

  /** Returns system and traits. */
  String of(MetricSeries series) {
    String traits = traitsOf(series);
    return traits.isEmpty() ? system(series) : system(series) + ", " + traits;
  }

  private static Map<String, String> traits(MetricSeries series) {
    Map<String, String> traits = new HashMap<>(series.configuration());
    if (series.testVersion() != null) {
      traits.put(VERSION, series.testVersion());
    }
    return traits;
  }

  private static Place place(MetricSeries series) {
    return new Place(series.key(), series.unit(), series.system());
  }
}
