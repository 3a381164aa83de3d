package io.zathras.analysis;

import io.zathras.schema.Cpu;
import io.zathras.schema.Hardware;
import io.zathras.schema.Memory;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.SystemUnderTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a system's hardware that decide whether two results are comparable. Two results
 * with equal profiles come from the same kind of system. A reboot changes no property.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param instanceType the cloud's name for the machine, for example {@code m5.xlarge}
 * @param cpuModel the processor's name
 * @param architecture for example {@code x86_64}
 * @param logicalCpus how many CPUs the system has
 * @param memoryGib the memory in GiB, rounded so that the part that the kernel keeps does not
 *     matter
 * @param hypervisor for example {@code KVM}; {@code null} on bare metal and where unknown
 * @since 0.1
 */
public record SystemProfile(
    @Nullable String instanceType,
    @Nullable String cpuModel,
    @Nullable String architecture,
    @Nullable Integer logicalCpus,
    @Nullable Long memoryGib,
    @Nullable String hypervisor)
    implements Comparable<SystemProfile> {

  private static final SystemProfile UNKNOWN =
      new SystemProfile(null, null, null, null, null, null);

  private static final double GIB = 1L << 30;

  /** The fraction by which memory may exceed a usual size: blocks around the hole for devices. */
  private static final double ABOVE = 1.0 / 64;

  private static final Comparator<SystemProfile> ORDER =
      Comparator.comparing(SystemProfile::instanceType, first())
          .thenComparing(SystemProfile::cpuModel, first())
          .thenComparing(SystemProfile::architecture, first())
          .thenComparing(SystemProfile::logicalCpus, first())
          .thenComparing(SystemProfile::memoryGib, first())
          .thenComparing(SystemProfile::hypervisor, first());

  private static <T extends Comparable<T>> Comparator<@Nullable T> first() {
    return Comparator.nullsFirst(Comparator.naturalOrder());
  }

  /** Returns the profile of the system that a document names. */
  public static SystemProfile of(ResultDocument document) {
    SystemUnderTest system = document.systemUnderTest();
    Hardware hardware = system == null ? null : system.hardware();
    Cpu cpu = hardware == null ? null : hardware.cpu();
    Memory memory = hardware == null ? null : hardware.memory();
    String instanceType = document.metadata().instanceType();
    Long gib = memory == null ? null : gib(memory);
    if (cpu == null) {
      return instanceType == null && gib == null
          ? UNKNOWN
          : new SystemProfile(instanceType, null, null, null, gib, null);
    }
    return new SystemProfile(
        instanceType,
        cpu.model() == null ? cpu.machineType() : cpu.model().strip().replaceAll("\\s+", " "),
        cpu.architecture(),
        cpu.logicalCpus(),
        gib,
        cpu.hypervisorVendor() == null ? cpu.hypervisor() : cpu.hypervisorVendor());
  }

  /** Orders by instance type, CPU model, architecture, CPUs, memory and hypervisor. */
  @Override
  public int compareTo(SystemProfile other) {
    return ORDER.compare(this, other);
  }

  /** Returns whether the system is wholly unknown. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /**
   * Returns the names of the properties that are known of both systems and differ. A known CPU
   * without a hypervisor means bare metal, which differs from a system with a hypervisor.
   */
  List<String> differences(SystemProfile other) {
    List<String> names = new ArrayList<>();
    add(names, "instance type", instanceType, other.instanceType);
    add(names, "CPU", cpuModel, other.cpuModel);
    add(names, "architecture", architecture, other.architecture);
    add(names, "CPUs", logicalCpus, other.logicalCpus);
    add(names, "memory in GiB", memoryGib, other.memoryGib);
    if (cpuModel != null && other.cpuModel != null) {
      add(
          names,
          "hypervisor",
          hypervisor == null ? "none" : hypervisor,
          other.hypervisor == null ? "none" : other.hypervisor);
    }
    return names;
  }

  private static void add(
      List<String> names, String name, @Nullable Object mine, @Nullable Object others) {
    if (mine != null && others != null && !mine.equals(others)) {
      names.add(name + ' ' + mine + " -> " + others);
    }
  }

  /**
   * Returns the memory as the next of the sizes 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28,
   * 32, 40, ... GiB. The kernel keeps some of the memory, and how much changes with its version and
   * its arguments; these sizes are so far apart that the result does not change.
   */
  private static @Nullable Long gib(Memory memory) {
    Long bytes = memory.installedBytes();
    if (bytes == null) {
      bytes = memory.totalBytes();
    }
    if (bytes == null) {
      bytes = memory.totalKb() == null ? memory.onlineBytes() : (Long) (memory.totalKb() << 10);
    }
    if (bytes == null || bytes <= 0) {
      return memory.totalGb() == null ? null : (Long) (long) memory.totalGb();
    }
    double least = bytes / GIB * (1 - ABOVE);
    long step = Math.max(1, Long.highestOneBit((long) least) / 4);
    return (long) Math.ceil(least / step) * step;
  }
}
