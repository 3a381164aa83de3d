package io.zathras.metadata.sysconfig;

import io.zathras.schema.Cpu;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/cpuinfo}: a record for each online CPU, with other fields on each architecture. It
 * is used where {@code lscpu} is missing. Its speeds change from moment to moment and are not read.
 */
final class Cpuinfo {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
  private static final Pattern MAINFRAME_CPU = Pattern.compile("machine = ([0-9]{4})");

  /** The fields of the first record and of the part around the records. */
  private final Map<String, String> fields = new HashMap<>();

  /** Core ids by socket. */
  private final Map<String, Set<String>> cores = new HashMap<>();

  private final Set<String> armParts = new LinkedHashSet<>();
  private int cpus;
  private boolean cut;

  private Cpuinfo() {}

  static @Nullable Cpuinfo parse(SystemFile file) {
    Cpuinfo cpuinfo = new Cpuinfo();
    Map<String, String> record = new HashMap<>();
    List<String> lines = file.lines(line -> isWhole(line, file));
    int firstSize = 0;
    for (int i = 0; i <= lines.size(); i++) {
      String line = i < lines.size() ? lines.get(i).strip() : "";
      int colon = line.indexOf(':');
      if (colon > 0) {
        record.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } else if (line.isEmpty() && !record.isEmpty()) {
        if (i == lines.size() && record.size() < firstSize && isCpu(record)) {
          file.endsWithout("the rest of this record");
        }
        cpuinfo.add(record);
        firstSize = firstSize == 0 && isCpu(record) ? record.size() : firstSize;
        record = new HashMap<>();
      }
    }
    cpuinfo.cut = file.isCut();
    if (cpuinfo.cpus == 0 || cpuinfo.cut) {
      // Z counts the processors ahead of their records; its oldest form has no records.
      Integer counted = cpuinfo.count("# processors");
      cpuinfo.cpus = counted == null ? 0 : counted;
    }
    if (cpuinfo.cpus == 0 && !cpuinfo.cut) {
      file.holdsNo("a record for each processor");
      return null;
    }
    return cpuinfo;
  }

  /** The records of all CPUs end in the same line. */
  private static boolean isWhole(String line, SystemFile file) {
    return line.startsWith("power management") || file.text().contains("\n" + line + "\n");
  }

  private static boolean isCpu(Map<String, String> record) {
    return record.containsKey("processor") || record.containsKey("cpu number");
  }

  private void add(Map<String, String> record) {
    record.forEach(fields::putIfAbsent);
    if (!isCpu(record)) {
      return;
    }
    cpus++;
    String socket = record.get("physical id");
    String core = record.get("core id");
    if (socket != null && core != null) {
      // Only Z has books and drawers.
      String place = record.get("drawer id") + "/" + record.get("book id") + "/" + socket;
      cores.computeIfAbsent(place, key -> new HashSet<>()).add(core);
    }
    String part = record.get("CPU part");
    if (part != null) {
      armParts.add(record.get("CPU implementer") + " " + part);
    }
  }

  /** Sets the known facts and leaves the others unchanged. */
  void addTo(Cpu.Builder cpu) {
    if (cpus > 0) {
      cpu.logicalCpus(cpus).onlineCpus(cpus);
    }
    if (!armParts.isEmpty()) {
      addArm(cpu);
    } else if (fields.containsKey("cpu")) {
      cpu.model(fields.get("cpu")).stepping(fields.get("revision"));
    } else {
      cpu.vendor(fields.get("vendor_id")).model(fields.get("model name"));
      cpu.family(fields.get("cpu family")).modelNumber(fields.get("model"));
      cpu.stepping(fields.get("stepping")).machineType(machineType());
    }
    addTopology(cpu);
    String flags = first("flags", "Features", "features");
    if (flags != null) {
      cpu.flags(BLANKS.splitAsStream(flags).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
  }

  /** Returns the name of a Power machine, {@code IBM,9105-22A}, or {@code null} on any other. */
  @Nullable String powerModel() {
    return fields.containsKey("timebase") ? fields.get("model") : null;
  }

  private void addArm(Cpu.Builder cpu) {
    if (!cut && ArmCores.haveOneThread(armParts)) {
      cpu.cores(cpus);
    }
    cpu.vendor(ArmCores.vendor(fields.get("CPU implementer")));
    cpu.model(ArmCores.models(armParts));
    cpu.stepping(armRevision(fields.get("CPU variant"), fields.get("CPU revision")));
  }

  private static @Nullable String armRevision(@Nullable String variant, @Nullable String revision) {
    return variant != null && variant.startsWith("0x") && revision != null
        ? "r" + variant.substring(2) + "p" + revision
        : null;
  }

  private void addTopology(Cpu.Builder cpu) {
    Integer siblings = count("siblings");
    Integer perSocket = count("cpu cores");
    boolean alike = siblings != null && perSocket != null && siblings % perSocket == 0;
    int threads = siblings != null && perSocket != null && alike ? siblings / perSocket : 0;
    if (alike) {
      cpu.threadsPerCore(threads);
    }
    if (cut || cores.isEmpty()) {
      return;
    }
    int distinct = distinctCores();
    Integer known = PhysicalCores.count(cpus, threads, 0, 1, List.of(distinct));
    cpu.cores(known).sockets(cores.size());
    if (known != null && known == distinct && !socketsDiffer()) {
      cpu.coresPerSocket(known / cores.size());
    }
  }

  private int distinctCores() {
    return cores.values().stream().mapToInt(Set::size).sum();
  }

  /** Returns whether the sockets have different numbers of cores with online CPUs. */
  boolean socketsDiffer() {
    return cores.values().stream().mapToInt(Set::size).distinct().count() > 1;
  }

  /**
   * Returns the number of distinct cores, or {@code null} unless each online CPU has a record with
   * a core.
   */
  @Nullable Integer cores(int online) {
    return cut || cores.isEmpty() || cpus != online ? null : distinctCores();
  }

  private @Nullable String machineType() {
    Matcher machine = MAINFRAME_CPU.matcher(fields.getOrDefault("processor 0", ""));
    return machine.find() ? machine.group(1) : null;
  }

  private @Nullable Integer count(String field) {
    String text = fields.getOrDefault(field, "");
    Integer count = COUNT.matcher(text).matches() ? Integer.valueOf(text) : null;
    return count == null || count == 0 ? null : count;
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }
}
