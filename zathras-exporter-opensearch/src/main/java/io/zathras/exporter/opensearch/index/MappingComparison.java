package io.zathras.exporter.opensearch.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the mapping of an index differs from ours. Fields that only the index has do not count
 * because they came with documents.
 */
public final class MappingComparison {

  /** The parts that are added to a mapping as a whole. */
  private static final Set<String> ADDED = Set.of("_meta", "dynamic_templates");

  private static final String PROPERTIES = "properties";

  /** Other ways to index a field's value, each a field below it. */
  private static final String SUBFIELDS = "fields";

  private final List<String> missing = new ArrayList<>();
  private final List<String> other = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();
  private final ObjectNode additions;

  private MappingComparison(JsonNode ours) {
    additions = ours.deepCopy();
  }

  public static MappingComparison of(JsonNode ours, JsonNode there) {
    MappingComparison comparison = new MappingComparison(ours);
    for (String rule : ADDED) {
      if (!ours.path(rule).equals(there.path(rule))) {
        comparison.rules.add(rule);
      }
    }
    comparison.compare("", comparison.additions, there);
    return comparison;
  }

  /** Returns whether the index matches our mapping. */
  public boolean isSame() {
    return missing.isEmpty() && other.isEmpty() && rules.isEmpty();
  }

  /** Returns whether additions alone make the index match, without reindexing. */
  public boolean isAddition() {
    return other.isEmpty();
  }

  /** Returns the additions that make the index match. */
  public JsonNode additions() {
    return additions;
  }

  /** Returns the differences in words, first those that additions cannot remove. */
  public String words() {
    List<String> all = new ArrayList<>(other);
    missing.forEach(field -> all.add(field + " is missing"));
    rules.forEach(rule -> all.add(rule + " is another"));
    int shown = Math.min(all.size(), 5);
    String more = all.size() > shown ? ", and " + (all.size() - shown) + " more" : "";
    return String.join(", ", all.subList(0, shown)) + more;
  }

  private void compare(String path, ObjectNode ours, JsonNode there) {
    Set<String> parameters = new TreeSet<>();
    ours.fieldNames().forEachRemaining(parameters::add);
    there.fieldNames().forEachRemaining(parameters::add);
    parameters.removeAll(ADDED);
    parameters.remove(PROPERTIES);
    parameters.remove(SUBFIELDS);
    parameters.add("type");
    for (String parameter : parameters) {
      String expected = value(ours, parameter);
      String found = value(there, parameter);
      if (!expected.equals(found)) {
        String place = path.isEmpty() ? parameter : path + " " + parameter;
        // A mapping without fields accepts any document.
        if (path.isEmpty() && there.path(PROPERTIES).isEmpty()) {
          missing.add(place + " " + expected);
        } else {
          other.add(place + " is " + found + " in place of " + expected);
        }
      }
    }
    compareFields(PROPERTIES, path, ours, there);
    compareFields(SUBFIELDS, path, ours, there);
  }

  private void compareFields(String kind, String path, ObjectNode ours, JsonNode there) {
    List<String> older = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : ours.path(kind).properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      JsonNode same = there.path(kind).path(field.getKey());
      if (same.isMissingNode()) {
        missing.add(name);
      } else if (isAlias(field.getValue()) && !isAlias(same)) {
        // The old name of a field; an index of an earlier version has a field of that name.
        older.add(field.getKey());
      } else {
        compare(name, (ObjectNode) field.getValue(), same);
      }
    }
    if (!older.isEmpty()) {
      ((ObjectNode) ours.path(kind)).remove(older);
    }
  }

  private static boolean isAlias(JsonNode field) {
    return field.path("type").asText().equals("alias");
  }

  private static String value(JsonNode mapping, String parameter) {
    JsonNode value = mapping.path(parameter);
    if (value.isMissingNode()) {
      return parameter.equals("type") ? "object" : "not set";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
