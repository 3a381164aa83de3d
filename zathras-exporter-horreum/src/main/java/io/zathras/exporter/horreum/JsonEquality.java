package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares JSON that Horreum returns with JSON that was sent to it. */
final class JsonEquality {

  private static final int SHOWN = 120;

  private JsonEquality() {}

  /** Returns whether two values mean the same: null is absent, 1.0 is 1. */
  static boolean same(JsonNode one, JsonNode other) {
    return same(one, other, "");
  }

  private static boolean same(JsonNode one, JsonNode other, String ignored) {
    if (isAbsent(one) || isAbsent(other)) {
      return isAbsent(one) && isAbsent(other);
    }
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isArray() && other.isArray()) {
      return sameElements(one, other, ignored);
    }
    return (one.isObject() && other.isObject())
        ? sameMembers(one, other, ignored)
        : one.equals(other);
  }

  private static boolean sameElements(JsonNode one, JsonNode other, String ignored) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i), ignored)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(JsonNode one, JsonNode other, String ignored) {
    List<String> names = new ArrayList<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .allMatch(name -> name.equals(ignored) || same(one.path(name), other.path(name), ignored));
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /**
   * Returns the differences of the members in words; empty when they mean the same. The {@code id}s
   * that the server assigns to their parts do not count.
   */
  static String differences(JsonNode there, JsonNode ours, List<String> members) {
    List<String> differences = new ArrayList<>();
    for (String name : members) {
      if (!same(there.path(name), ours.path(name), "id")) {
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
