package io.zathras.metadata.sysconfig;

import io.zathras.schema.Memory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The memory devices of {@code dmidecode}: slots, and the modules in them, persistent ones apart.
 * Facts that differ from module to module are left out.
 */
final class MemoryModules {

  static final String ARRAY = "Physical Memory Array";
  static final String DEVICE = "Memory Device";

  private static final Pattern SPEED = Pattern.compile("([0-9]{1,6}) (?:MT/s|MHz)(?: .*)?");

  /** SDRAM is the family of all of them. */
  private static final Set<String> NO_TYPES = Set.of("SDRAM");

  private final List<DmiRecord> slots;
  private final List<DmiRecord> volatiles;
  private final List<DmiRecord> persistent;
  private final long volatileBytes;
  private final long persistentBytes;

  MemoryModules(List<DmiRecord> records) {
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
    Integer rated = common(module -> speed(module.known("Speed")));
    Integer configured =
        common(module -> speed(module.known("Configured Memory Speed", "Configured Clock Speed")));
    String type = common(module -> module.known("Type"));
    memory
        .installedBytes(volatileBytes)
        .totalBytes(volatileBytes)
        .totalSource("dmidecode")
        .moduleSizeBytes(common(MemoryModules::size))
        .type(type == null || NO_TYPES.contains(type) ? null : type)
        .ratedSpeedMts(rated)
        .configuredSpeedMts(configured)
        .speedMts(configured == null ? rated : configured)
        .manufacturer(common(module -> module.known("Manufacturer")));
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

  private static @Nullable Integer speed(@Nullable String text) {
    Matcher speed = SPEED.matcher(text == null ? "" : text);
    return speed.matches() ? Integer.valueOf(speed.group(1)) : null;
  }
}
