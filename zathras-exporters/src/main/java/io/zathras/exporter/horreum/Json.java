package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Comparing what Horreum gives back with what it was given. */
final class Json {

  private static final int SHOWN = 120;

  private Json() {}

  /**
   * Returns whether two values mean the same: null is absent, 1.0 is 1, and numbers that the server
   * gives to things do not count.
   */
  static boolean same(JsonNode one, JsonNode other) {
    if (isAbsent(one) || isAbsent(other)) {
      return isAbsent(one) && isAbsent(other);
    }
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isArray() && other.isArray()) {
      return sameElements(one, other);
    }
    return (one.isObject() && other.isObject()) ? sameMembers(one, other) : one.equals(other);
  }

  private static boolean sameElements(JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(JsonNode one, JsonNode other) {
    List<String> names = new ArrayList<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .allMatch(name -> name.equals("id") || same(one.path(name), other.path(name)));
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** Returns in words what of the members differs; nothing when they mean the same. */
  static String differences(JsonNode there, JsonNode ours, List<String> members) {
    List<String> differences = new ArrayList<>();
    for (String name : members) {
      if (!same(there.path(name), ours.path(name))) {
        differences.add(
            name + " is " + shown(there.path(name)) + ", ours " + shown(ours.path(name)));
      }
    }
    return String.join("; ", differences);
  }

  private static String shown(JsonNode value) {
    String text = isAbsent(value) ? "not set" : value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
