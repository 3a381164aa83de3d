package io.zathras.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Flattens settings: dots separate the parts of a name, commas the elements of a list of texts or
 * numbers. In other lists, the index of an element is a part of its name.
 */
final class FlatSettings {

  private final String documentId;
  private final List<SettingRow> rows = new ArrayList<>();
  private @Nullable String runKey;

  FlatSettings(String documentId) {
    this.documentId = documentId;
  }

  /** Assigns the settings that are added next to a run, and returns this. */
  FlatSettings ofRun(String key) {
    runKey = key;
    return this;
  }

  void add(String scope, Map<String, ?> settings) {
    settings.forEach((name, value) -> add(scope, name, value));
  }

  /** Adds a setting, and nothing for {@code null}. */
  void add(String scope, String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> add(scope, name + '.' + key, member));
    } else if (value instanceof List<?> list) {
      addList(scope, name, list);
    } else if (value instanceof Number number) {
      row(scope, name, number.toString(), number.doubleValue(), null);
    } else if (value instanceof Boolean flag) {
      row(scope, name, flag.toString(), null, flag);
    } else if (value != null) {
      row(scope, name, value.toString(), null, null);
    }
  }

  private void addList(String scope, String name, List<?> list) {
    if (list.stream().noneMatch(element -> element instanceof Map || element instanceof List)) {
      String text = list.stream().map(String::valueOf).collect(Collectors.joining(","));
      row(scope, name, text, null, null);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      add(scope, name + '.' + i, list.get(i));
    }
  }

  private void row(
      String scope, String name, String text, @Nullable Double number, @Nullable Boolean flag) {
    rows.add(new SettingRow(documentId, scope, runKey, name, text, number, flag));
  }

  Stream<SettingRow> rows() {
    return rows.stream();
  }
}
