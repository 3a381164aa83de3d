package io.zathras.metadata.sysconfig;

import io.zathras.archive.FileTree;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.schema.Bios;
import io.zathras.schema.Cpu;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Hardware;
import io.zathras.schema.Memory;
import io.zathras.schema.NumaNode;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.Product;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Combines the facts in the files of {@code sysconfig_info.tar}. Where two files state the same
 * fact, the more precise one counts.
 */
final class SystemReader {

  private static final String LSCPU = "lscpu.json";

  private final SystemFiles files;
  private final boolean includePrivate;

  /** Read when it is needed, because it is long and {@code lscpu} states most of it. */
  private @Nullable Cpuinfo cpuinfo;

  private boolean cpuinfoRead;

  private SystemReader(SystemFiles files, boolean includePrivate) {
    this.files = files;
    this.includePrivate = includePrivate;
  }

  /** Reads a system, or returns {@code null} where every file is missing or empty. */
  static @Nullable SystemUnderTest read(
      FileTree tree, boolean includePrivate, ParseCache cache, Diagnostics diagnostics) {
    SystemFiles files = new SystemFiles(tree, cache, diagnostics);
    return files.isEmpty() ? null : new SystemReader(files, includePrivate).system();
  }

  private SystemUnderTest system() {
    Uname uname = files.read("uname.out", Uname::parse);
    return new SystemUnderTest(hardware(uname), operatingSystem(uname), configuration());
  }

  private Hardware hardware(@Nullable Uname uname) {
    Lscpu lscpu = files.read(LSCPU, Lscpu::parse);
    Dmidecode dmidecode = files.read("dmidecode.out", Dmidecode::parse);
    Lshw lshw = files.read("lshw.json", file -> Lshw.parse(file, includePrivate));
    Numactl numactl = files.read("numactl.out", Numactl::parse);
    Map<String, NumaNode> numa = numa(lscpu, numactl);
    Cpu cpu = cpu(lscpu, uname, numactl == null || !numactl.isCut() ? numa.size() : 0);
    Hardware.Builder hardware =
        Hardware.builder()
            .cpu(cpu)
            .memory(memory(dmidecode))
            .numa(numa)
            .pciDevices(files.read("lspci.out", Map.of(), Lspci::parse))
            .storage(
                BlockDevices.of(
                    files.read("lsscsi.out", Map.of(), Lsscsi::parse),
                    files.read("proc_diskstats.out", Set.of(), Diskstats::parse),
                    lshw,
                    includePrivate));
    Product product = dmidecode == null ? null : dmidecode.product();
    Bios bios = dmidecode == null ? null : dmidecode.bios();
    if (lshw != null) {
      hardware.network(lshw.interfaces());
      product = product == null ? lshw.product() : product;
      bios = bios == null ? lshw.bios() : bios;
    }
    return hardware.product(product == null ? powerMachine(cpu) : product).bios(bios).build();
  }

  private @Nullable Product powerMachine(@Nullable Cpu cpu) {
    if (cpu == null || cpu.architecture() == null || !cpu.architecture().startsWith("ppc")) {
      return null;
    }
    Cpuinfo records = cpuinfo();
    String model = records == null ? null : records.powerModel();
    return model == null ? null : new Product(null, model, null, null);
  }

  /** Reads the sources in ascending order of precision: the last fact that is set counts. */
  private @Nullable Cpu cpu(@Nullable Lscpu lscpu, @Nullable Uname uname, int numaNodes) {
    Cpu.Builder cpu = Cpu.builder().numaNodes(numaNodes == 0 ? null : numaNodes);
    if (uname != null) {
      cpu.architecture(uname.machine());
    }
    if (lscpu == null || !lscpu.isComplete()) {
      Cpuinfo records = cpuinfo();
      if (records != null) {
        records.addTo(cpu);
      }
    }
    Map<String, String> vulnerabilities = files.read("cves.out", Map.of(), Vulnerabilities::parse);
    if (lscpu != null) {
      lscpu.addTo(cpu, this::cpuinfo);
      vulnerabilities = vulnerabilities.isEmpty() ? lscpu.vulnerabilities() : vulnerabilities;
    }
    Cpu known = cpu.vulnerabilities(vulnerabilities).build();
    if (lscpu != null && lscpu.statesCores() && known.cores() == null) {
      files.warning(
          LSCPU,
          "cores-unknown",
          "cores, threads and CPUs on line contradict each other; the number of cores is not known");
    }
    return isNothing(known.architecture(), known, Cpu.builder().build()) ? null : known;
  }

  private @Nullable Cpuinfo cpuinfo() {
    if (!cpuinfoRead) {
      cpuinfoRead = true;
      cpuinfo = files.read("proc_cpuinfo.out", Cpuinfo::parse);
    }
    return cpuinfo;
  }

  /**
   * Reads the modules, then the blocks, then the kernel's total: the last fact that is set counts.
   */
  private @Nullable Memory memory(@Nullable Dmidecode dmidecode) {
    Memory.Builder memory = Memory.builder();
    if (dmidecode != null) {
      dmidecode.memory().addTo(memory);
    }
    Lsmem lsmem = files.read("lsmem.json", Lsmem::parse);
    if (lsmem != null) {
      lsmem.addTo(memory);
    }
    Meminfo meminfo = files.read("proc_meminfo.out", Meminfo::parse);
    if (meminfo != null) {
      meminfo.addTo(memory);
    }
    Memory known = memory.build();
    return isNothing(known.totalBytes(), known, Memory.builder().build()) ? null : known;
  }

  /**
   * Returns whether a part of a system holds no fact. A fact that nearly every system has is
   * checked first because the first {@code equals} of a record takes 40 ms, in which Java generates
   * it, and the first of each further record 10 ms: together a twentieth of a run over one
   * directory.
   */
  private static boolean isNothing(@Nullable Object usualFact, Record part, Record nothing) {
    return usualFact == null && part.equals(nothing);
  }

  private static Map<String, NumaNode> numa(@Nullable Lscpu lscpu, @Nullable Numactl numactl) {
    Map<String, NumaNode> nodes = lscpu == null ? Map.of() : lscpu.numaNodes();
    if (numactl == null) {
      return nodes;
    }
    if (!numactl.isCut()) {
      return numactl.nodes();
    }
    Map<String, NumaNode> all = new LinkedHashMap<>(nodes);
    all.putAll(numactl.nodes());
    return all;
  }

  private OperatingSystem operatingSystem(@Nullable Uname uname) {
    OperatingSystem.Builder os = OperatingSystem.builder();
    EtcRelease release = files.read("etc_release.out", EtcRelease::parse);
    if (release != null) {
      release.addTo(os);
    }
    if (uname != null) {
      uname.addTo(os, includePrivate);
    }
    return os.build();
  }

  private SystemConfiguration configuration() {
    SystemConfiguration.Builder configuration = SystemConfiguration.builder();
    Tuned tuned = files.read("tuned.out", Tuned::parse);
    if (tuned != null) {
      tuned.addTo(configuration);
    }
    Map<String, Object> kernel =
        files.read(
            "proc_cmdline.out", Map.of(), file -> KernelCommandLine.parse(file, includePrivate));
    return configuration
        .kernelParameters(kernel)
        .selinuxStatus(Selinux.of(kernel))
        .sysctlParameters(sysctl())
        .transparentHugepages(files.read("sys_kernel_mm.out", TransparentHugepages::parse))
        .schedulerFeatures(files.read("sched_features.out", Map.of(), SchedFeatures::parse))
        .numadRunning(files.read("ps_numa.out", NumaDaemon::parse))
        .build();
  }

  /**
   * Without {@code sysctl}, two of its directories are read from files of their own, one from two.
   */
  private Map<String, Object> sysctl() {
    Map<String, Object> all =
        files.read(
            "sysctl.out",
            (known, content) -> Sysctl.stateTheSame(known, content, includePrivate),
            file -> Sysctl.parse(file, includePrivate));
    if (all != null && !all.isEmpty()) {
      return all;
    }
    Map<String, Object> parts = new TreeMap<>(proc("kernel_info.out"));
    parts.putAll(proc("proc_sys_kernel.out"));
    parts.putAll(proc("proc_sys_vm.out"));
    return parts;
  }

  private Map<String, Object> proc(String name) {
    return files.read(name, Map.of(), file -> Sysctl.parseProc(file, includePrivate));
  }
}
