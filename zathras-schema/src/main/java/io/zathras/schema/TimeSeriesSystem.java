package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The properties of the system under test that points are grouped by, where a result document has
 * them, so that one filter finds results and points alike.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param hardware the machine; {@code null} when not known
 * @param operatingSystem the operating system; {@code null} when not known
 * @since 0.1
 */
public record TimeSeriesSystem(
    @Nullable Hardware hardware, @Nullable OperatingSystem operatingSystem) {

  /**
   * The machine.
   *
   * @param cpu the processors; {@code null} when not known
   * @param memory the memory; {@code null} when not known
   */
  public record Hardware(@Nullable Cpu cpu, @Nullable Memory memory) {

    private static @Nullable Hardware of(io.zathras.schema.@Nullable Hardware whole) {
      return whole == null
          ? null
          : new Hardware(
              whole.cpu() == null ? null : Cpu.of(whole.cpu()),
              whole.memory() == null ? null : new Memory(whole.memory().totalBytes()));
    }
  }

  /**
   * The processors.
   *
   * @param vendor the vendor; {@code null} when not known
   * @param model the model name; {@code null} when not known
   * @param architecture the machine architecture; {@code null} when not known
   * @param cores physical cores; {@code null} when not known
   * @param logicalCpus hardware threads present; {@code null} when not known
   * @param sockets sockets; {@code null} when not known
   * @param numaNodes NUMA nodes; {@code null} when not known
   */
  public record Cpu(
      @Nullable String vendor,
      @Nullable String model,
      @Nullable String architecture,
      @Nullable Integer cores,
      @Nullable Integer logicalCpus,
      @Nullable Integer sockets,
      @Nullable Integer numaNodes) {

    private static Cpu of(io.zathras.schema.Cpu whole) {
      return new Cpu(
          whole.vendor(),
          whole.model(),
          whole.architecture(),
          whole.cores(),
          whole.logicalCpus(),
          whole.sockets(),
          whole.numaNodes());
    }
  }

  /**
   * The memory.
   *
   * @param totalBytes memory in bytes; {@code null} when not known
   */
  public record Memory(@Nullable Long totalBytes) {}

  /**
   * The operating system.
   *
   * @param distribution the distribution's id; {@code null} when not known
   * @param version the distribution's version; {@code null} when not known
   * @param kernelVersion the kernel release; {@code null} when not known
   */
  public record OperatingSystem(
      @Nullable String distribution, @Nullable String version, @Nullable String kernelVersion) {

    private static @Nullable OperatingSystem of(io.zathras.schema.@Nullable OperatingSystem whole) {
      return whole == null
          ? null
          : new OperatingSystem(whole.distribution(), whole.version(), whole.kernelVersion());
    }
  }

  /** Returns the known facts of a system, or {@code null} when there are none. */
  static @Nullable TimeSeriesSystem of(@Nullable SystemUnderTest system) {
    return system == null
        ? null
        : new TimeSeriesSystem(
            Hardware.of(system.hardware()), OperatingSystem.of(system.operatingSystem()));
  }
}
