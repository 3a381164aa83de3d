package io.zathras.metadata.directory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.json.BoundedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into the same form as {@link YamlText}: maps, lists and texts, without nulls. */
final class JsonText {

  private static final BoundedJson JSON = BoundedJson.upTo(500_000);

  private JsonText() {}

  /**
   * Reads a file.
   *
   * @return a map, list or text; {@code null} with a warning when it is not JSON
   */
  static @Nullable Object read(SideFile file, Diagnostics diagnostics) {
    try {
      return value(JSON.parseFirst(file.text()));
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      diagnostics.warning(
          "json-unreadable",
          file.name(),
          place == null ? null : Math.max(1, place.getLineNr()),
          "no JSON from offset "
              + (place == null ? "unknown" : Long.toString(place.getCharOffset()))
              + " on, of "
              + file.text().length()
              + " characters; the file is left out");
      return null;
    }
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(
              member -> {
                Object value = value(member.getValue());
                if (value != null) {
                  map.put(member.getKey(), value);
                }
              });
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      for (JsonNode element : node) {
        Object value = value(element);
        if (value != null) {
          list.add(value);
        }
      }
      return list;
    }
    return node.asText();
  }
}
