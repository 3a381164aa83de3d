package io.zathras.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ConfigurationException;
import io.zathras.schema.ParserProblem;
import io.zathras.schema.json.BoundedYaml;
import io.zathras.schema.json.TextTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration file, whose scalars are all read as text: one section for each exporter, with
 * its name, and Chronicler's {@code processing}. Chronicler's own {@code export_config.yml} is such
 * a file.
 *
 * @param name the file, for messages
 * @param sections the exporters' sections, by name
 * @param processing Chronicler's settings for all exporters, such as {@code batch_size}: a default
 *     for those that know it
 */
record ConfigFile(
    String name, Map<String, Map<String, Object>> sections, Map<String, Object> processing) {

  static final ConfigFile NONE = new ConfigFile("command line", Map.of(), Map.of());

  /** Enough for a value that several exporters share. */
  private static final BoundedYaml YAML = BoundedYaml.withAliases(10);

  private static final String PROCESSING = "processing";

  /**
   * Reads a file.
   *
   * @param exporters the names of the exporters that may have a section
   * @throws ConfigurationException if it cannot be read, or a section is unknown or not a section
   */
  static ConfigFile read(Path file, List<String> exporters) {
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    parse(file)
        .properties()
        .forEach(
            member -> {
              String section = member.getKey();
              if (!exporters.contains(section) && !section.equals(PROCESSING)) {
                throw new ConfigurationException(
                    file.toString(),
                    "unknown section " + section + "; known are " + String.join(", ", exporters));
              }
              sections.put(section, values(file, section, member.getValue()));
            });
    Map<String, Object> processing = sections.remove(PROCESSING);
    return new ConfigFile(file.toString(), sections, processing == null ? Map.of() : processing);
  }

  private static JsonNode parse(Path file) {
    try {
      JsonNode parsed = YAML.parseWhole(Files.readString(file));
      if (parsed.isObject() || parsed.isMissingNode()) {
        return parsed;
      }
      throw new ConfigurationException(file.toString(), "expected sections such as opensearch:");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
      // Drops the cause because its message quotes the file, including passwords.
      throw new ConfigurationException(file + place, ParserProblem.of(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new ConfigurationException(file.toString(), "cannot be read (" + e + ")", e);
    }
  }

  private static Map<String, Object> values(Path file, String section, JsonNode value) {
    if (!value.isObject() && !value.asText("").isEmpty()) {
      throw new ConfigurationException(file + ": " + section, "expected key: value below it");
    }
    Map<String, Object> values = TextTree.map(value);
    values.values().removeIf(""::equals);
    return values;
  }

  /**
   * Returns whether a section still has the user name of Chronicler's example and so was never
   * filled in.
   */
  boolean isUnfilled(String section) {
    Object user = sections.getOrDefault(section, Map.of()).get("username");
    return user != null && user.toString().startsWith("your-");
  }
}
