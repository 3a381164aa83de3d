package io.zathras.metadata.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a local system: {@code hw_config.yml}, lines of {@code key: value,value}
 * that need not be YAML.
 *
 * @param storage the disks that tests may use; empty when none is set
 * @param serverIps addresses or names of the second machine; private
 * @param clientIps addresses or names of this machine for network tests; private
 */
record HardwareConfig(List<String> storage, List<String> serverIps, List<String> clientIps) {

  static final String FILE = "hw_config.yml";

  static HardwareConfig read(@Nullable SideFile file) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : file == null ? List.<String>of() : file.lines()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon).strip(), list(line.substring(colon + 1)));
      }
    }
    return new HardwareConfig(
        values.getOrDefault("storage", List.of()),
        values.getOrDefault("server_ips", List.of()),
        values.getOrDefault("client_ips", List.of()));
  }

  private static List<String> list(String value) {
    return Stream.of(value.split(",", -1))
        .map(String::strip)
        .filter(element -> !element.isEmpty() && !element.equals("none"))
        .toList();
  }
}
