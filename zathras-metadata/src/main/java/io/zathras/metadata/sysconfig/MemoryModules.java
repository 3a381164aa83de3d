package io.zathras.metadata.sysconfig;

import io.zathras.schema.Memory;
import java.util.Comparator;
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

  private final List<DmiRecord> slots;
  private final List<DmiRecord> volatiles;
  private final List<DmiRecord> persistent;
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
    Set<String> otherUses =
        records.stream()
            .filter(record -> record.isA(ARRAY))
            .filter(array -> !"System Memory".equals(array.known("Use")))
            .filter(array -> array.known("Use") != null)
            .map(DmiRecord::handle)
            .collect(Collectors.toSet());
    slots =
        records.stream()
            .filter(record -> record.isA(DEVICE))
            .filter(device -> !otherUses.contains(device.known("Array Handle")))
            .filter(device -> !"Flash".equals(device.known("Type")))
            .toList();
    List<DmiRecord> modules = slots.stream().filter(slot -> size(slot) > 0).toList();
    persistent = modules.stream().filter(MemoryModules::isPersistent).toList();
    volatiles = modules.stream().filter(module -> !isPersistent(module)).toList();
    volatileBytes = sum(volatiles);
    persistentBytes = sum(persistent);
    reportDifferences(file);
  }

  private void reportDifferences(SystemFile file) {
    // The memory of a virtual machine is in pieces of any size and no speed.
    boolean virtual = lowest(MemoryModules::rated) == null;
    String differences =
        Stream.of(
                virtual ? "" : difference("size", MemoryModules::size, MemoryModules::mebibytes),
                difference("type", MemoryModules::type, SystemFile::quotable),
                difference("speed", MemoryModules::rated, speed -> speed + " MT/s"),
                difference("configured speed", MemoryModules::configured, speed -> speed + " MT/s"),
                difference("manufacturer", MemoryModules::manufacturer, SystemFile::quotable))
            .filter(difference -> !difference.isEmpty())
            .collect(Collectors.joining("; "));
    if (!differences.isEmpty()) {
      file.info("memory-modules-differ", null, "memory modules differ in " + differences);
    }
  }

  /** Returns how many modules have which value of a field; empty where all have the same. */
  private <T extends Comparable<T>> String difference(
      String name, Function<DmiRecord, @Nullable T> field, Function<T, String> shown) {
    TreeMap<T, Integer> counts = new TreeMap<>();
    for (DmiRecord module : volatiles) {
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
    if (slots.isEmpty()) {
      return;
    }
    memory.slotCount(slots.size()).moduleCount(volatiles.size());
    if (!persistent.isEmpty()) {
      memory.persistentBytes(persistentBytes).persistentModuleCount(persistent.size());
    }
    if (volatiles.isEmpty()) {
      return;
    }
    Integer slowest = lowest(MemoryModules::configured);
    memory
        .installedBytes(volatileBytes)
        .totalBytes(volatileBytes)
        .totalSource("dmidecode")
        .moduleSizeBytes(common(MemoryModules::size))
        .type(common(MemoryModules::type))
        .ratedSpeedMts(common(MemoryModules::rated))
        .configuredSpeedMts(common(MemoryModules::configured))
        .speedMts(slowest == null ? lowest(MemoryModules::rated) : slowest)
        .manufacturer(common(MemoryModules::manufacturer));
  }

  private static boolean isPersistent(DmiRecord module) {
    String technology = Objects.requireNonNullElse(module.known("Memory Technology"), "");
    return "Logical non-volatile device".equals(module.known("Type"))
        || technology.contains("persistent")
        || technology.startsWith("NVDIMM");
  }

  /** Returns a module's bytes; 0 for an empty slot. */
  private static long size(DmiRecord slot) {
    Long bytes = ByteSize.parse(slot.known("Size"));
    return bytes == null ? 0 : bytes;
  }

  private static long sum(List<DmiRecord> modules) {
    return modules.stream().mapToLong(MemoryModules::size).reduce(0, Math::addExact);
  }

  /** Returns the value that all modules with a value have in common, or {@code null}. */
  private <T> @Nullable T common(Function<DmiRecord, @Nullable T> field) {
    List<T> values =
        volatiles.stream().map(field).filter(Objects::nonNull).distinct().limit(2).toList();
    return values.size() == 1 ? values.get(0) : null;
  }

  private @Nullable Integer lowest(Function<DmiRecord, @Nullable Integer> field) {
    return volatiles.stream()
        .map(field)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable String type(DmiRecord module) {
    String type = module.known("Type");
    return type == null || NO_TYPES.contains(type) ? null : type;
  }

  private static @Nullable String manufacturer(DmiRecord module) {
    return module.known("Manufacturer");
  }

  private static @Nullable Integer rated(DmiRecord module) {
    return speed(module.known("Speed"));
  }

  private static @Nullable Integer configured(DmiRecord module) {
    return speed(module.known("Configured Memory Speed", "Configured Clock Speed"));
  }

  private static @Nullable Integer speed(@Nullable String text) {
    Matcher speed = SPEED.matcher(text == null ? "" : text);
    return speed.matches() ? Integer.valueOf(speed.group(1)) : null;
  }
}
