package io.zathras.cli;

import io.zathras.exporter.ConfigurationException;
import io.zathras.schema.ParserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The configuration file, in which every scalar is the text it is: one section for each exporter,
 * named like it, and Chronicler's {@code processing}. Chronicler's own {@code export_config.yml} is
 * such a file.
 *
 * @param name the file, for messages
 * @param sections the exporters' sections, by name
 * @param processing what Chronicler says for all exporters, such as {@code batch_size}: a default
 *     for those that know it
 */
record ConfigFile(
    String name, Map<String, Map<String, Object>> sections, Map<String, Object> processing) {

  static final ConfigFile NONE = new ConfigFile("command line", Map.of(), Map.of());

  /** The texts that YAML reads as null; all values are texts here. */
  private static final Set<Object> NOTHING = Set.of("", "null", "~");

  private static final String PROCESSING = "processing";
  private static final int LONGEST = 1 << 20;

  /**
   * Reads a file.
   *
   * @param exporters the names of the exporters that may have a section
   * @throws ConfigurationException if it cannot be read, or a section is unknown or none
   */
  static ConfigFile read(Path file, List<String> exporters) {
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    parse(file)
        .forEach(
            (key, value) -> {
              String section = String.valueOf(key);
              if (!exporters.contains(section) && !section.equals(PROCESSING)) {
                throw new ConfigurationException(
                    file.toString(),
                    "unknown section " + section + "; known are " + String.join(", ", exporters));
              }
              sections.put(section, values(file, section, value));
            });
    Map<String, Object> processing = sections.remove(PROCESSING);
    return new ConfigFile(file.toString(), sections, processing == null ? Map.of() : processing);
  }

  private static Map<?, ?> parse(Path file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(LONGEST)
            .setMaxAliasesForCollections(10)
            .setAllowDuplicateKeys(false)
            .setTagConstructors(Map.of(Tag.NULL, node -> ""))
            .build();
    try {
      Iterator<Object> documents =
          new Load(settings).loadAllFromString(Files.readString(file)).iterator();
      Object parsed = documents.hasNext() ? documents.next() : Map.of();
      if (parsed instanceof Map<?, ?> map) {
        return map;
      }
      throw new ConfigurationException(file.toString(), "expected sections such as opensearch:");
    } catch (MarkedYamlEngineException e) {
      String place =
          e.getProblemMark()
              .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
              .orElse("YAML");
      // Drops the cause because its message quotes the file, including passwords.
      throw new ConfigurationException(file + ": " + place, ParserProblem.of(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new ConfigurationException(file.toString(), ParserProblem.of(e.getMessage()));
    } catch (IOException e) {
      throw new ConfigurationException(file.toString(), "cannot be read (" + e + ")", e);
    }
  }

  private static Map<String, Object> values(Path file, String section, Object value) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, one) -> {
            if (!NOTHING.contains(one)) {
              values.put(String.valueOf(key), one);
            }
          });
    } else if (!NOTHING.contains(value)) {
      throw new ConfigurationException(file + ": " + section, "expected key: value below it");
    }
    return values;
  }

  /**
   * Returns whether a section still has the user name of Chronicler's example, so that nobody means
   * it.
   */
  boolean isUnfilled(String section) {
    Object user = sections.getOrDefault(section, Map.of()).get("username");
    return user != null && user.toString().startsWith("your-");
  }
}
