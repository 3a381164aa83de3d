package io.zathras.metadata.sysconfig;

import io.zathras.schema.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Fact<Long> SIZE = new Fact<>("size", Module::size, MemoryModules::mebibytes);
  private static final Fact<String> TYPE = new Fact<>("type", Module::type, SystemFile::quotable);
  private static final Fact<Integer> RATED =
      new Fact<>("speed", Module::rated, MemoryModules::megatransfers);
  private static final Fact<Integer> CONFIGURED =
      new Fact<>("configured speed", Module::configured, MemoryModules::megatransfers);
  private static final Fact<String> MANUFACTURER =
      new Fact<>("manufacturer", Module::manufacturer, SystemFile::quotable);

  private static final int MOST_NAMED = 6;

  private final List<Module> volatiles = new ArrayList<>();
  private final List<Module> persistent = new ArrayList<>();
  private final long volatileBytes;
  private final long persistentBytes;
  private int slots;

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
    for (DmiRecord device : records) {
      if (device.isA(DEVICE)
          && !otherUses.contains(device.known("Array Handle"))
          && !"Flash".equals(device.known("Type"))) {
        slots++;
        Module module = Module.of(device);
        if (module.size() > 0) {
          (module.isPersistent() ? persistent : volatiles).add(module);
        }
      }
    }
    volatileBytes = sum(volatiles);
    persistentBytes = sum(persistent);
    reportDifferences(file);
  }

  private void reportDifferences(SystemFile file) {
    StringJoiner differences = new StringJoiner("; ");
    // The memory of a virtual machine is in pieces of any size and no speed.
    if (lowest(RATED) != null) {
      addDifference(SIZE, differences);
    }
    addDifference(TYPE, differences);
    addDifference(RATED, differences);
    addDifference(CONFIGURED, differences);
    addDifference(MANUFACTURER, differences);
    if (differences.length() > 0) {
      file.info("memory-modules-differ", null, "memory modules differ in " + differences);
    }
  }

  /** Adds how many modules have which value of a fact, unless all have the same. */
  private <T extends Comparable<T>> void addDifference(Fact<T> fact, StringJoiner differences) {
    TreeMap<T, Integer> counts = new TreeMap<>();
    for (Module module : volatiles) {
      T value = fact.of(module);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    if (counts.size() < 2) {
      return;
    }
    int others = counts.size() - MOST_NAMED;
    differences.add(
        counts.entrySet().stream()
            .limit(MOST_NAMED)
            .map(value -> value.getValue() + " of " + fact.shown.apply(value.getKey()))
            .collect(
                Collectors.joining(
                    ", ",
                    fact.name + " (",
                    others > 0 ? " and of " + others + " other values)" : ")")));
  }

  private static String mebibytes(long bytes) {
    return bytes % (1L << 30) == 0 ? (bytes >> 30) + " GiB" : (bytes >> 20) + " MiB";
  }

  private static String megatransfers(int speed) {
    return speed + " MT/s";
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
    Integer slowest = lowest(CONFIGURED);
    memory
        .installedBytes(volatileBytes)
        .totalBytes(volatileBytes)
        .totalSource("dmidecode")
        .moduleSizeBytes(common(SIZE))
        .type(common(TYPE))
        .ratedSpeedMts(common(RATED))
        .configuredSpeedMts(common(CONFIGURED))
        .speedMts(slowest == null ? lowest(RATED) : slowest)
        .manufacturer(common(MANUFACTURER));
  }

  private static long sum(List<Module> modules) {
    long sum = 0;
    for (Module module : modules) {
      sum = Math.addExact(sum, module.size());
    }
    return sum;
  }

  /** Returns the value that all modules with a value have in common, or {@code null}. */
  private <T> @Nullable T common(Fact<T> fact) {
    T common = null;
    for (Module module : volatiles) {
      T value = fact.of(module);
      if (common != null && value != null && !common.equals(value)) {
        return null;
      }
      common = value == null ? common : value;
    }
    return common;
  }

  private @Nullable Integer lowest(Fact<Integer> fact) {
    Integer lowest = null;
    for (Module module : volatiles) {
      Integer value = fact.of(module);
      lowest = value != null && (lowest == null || value < lowest) ? value : lowest;
    }
    return lowest;
  }

  /**
   * A fact that each module states.
   *
   * @param name what a diagnostic calls it
   * @param field what a module states, if it does
   * @param shown a value in a diagnostic
   */
  private record Fact<T>(
      String name, Function<Module, @Nullable T> field, Function<T, String> shown) {

    @Nullable T of(Module module) {
      return field.apply(module);
    }
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
