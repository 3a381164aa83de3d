package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.Cpu;
import io.zathras.schema.CpuCache;
import io.zathras.schema.NumaNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code lscpu --json}: kind, topology, frequency, caches and flags of the processors. */
final class Lscpu {

  /** A locale may have a comma for the point. */
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,9})?");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final LscpuRows rows;
  private final Map<String, CpuCache> caches;
  private final Set<String> flags;

  private Lscpu(LscpuRows rows) {
    this.rows = rows;
    this.caches = LscpuCaches.of(rows);
    this.flags = flags(rows);
  }

  /** Sorts and checks the flags once for all results of the machine. */
  private static Set<String> flags(LscpuRows rows) {
    String[] words = BLANKS.split(String.join(" ", rows.all("Flags")));
    return Cpu.builder().flags(new LinkedHashSet<>(List.of(words))).build().flags();
  }

  static @Nullable Lscpu parse(SystemFile file) {
    JsonNode root = file.json();
    if (root == null) {
      return null;
    }
    LscpuRows rows = new LscpuRows(root);
    if (rows.isEmpty()) {
      file.holdsNo("rows of field and data");
      return null;
    }
    Lscpu lscpu = new Lscpu(rows);
    if (!lscpu.isComplete()) {
      file.warning(
          "lscpu-incomplete",
          1,
          "expected the fields Architecture, CPU(s) and Thread(s) per core; they are translated"
              + " or missing, and /proc/cpuinfo is used for what is not known");
    }
    return lscpu;
  }

  /** Returns whether the output is in English and has the fields that every machine has. */
  boolean isComplete() {
    return rows.has("Architecture")
        && rows.count("CPU(s)") != null
        && rows.has("Thread(s) per core");
  }

  /** Returns whether there is a number of cores for each socket or cluster. */
  boolean statesCores() {
    return rows.has("Core(s) per socket") || rows.has("Core(s) per cluster");
  }

  /**
   * Sets the known facts and leaves the others unchanged.
   *
   * @param cpuinfo gives the cores where CPUs are offline or cores differ
   */
  void addTo(Cpu.Builder cpu, Supplier<@Nullable Cpuinfo> cpuinfo) {
    ifKnown(rows.text("Vendor ID"), cpu::vendor);
    if (rows.has("Model name")) {
      cpu.model(String.join(", ", new LinkedHashSet<>(rows.all("Model name"))));
    }
    ifKnown(rows.text("Machine type"), cpu::machineType);
    ifKnown(rows.text("Architecture"), cpu::architecture);
    ifKnown(rows.text("CPU family"), cpu::family);
    ifKnown(rows.text("Model"), cpu::modelNumber);
    ifKnown(rows.text("Stepping"), cpu::stepping);
    ifKnown(rows.text("Virtualization"), cpu::virtualization);
    ifKnown(rows.text("Hypervisor"), cpu::hypervisor);
    ifKnown(rows.text("Hypervisor vendor"), cpu::hypervisorVendor);
    ifKnown(rows.text("Virtualization type"), cpu::virtualizationType);
    ifKnown(rows.count("NUMA node(s)"), cpu::numaNodes);
    new LscpuTopology(rows, caches).addTo(cpu, cpuinfo);
    addFrequency(cpu);
    cpu.caches(caches);
    ifKnown(rows.text("L1d cache"), cpu::cacheL1d);
    ifKnown(rows.text("L1i cache"), cpu::cacheL1i);
    ifKnown(rows.text("L2 cache"), cpu::cacheL2);
    ifKnown(rows.text("L3 cache"), cpu::cacheL3);
    if (rows.has("Flags")) {
      cpu.flags(flags);
    }
  }

  /** Returns the state of each vulnerability, by its name in {@code /sys}. */
  Map<String, String> vulnerabilities() {
    Map<String, String> vulnerabilities = new TreeMap<>();
    rows.all()
        .forEach(
            (name, data) -> {
              if (name.startsWith(LscpuRows.VULNERABILITY)) {
                String key = name.substring(LscpuRows.VULNERABILITY.length()).replace(' ', '_');
                String text = data.get(0);
                vulnerabilities.put(
                    key.toLowerCase(Locale.ROOT),
                    text.startsWith("Mitigation;") ? text.replaceFirst(";", ":") : text);
              }
            });
    return vulnerabilities;
  }

  /** Returns the NUMA nodes, with their CPUs only. */
  Map<String, NumaNode> numaNodes() {
    Map<String, NumaNode> known = new LinkedHashMap<>();
    rows.nodes()
        .forEach(
            (id, text) -> {
              CpuList cpus = CpuList.parse(text);
              if (cpus != null) {
                known.put(
                    "node_" + id,
                    NumaNode.builder().cpus(cpus.toString()).cpuCount(cpus.count()).build());
              }
            });
    return known;
  }

  private void addFrequency(Cpu.Builder cpu) {
    List<Double> fixed = decimals("CPU static MHz");
    List<Double> highest = decimals("CPU max MHz");
    List<Double> lowest = decimals("CPU min MHz");
    if (!highest.isEmpty() || !fixed.isEmpty()) {
      cpu.maxFrequencyMhz(Collections.max(highest.isEmpty() ? fixed : highest));
    }
    if (!lowest.isEmpty()) {
      cpu.minFrequencyMhz(Collections.min(lowest));
    }
    String boost = rows.text("Frequency boost");
    if (boost != null && (boost.equals("enabled") || boost.equals("disabled"))) {
      cpu.frequencyBoost(boost.equals("enabled"));
    }
  }

  private List<Double> decimals(String name) {
    return rows.all(name).stream()
        .filter(text -> DECIMAL.matcher(text).matches())
        .map(text -> Double.valueOf(text.replace(',', '.')))
        .toList();
  }

  /** Hands a fact over if it is known. */
  static <T> void ifKnown(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
