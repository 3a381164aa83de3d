package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The memory of the system under test.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param totalGb {@code total_kb} in GiB, rounded half to even, as older documents had it; {@code
 *     null} when not known
 * @param totalKb usable memory as the kernel counts it (MemTotal), in KiB; {@code null} when not
 *     known
 * @param totalBytes memory in bytes, from the source named in {@code total_source}; {@code null}
 *     when not known
 * @param totalSource where {@code total_bytes} was read: {@code proc_meminfo}, {@code lsmem} or
 *     {@code dmidecode}; {@code null} when not known
 * @param availableKb memory available when the system was described (MemAvailable), in KiB; {@code
 *     null} when not known
 * @param onlineBytes the exact size of the online memory blocks, in bytes; {@code null} when not
 *     known
 * @param offlineBytes the exact size of the memory blocks that are offline or going offline, in
 *     bytes; {@code null} when not known
 * @param installedBytes the sum of the memory modules, persistent ones not counted, in bytes;
 *     {@code null} when not known
 * @param moduleCount memory modules fitted, persistent ones not counted; {@code null} when not
 *     known
 * @param slotCount memory slots, empty ones included; {@code null} when not known
 * @param moduleSizeBytes the size of a module in bytes, where all are equal; {@code null} when not
 *     known
 * @param type the memory technology, for example {@code DDR5}; {@code null} when not known
 * @param speedMts the speed in use in MT/s: the lowest configured one, else the lowest rated one;
 *     {@code null} when not known
 * @param ratedSpeedMts the speed that the modules are made for, in MT/s, where all have the same;
 *     {@code null} when not known
 * @param configuredSpeedMts the speed that the modules run at, in MT/s, where all have the same;
 *     {@code null} when not known
 * @param manufacturer the modules' manufacturer, where all have the same; {@code null} when not
 *     known
 * @param persistentBytes persistent memory modules, in bytes; {@code null} when not known
 * @param persistentModuleCount persistent memory modules fitted; {@code null} when not known
 * @param hugepageSizeBytes the default huge page size, in bytes; {@code null} when not known
 * @param hugepagesTotal huge pages reserved; {@code null} when not known
 * @param swapTotalBytes swap space, in bytes; {@code null} when not known
 * @since 0.1
 */
public record Memory(
    @Nullable Integer totalGb,
    @Nullable Long totalKb,
    @Nullable Long totalBytes,
    @Nullable String totalSource,
    @Nullable Long availableKb,
    @Nullable Long onlineBytes,
    @Nullable Long offlineBytes,
    @Nullable Long installedBytes,
    @Nullable Integer moduleCount,
    @Nullable Integer slotCount,
    @Nullable Long moduleSizeBytes,
    @Nullable String type,
    @Nullable Integer speedMts,
    @Nullable Integer ratedSpeedMts,
    @Nullable Integer configuredSpeedMts,
    @Nullable String manufacturer,
    @Nullable Long persistentBytes,
    @Nullable Integer persistentModuleCount,
    @Nullable Long hugepageSizeBytes,
    @Nullable Long hugepagesTotal,
    @Nullable Long swapTotalBytes) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Memory}; unset parts are absent. */
  public static final class Builder {
    private @Nullable Integer totalGb;
    private @Nullable Long totalKb;
    private @Nullable Long totalBytes;
    private @Nullable String totalSource;
    private @Nullable Long availableKb;
    private @Nullable Long onlineBytes;
    private @Nullable Long offlineBytes;
    private @Nullable Long installedBytes;
    private @Nullable Integer moduleCount;
    private @Nullable Integer slotCount;
    private @Nullable Long moduleSizeBytes;
    private @Nullable String type;
    private @Nullable Integer speedMts;
    private @Nullable Integer ratedSpeedMts;
    private @Nullable Integer configuredSpeedMts;
    private @Nullable String manufacturer;
    private @Nullable Long persistentBytes;
    private @Nullable Integer persistentModuleCount;
    private @Nullable Long hugepageSizeBytes;
    private @Nullable Long hugepagesTotal;
    private @Nullable Long swapTotalBytes;

    private Builder() {}

    /** Sets {@code total_kb} in GiB, rounded half to even, as older documents had it. */
    public Builder totalGb(@Nullable Integer totalGb) {
      this.totalGb = totalGb;
      return this;
    }

    /** Sets usable memory as the kernel counts it (MemTotal), in KiB. */
    public Builder totalKb(@Nullable Long totalKb) {
      this.totalKb = totalKb;
      return this;
    }

    /** Sets memory in bytes, from the source named in {@code total_source}. */
    public Builder totalBytes(@Nullable Long totalBytes) {
      this.totalBytes = totalBytes;
      return this;
    }

    /**
     * Sets where {@code total_bytes} was read: {@code proc_meminfo}, {@code lsmem} or {@code
     * dmidecode}.
     */
    public Builder totalSource(@Nullable String totalSource) {
      this.totalSource = totalSource;
      return this;
    }

    /** Sets memory available when the system was described (MemAvailable), in KiB. */
    public Builder availableKb(@Nullable Long availableKb) {
      this.availableKb = availableKb;
      return this;
    }

    /** Sets the exact size of the online memory blocks, in bytes. */
    public Builder onlineBytes(@Nullable Long onlineBytes) {
      this.onlineBytes = onlineBytes;
      return this;
    }

    /** Sets the exact size of the memory blocks that are offline or going offline, in bytes. */
    public Builder offlineBytes(@Nullable Long offlineBytes) {
      this.offlineBytes = offlineBytes;
      return this;
    }

    /** Sets the sum of the memory modules, persistent ones not counted, in bytes. */
    public Builder installedBytes(@Nullable Long installedBytes) {
      this.installedBytes = installedBytes;
      return this;
    }

    /** Sets memory modules fitted, persistent ones not counted. */
    public Builder moduleCount(@Nullable Integer moduleCount) {
      this.moduleCount = moduleCount;
      return this;
    }

    /** Sets memory slots, empty ones included. */
    public Builder slotCount(@Nullable Integer slotCount) {
      this.slotCount = slotCount;
      return this;
    }

    /** Sets the size of a module in bytes, where all are equal. */
    public Builder moduleSizeBytes(@Nullable Long moduleSizeBytes) {
      this.moduleSizeBytes = moduleSizeBytes;
      return this;
    }

    /** Sets the memory technology, for example {@code DDR5}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets the speed in use in MT/s: the configured one, else the rated one. */
    public Builder speedMts(@Nullable Integer speedMts) {
      this.speedMts = speedMts;
      return this;
    }

    /** Sets the speed that the modules are made for, in MT/s. */
    public Builder ratedSpeedMts(@Nullable Integer ratedSpeedMts) {
      this.ratedSpeedMts = ratedSpeedMts;
      return this;
    }

    /** Sets the speed that the modules run at, in MT/s. */
    public Builder configuredSpeedMts(@Nullable Integer configuredSpeedMts) {
      this.configuredSpeedMts = configuredSpeedMts;
      return this;
    }

    /** Sets the modules' manufacturer, where all have the same. */
    public Builder manufacturer(@Nullable String manufacturer) {
      this.manufacturer = manufacturer;
      return this;
    }

    /** Sets persistent memory modules, in bytes. */
    public Builder persistentBytes(@Nullable Long persistentBytes) {
      this.persistentBytes = persistentBytes;
      return this;
    }

    /** Sets persistent memory modules fitted. */
    public Builder persistentModuleCount(@Nullable Integer persistentModuleCount) {
      this.persistentModuleCount = persistentModuleCount;
      return this;
    }

    /** Sets the default huge page size, in bytes. */
    public Builder hugepageSizeBytes(@Nullable Long hugepageSizeBytes) {
      this.hugepageSizeBytes = hugepageSizeBytes;
      return this;
    }

    /** Sets huge pages reserved. */
    public Builder hugepagesTotal(@Nullable Long hugepagesTotal) {
      this.hugepagesTotal = hugepagesTotal;
      return this;
    }

    /** Sets swap space, in bytes. */
    public Builder swapTotalBytes(@Nullable Long swapTotalBytes) {
      this.swapTotalBytes = swapTotalBytes;
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public Memory build() {
      return new Memory(
          totalGb,
          totalKb,
          totalBytes,
          totalSource,
          availableKb,
          onlineBytes,
          offlineBytes,
          installedBytes,
          moduleCount,
          slotCount,
          moduleSizeBytes,
          type,
          speedMts,
          ratedSpeedMts,
          configuredSpeedMts,
          manufacturer,
          persistentBytes,
          persistentModuleCount,
          hugepageSizeBytes,
          hugepagesTotal,
          swapTotalBytes);
    }
  }
}
