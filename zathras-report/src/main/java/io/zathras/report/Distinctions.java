package io.zathras.report;

import io.zathras.report.ResultTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The settings and the version in which rows of the same metric differ. */
final class Distinctions {

  private final Map<String, List<Map<String, String>>> ofMetrics = new HashMap<>();

  Distinctions(List<Row> rows) {
    for (Row row : rows) {
      if (row.key() != null) {
        List<Map<String, String>> others =
            ofMetrics.computeIfAbsent(row.key().toString(), unused -> new ArrayList<>());
        Map<String, String> settings = settings(row);
        if (!others.contains(settings)) {
          others.add(settings);
        }
      }
    }
  }

  /** Returns {@code threads=4, version=1.2}; empty where all rows of the metric are alike. */
  String of(Row row) {
    List<Map<String, String>> others =
        row.key() == null ? List.of() : ofMetrics.getOrDefault(row.key().toString(), List.of());
    if (others.size() < 2) {
      return "";
    }
    TreeSet<String> names = new TreeSet<>();
    others.forEach(settings -> names.addAll(settings.keySet()));
    Map<String, String> own = settings(row);
    Map<String, String> differing = new LinkedHashMap<>();
    for (String name : names) {
      String value = own.get(name);
      if (value != null && others.stream().anyMatch(other -> !value.equals(other.get(name)))) {
        differing.put(name, value);
      }
    }
    return Words.oneLine(Words.settings(differing));
  }

  private static Map<String, String> settings(Row row) {
    Map<String, String> settings = new HashMap<>(row.configuration());
    if (row.version() != null) {
      settings.put("version", row.version());
    }
    return settings;
  }
}
