package io.zathras.metadata.sysconfig;

import io.zathras.schema.Memory;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The memory devices of {@code dmidecode}: slots, and the modules in them, persistent ones apart.
 * Facts that differ from module to module are left out, and reported with how many modules have
 * which. The slowest sets the speed of all.
 */
final class MemoryModules {

  static final String ARRAY = "Physical Memory Array";
  static final String DEVICE = "Memory Device";

  private static final Pattern SPEED = Pattern.compile("([1-9][0-9]{0,5}) (?:MT/s|MHz)(?: .*)?");

  /** SDRAM is the family of all of them. */
  private static final Set<String> NO_TYPES = Set.of("SDRAM");

  private static final int MOST_NAMED = 6;

  private final int slots;
  private final List<Module> volatiles;
  private final List<Module> persistent;
  private final long volatileBytes;
  private final long persistentBytes;

  /**
   * Finds the modules.
   *
   * @param records all records of a whole table, or none
   * @param file takes the diagnostic about modules that differ
   */
  MemoryModules(List<DmiRecord> records, SystemFile file) {
    // Some tables list flash chips and video memory too, in arrays of their own.
    Set<String> otherUses = new HashSet<>();
    for (DmiRecord record : records) {
      String use = record.isA(ARRAY) ? record.known("Use") : null;
      if (use != null && !use.equals("System Memory")) {
        otherUses.add(record.handle());
      }
    }
    List<DmiRecord> devices =
        records.stream()
            .filter(record -> record.isA(DEVICE))
            .filter(device -> !otherUses.contains(device.known("Array Handle")))
            .filter(device -> !"Flash".equals(device.known("Type")))
            .toList();
    slots = devices.size();
    List<Module> modules =
        devices.stream().map(Module::of).filter(module -> module.size() > 0).toList();
    persistent = modules.stream().filter(Module::isPersistent).toList();
    volatiles = modules.stream().filter(module -> !module.isPersistent()).toList();
    volatileBytes = sum(volatiles);
    persistentBytes = sum(persistent);
    reportDifferences(file);
  }

  private void reportDifferences(SystemFile file) {
    // The memory of a virtual machine is in pieces of any size and no speed.
    boolean virtual = lowest(Module::rated) == null;
    String differences =
        Stream.of(
                virtual ? "" : difference("size", Module::size, MemoryModules::mebibytes),
                difference("type", Module::type, SystemFile::quotable),
                difference("speed", Module::rated, speed -> speed + " MT/s"),
                difference("configured speed", Module::configured, speed -> speed + " MT/s"),
                difference("manufacturer", Module::manufacturer, SystemFile::quotable))
            .filter(difference -> !difference.isEmpty())
            .collect(Collectors.joining("; "));
    if (!differences.isEmpty()) {
      file.info("memory-modules-differ", null, "memory modules differ in " + differences);
    }
  }

  /** Returns how many modules have which value of a field; empty where all have the same. */
  private <T extends Comparable<T>> String difference(
      String name, Function<Module, @Nullable T> field, Function<T, String> shown) {
    TreeMap<T, Integer> counts = new TreeMap<>();
    for (Module module : volatiles) {
      T value = field.apply(module);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    if (counts.size() < 2) {
      return "";
    }
    int others = counts.size() - MOST_NAMED;
    return counts.entrySet().stream()
        .limit(MOST_NAMED)
        .map(value -> value.getValue() + " of " + shown.apply(value.getKey()))
        .collect(
            Collectors.joining(
                ", ", name + " (", others > 0 ? " and of " + others + " other values)" : ")"));
  }

  private static String mebibytes(long bytes) {
    return bytes % (1L << 30) == 0 ? (bytes >> 30) + " GiB" : (bytes >> 20) + " MiB";
  }

  void addTo(Memory.Builder memory) {
    if (slots == 0) {
      return;
    }
    memory.slotCount(slots).moduleCount(volatiles.size());
    if (!persistent.isEmpty()) {
      memory.persistentBytes(persistentBytes).persistentModuleCount(persistent.size());
    }
    if (volatiles.isEmpty()) {
      return;
    }
    Integer slowest = lowest(Module::configured);
    memory
        .installedBytes(volatileBytes)
        .totalBytes(volatileBytes)
        .totalSource("dmidecode")
        .moduleSizeBytes(common(Module::size))
        .type(common(Module::type))
        .ratedSpeedMts(common(Module::rated))
        .configuredSpeedMts(common(Module::configured))
        .speedMts(slowest == null ? lowest(Module::rated) : slowest)
        .manufacturer(common(Module::manufacturer));
  }

  private static long sum(List<Module> modules) {
    return modules.stream().mapToLong(Module::size).reduce(0, Math::addExact);
  }

  /** Returns the value that all modules with a value have in common, or {@code null}. */
  private <T> @Nullable T common(Function<Module, @Nullable T> field) {
    List<T> values =
        volatiles.stream().map(field).filter(Objects::nonNull).distinct().limit(2).toList();
    return values.size() == 1 ? values.get(0) : null;
  }

  private @Nullable Integer lowest(Function<Module, @Nullable Integer> field) {
    return volatiles.stream()
        .map(field)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * One module, or an empty slot.
   *
   * @param size in bytes, 0 for an empty slot
   * @param rated the speed it is made for, in MT/s
   * @param configured the speed it runs at, in MT/s
   */
  private record Module(
      long size,
      @Nullable String type,
      @Nullable Integer rated,
      @Nullable Integer configured,
      @Nullable String manufacturer,
      boolean isPersistent) {

    static Module of(DmiRecord device) {
      Long size = ByteSize.parse(device.known("Size"));
      String type = device.known("Type");
      String technology = Objects.requireNonNullElse(device.known("Memory Technology"), "");
      return new Module(
          size == null ? 0 : size,
          type == null || NO_TYPES.contains(type) ? null : type,
          speed(device.known("Speed")),
          speed(device.known("Configured Memory Speed", "Configured Clock Speed")),
          device.known("Manufacturer"),
          "Logical non-volatile device".equals(type)
              || technology.contains("persistent")
              || technology.startsWith("NVDIMM"));
    }

    private static @Nullable Integer speed(@Nullable String text) {
      if (text == null) {
        return null;
      }
      Matcher speed = SPEED.matcher(text);
      return speed.matches() ? Integer.valueOf(speed.group(1)) : null;
    }
  }
}
