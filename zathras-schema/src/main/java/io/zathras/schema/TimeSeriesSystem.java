package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The properties of the system under test that points are grouped by.
 *
 * @param architecture the machine architecture; {@code null} when not known
 * @param cpuVendor the processor's vendor; {@code null} when not known
 * @param cpuModel the processor's model name; {@code null} when not known
 * @param cores physical cores; {@code null} when not known
 * @param logicalCpus hardware threads present; {@code null} when not known
 * @param memoryBytes memory in bytes; {@code null} when not known
 * @param numaNodes NUMA nodes; {@code null} when not known
 * @param distribution the distribution's id; {@code null} when not known
 * @param osVersion the distribution's version; {@code null} when not known
 * @param kernelVersion the kernel release; {@code null} when not known
 * @param tunedProfile the tuned profile the test ran under; {@code null} when not known
 * @since 0.1
 */
public record TimeSeriesSystem(
    @Nullable String architecture,
    @Nullable String cpuVendor,
    @Nullable String cpuModel,
    @Nullable Integer cores,
    @Nullable Integer logicalCpus,
    @Nullable Long memoryBytes,
    @Nullable Integer numaNodes,
    @Nullable String distribution,
    @Nullable String osVersion,
    @Nullable String kernelVersion,
    @Nullable String tunedProfile) {

  /** Returns what is known of the document's system, or {@code null} when nothing is. */
  static @Nullable TimeSeriesSystem of(ResultDocument document) {
    SystemUnderTest system = document.systemUnderTest();
    Hardware hardware = system == null ? null : system.hardware();
    Cpu cpu = hardware == null ? null : hardware.cpu();
    Memory memory = hardware == null ? null : hardware.memory();
    OperatingSystem os = system == null ? null : system.operatingSystem();
    String profile = tunedProfile(document);
    if (system == null && profile == null) {
      return null;
    }
    return new TimeSeriesSystem(
        cpu == null ? null : cpu.architecture(),
        cpu == null ? null : cpu.vendor(),
        cpu == null ? null : cpu.model(),
        cpu == null ? null : cpu.cores(),
        cpu == null ? null : cpu.logicalCpus(),
        memory == null ? null : memory.totalBytes(),
        cpu == null ? null : cpu.numaNodes(),
        os == null ? null : os.distribution(),
        os == null ? null : os.version(),
        os == null ? null : os.kernelVersion(),
        profile);
  }

  /** Returns the profile that the test set; when it set none, the one that was active before it. */
  private static @Nullable String tunedProfile(ResultDocument document) {
    TestConfiguration asked = document.testConfiguration();
    Object set = asked == null ? null : asked.tuning().get(TunedSetting.PROFILE_FIELD);
    if (set instanceof String profile && !profile.equals(TunedSetting.NO_PROFILE)) {
      return profile;
    }
    SystemUnderTest system = document.systemUnderTest();
    SystemConfiguration before = system == null ? null : system.configuration();
    return before == null ? null : before.tunedProfile();
  }
}
