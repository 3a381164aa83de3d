package io.zathras.schema.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts a tree into maps, lists and texts, and drops null values. */
public final class TextTree {

  private TextTree() {}

  /** Returns a map, list or text; {@code null} for a node that is null or missing. */
  public static @Nullable Object of(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : known(node);
  }

  private static Object known(JsonNode node) {
    if (!node.isArray()) {
      return node.isObject() ? map(node) : node.asText();
    }
    List<Object> list = new ArrayList<>();
    for (JsonNode element : node) {
      if (!element.isNull()) {
        list.add(known(element));
      }
    }
    return list;
  }

  /** Returns the members of an object; none for another node. */
  public static Map<String, Object> map(JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!member.getValue().isNull()) {
        map.put(member.getKey(), known(member.getValue()));
      }
    }
    return map;
  }
}
