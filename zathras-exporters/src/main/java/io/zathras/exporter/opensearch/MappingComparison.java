package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the mapping of an index differs from ours. Fields that only the index has are no difference:
 * they came with documents.
 */
final class MappingComparison {

  private static final Set<String> ADDED = Set.of("_meta", "dynamic_templates");

  private final List<String> missing = new ArrayList<>();
  private final List<String> other = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();

  private MappingComparison() {}

  static MappingComparison of(JsonNode ours, JsonNode there) {
    MappingComparison comparison = new MappingComparison();
    for (String rule : ADDED) {
      if (!ours.path(rule).equals(there.path(rule))) {
        comparison.rules.add(rule);
      }
    }
    comparison.compare("", ours, there);
    return comparison;
  }

  /** Returns whether the index is as ours. */
  boolean isSame() {
    return missing.isEmpty() && other.isEmpty() && rules.isEmpty();
  }

  /** Returns whether the index becomes as ours without being filled again. */
  boolean isAddition() {
    return other.isEmpty();
  }

  /** Returns the differences in words, those first that no addition removes. */
  String words() {
    List<String> all = new ArrayList<>(other);
    missing.forEach(field -> all.add(field + " is missing"));
    rules.forEach(rule -> all.add(rule + " is another"));
    int shown = Math.min(all.size(), 5);
    String more = all.size() > shown ? ", and " + (all.size() - shown) + " more" : "";
    return String.join(", ", all.subList(0, shown)) + more;
  }

  private void compare(String path, JsonNode ours, JsonNode there) {
    Set<String> parameters = new TreeSet<>();
    ours.fieldNames().forEachRemaining(parameters::add);
    there.fieldNames().forEachRemaining(parameters::add);
    parameters.removeAll(ADDED);
    parameters.remove("properties");
    parameters.add("type");
    for (String parameter : parameters) {
      String expected = value(ours, parameter);
      String found = value(there, parameter);
      if (!expected.equals(found)) {
        String place = path.isEmpty() ? parameter : path + " " + parameter;
        other.add(place + " is " + found + " in place of " + expected);
      }
    }
    for (Map.Entry<String, JsonNode> field : ours.path("properties").properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      JsonNode same = there.path("properties").path(field.getKey());
      if (same.isMissingNode()) {
        missing.add(name);
      } else {
        compare(name, field.getValue(), same);
      }
    }
  }

  private static String value(JsonNode mapping, String parameter) {
    JsonNode value = mapping.path(parameter);
    if (value.isMissingNode()) {
      return parameter.equals("type") ? "object" : "not set";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
