package io.zathras.metadata;

import io.zathras.schema.Bios;
import io.zathras.schema.Memory;
import io.zathras.schema.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code dmidecode}: records of a title line and fields behind one tab. */
final class Dmidecode {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) (bytes|kB|MB|GB|TB)");
  private static final Pattern SPEED = Pattern.compile("([0-9]{1,6}) (?:MT/s|MHz)");
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "Unknown",
          "Other",
          "<OUT OF SPEC>",
          "Not Specified",
          "NO DIMM",
          "[Empty]",
          "None",
          "To Be Filled By O.E.M.");

  private final List<Map<String, String>> records = new ArrayList<>();

  Dmidecode(List<String> lines) {
    Map<String, String> record = null;
    boolean titled = false;
    for (String line : lines) {
      if (line.startsWith("Handle 0x")) {
        record = new LinkedHashMap<>();
        records.add(record);
        titled = false;
      } else if (record != null && !line.startsWith("\t") && !line.isBlank() && !titled) {
        record.put("", line.strip());
        titled = true;
      } else if (record != null && line.startsWith("\t") && !line.startsWith("\t\t")) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          record.putIfAbsent(line.substring(1, colon), line.substring(colon + 1).strip());
        }
      }
    }
  }

  @Nullable Bios bios() {
    Map<String, String> bios = first("BIOS Information");
    return bios == null
        ? null
        : new Bios(
            known(bios, "Vendor"),
            known(bios, "Version"),
            known(bios, "Release Date"),
            known(bios, "BIOS Revision"));
  }

  @Nullable Product product() {
    Map<String, String> system = first("System Information");
    return system == null
        ? null
        : new Product(
            known(system, "Manufacturer"),
            known(system, "Product Name"),
            known(system, "Version"),
            known(system, "Family"));
  }

  void memory(Memory.Builder memory) {
    int slots = 0;
    List<Map<String, String>> modules = new ArrayList<>();
    long installed = 0;
    long persistent = 0;
    int persistentModules = 0;
    for (Map<String, String> record : records) {
      if (!"Memory Device".equals(record.get(""))) {
        continue;
      }
      slots++;
      Long size = bytes(record.get("Size"));
      if (size == null || size == 0) {
        continue;
      }
      String type = record.getOrDefault("Type", "");
      if (type.equals("Logical non-volatile device")
          || record.getOrDefault("Memory Technology", "").contains("persistent")) {
        persistent += size;
        persistentModules++;
      } else {
        installed += size;
        modules.add(record);
      }
    }
    if (slots == 0) {
      return;
    }
    memory.slotCount(slots).moduleCount(modules.size());
    if (persistentModules > 0) {
      memory.persistentBytes(persistent).persistentModuleCount(persistentModules);
    }
    if (modules.isEmpty()) {
      return;
    }
    Integer rated = speed(common(modules, "Speed"));
    Integer configured =
        speed(common(modules, "Configured Memory Speed", "Configured Clock Speed"));
    String size = common(modules, "Size");
    memory
        .installedBytes(installed)
        .moduleSizeBytes(bytes(size))
        .type(common(modules, "Type"))
        .ratedSpeedMts(rated)
        .configuredSpeedMts(configured)
        .speedMts(configured == null ? rated : configured)
        .manufacturer(common(modules, "Manufacturer"));
  }

  /** Returns what all modules agree on, those that do not know left aside. */
  private static @Nullable String common(List<Map<String, String>> modules, String... names) {
    List<String> values =
        modules.stream()
            .map(
                module -> {
                  for (String name : names) {
                    if (known(module, name) != null) {
                      return known(module, name);
                    }
                  }
                  return null;
                })
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return values.size() == 1 ? values.get(0) : null;
  }

  private @Nullable Map<String, String> first(String title) {
    return records.stream().filter(record -> title.equals(record.get(""))).findFirst().orElse(null);
  }

  private static @Nullable String known(Map<String, String> record, String field) {
    String value = record.get(field);
    return value == null || NOTHING.contains(value) ? null : value;
  }

  private static @Nullable Integer speed(@Nullable String text) {
    Matcher matcher = SPEED.matcher(text == null ? "" : text);
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }

  private static @Nullable Long bytes(@Nullable String text) {
    Matcher matcher = SIZE.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    int shift =
        switch (matcher.group(2)) {
          case "kB" -> 10;
          case "MB" -> 20;
          case "GB" -> 30;
          case "TB" -> 40;
          default -> 0;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
