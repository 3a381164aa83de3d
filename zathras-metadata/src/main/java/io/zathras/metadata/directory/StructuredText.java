package io.zathras.metadata.directory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.ParserProblem;
import io.zathras.schema.json.BoundedJson;
import io.zathras.schema.json.BoundedYaml;
import io.zathras.schema.json.TextTree;
import org.jspecify.annotations.Nullable;

/** Reads JSON and YAML into maps, lists and texts, without nulls; every scalar stays a text. */
final class StructuredText {

  private static final BoundedJson JSON = BoundedJson.upTo(500_000);
  private static final BoundedYaml YAML = BoundedYaml.withAliases(0);

  private StructuredText() {}

  /**
   * Reads a JSON file.
   *
   * @return a map, list or text; {@code null} with a warning when it is not JSON
   */
  static @Nullable Object json(SideFile file, Diagnostics diagnostics) {
    try {
      return TextTree.of(JSON.parseFirst(file.text()));
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      diagnostics.warning(
          "json-unreadable",
          file.name(),
          place == null ? null : Math.max(1, place.getLineNr()),
          "not JSON from offset "
              + (place == null ? "unknown" : Long.toString(place.getCharOffset()))
              + " on, of "
              + file.text().length()
              + " characters; the file is left out");
      return null;
    }
  }

  /**
   * Reads the first document of a YAML file. Of a repeated key the last value counts, with a
   * warning.
   *
   * @return a map, list or text; {@code null} when there is none, or with a warning when it is not
   *     YAML
   */
  static @Nullable Object yaml(SideFile file, Diagnostics diagnostics) {
    try {
      return TextTree.of(
          YAML.parseFirst(
              file.text(),
              (key, line) ->
                  diagnostics.warning(
                      "yaml-duplicate-key",
                      file.name(),
                      line,
                      "'" + key + "' stands here again; the last value counts")));
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      diagnostics.warning(
          "yaml-unreadable",
          file.name(),
          place == null ? null : place.getLineNr(),
          "not YAML (" + ParserProblem.of(e.getOriginalMessage()) + "); the file is left out");
      return null;
    }
  }
}
