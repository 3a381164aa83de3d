package io.zathras.exporter.opensearch.index;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.index.IndexTemplate.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Converts points of an earlier version to the form of this one: the value of a field that is now
 * an alias moves to the path of the alias, because an index accepts no value for an alias.
 */
public final class PointMigration {

  /**
   * Bytes that only the current form contains. A text value cannot contain them because its quotes
   * are escaped.
   */
  private static final byte[] NEWER = "\"hardware\":{".getBytes(StandardCharsets.UTF_8);

  private final List<Field> aliases;

  public PointMigration(IndexTemplate template) {
    aliases = template.aliasFields();
  }

  /** Returns a source in the form of this version; one already in that form stays unchanged. */
  public byte[] current(byte[] source) {
    if (aliases.isEmpty() || holds(source, NEWER)) {
      return source;
    }
    try {
      JsonNode json = ClusterClient.JSON.readTree(source);
      boolean moved = false;
      for (Field alias : aliases) {
        moved |= move(json, alias);
      }
      return moved ? ClusterClient.JSON.writeValueAsBytes(json) : source;
    } catch (IOException e) {
      throw new UncheckedIOException("a source that was read as JSON could not be read again", e);
    }
  }

  private static boolean move(JsonNode json, Field alias) {
    JsonNode value = json.at(alias.name());
    if (value.isMissingNode() || !isFree(json, alias.path())) {
      return false;
    }
    ObjectNode from = (ObjectNode) json.at(alias.name().head());
    from.remove(alias.name().last().getMatchingProperty());
    ((ObjectNode) json)
        .withObject(alias.path().head())
        .set(alias.path().last().getMatchingProperty(), value);
    return true;
  }

  /**
   * Returns whether the path leads through objects only; any other document is not one of our
   * points.
   */
  private static boolean isFree(JsonNode json, JsonPointer path) {
    for (JsonPointer at = path.head(); at != null && !at.matches(); at = at.head()) {
      JsonNode there = json.at(at);
      if (!there.isMissingNode() && !there.isObject()) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(byte[] text, byte[] part) {
    for (int at = 0; at + part.length <= text.length; at++) {
      if (text[at] == part[0] && Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
