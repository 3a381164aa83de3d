package io.zathras.metadata.sysconfig;

import static io.zathras.metadata.sysconfig.Lscpu.ifKnown;

import io.zathras.schema.Cpu;
import io.zathras.schema.CpuCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The CPUs, cores and sockets in {@code lscpu}, which may be uneven; see {@link PhysicalCores}. */
final class LscpuTopology {

  private static final String CORES = "Core(s) per socket";

  private final LscpuRows rows;
  private final Map<String, CpuCache> caches;
  private final @Nullable Integer logical;
  private final @Nullable CpuList online;
  private final @Nullable Integer threads;

  LscpuTopology(LscpuRows rows, Map<String, CpuCache> caches) {
    this.rows = rows;
    this.caches = caches;
    logical = rows.count("CPU(s)");
    CpuList list = CpuList.parse(rows.text("On-line CPU(s) list"));
    online = list == null || list.count() == 0 ? null : list;
    threads = rows.count("Thread(s) per core");
  }

  /**
   * Sets the known facts and leaves the others unchanged.
   *
   * @param cpuinfo is used only where CPUs are offline or cores differ
   */
  void addTo(Cpu.Builder cpu, Supplier<@Nullable Cpuinfo> cpuinfo) {
    ifKnown(logical, cpu::logicalCpus);
    if (online != null) {
      cpu.onlineCpus(online.count()).onlineCpuList(online.toString());
    }
    if (rows.has("Socket(s) per book")) {
      addBooks(cpu, cpuinfo);
    } else {
      addSockets(cpu, cpuinfo);
    }
  }

  /** On Z the topology is that of the machine, of which a partition has only some CPUs. */
  private void addBooks(Cpu.Builder cpu, Supplier<@Nullable Cpuinfo> cpuinfo) {
    boolean drawers = rows.has("Drawer(s)");
    ifKnown(threads, cpu::threadsPerCore);
    ifKnown(rows.count(CORES), cpu::coresPerSocket);
    ifKnown(
        drawers
            ? product("Socket(s) per book", "Book(s) per drawer", "Drawer(s)")
            : product("Socket(s) per book", "Book(s)"),
        cpu::sockets);
    ifKnown(cores(0, 0, isWhole() ? null : cpuinfo.get()), cpu::cores);
  }

  private void addSockets(Cpu.Builder cpu, Supplier<@Nullable Cpuinfo> cpuinfo) {
    List<Integer> sockets = rows.counts("Socket(s)");
    List<Integer> parts = sockets;
    Integer stated = sumOfProducts(CORES, sockets);
    if (stated == null) {
      parts = rows.counts("Cluster(s)");
      stated = sumOfProducts("Core(s) per cluster", parts);
    }
    boolean even = threads != null && isWhole() && (long) threads * orZero(stated) == cpus();
    boolean told = even || stated == null || cpus() == 0;
    Cpuinfo records = told ? null : cpuinfo.get();
    Integer cores = told ? stated : cores(orZero(stated), sum(parts), records);
    ifKnown(cores, cpu::cores);
    ifKnown(sockets.stream().max(Integer::compare).orElse(null), cpu::sockets);
    boolean alike = cores == null || cores.equals(stated);
    if (alike && (records == null || !records.socketsDiffer())) {
      ifKnown(positive(sum(rows.counts(CORES))), cpu::coresPerSocket);
    }
    // Before util-linux 2.37, the threads per core are a quotient rounded down.
    if (threads != null && (cores == null || (long) cores * threads >= cpus())) {
      cpu.threadsPerCore(threads);
    }
  }

  /** Returns whether all CPUs are online. */
  private boolean isWhole() {
    return online == null || logical == null || online.count() == logical;
  }

  private int cpus() {
    return online == null ? orZero(logical) : online.count();
  }

  private static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private @Nullable Integer cores(int stated, long parts, @Nullable Cpuinfo cpuinfo) {
    List<Integer> counted = new ArrayList<>();
    if (cpuinfo != null) {
      ifKnown(cpuinfo.cores(cpus()), counted::add);
    }
    for (String level : List.of("l1d", "l1i")) {
      CpuCache cache = caches.get(level);
      ifKnown(cache == null ? null : cache.instances(), counted::add);
    }
    return PhysicalCores.count(cpus(), orZero(threads), stated, parts, counted);
  }

  private @Nullable Integer sumOfProducts(String first, List<Integer> seconds) {
    List<Integer> firsts = rows.counts(first);
    long sum = 0;
    for (int i = 0; i < firsts.size() && firsts.size() == seconds.size(); i++) {
      sum += (long) firsts.get(i) * seconds.get(i);
    }
    return positive(sum);
  }

  private @Nullable Integer product(String... names) {
    long product = 1;
    for (String name : names) {
      Integer factor = rows.count(name);
      product = factor == null || product > Integer.MAX_VALUE ? 0 : product * factor;
    }
    return positive(product);
  }

  private static long sum(List<Integer> counts) {
    return counts.stream().mapToLong(Integer::longValue).sum();
  }

  private static @Nullable Integer positive(long count) {
    return count > 0 && count <= Integer.MAX_VALUE ? Integer.valueOf((int) count) : null;
  }
}
