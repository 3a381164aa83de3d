package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The processors of the system under test.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param vendor the vendor as the processor names it, for example {@code GenuineIntel}; {@code
 *     null} when not known
 * @param model the model name; {@code null} when not known
 * @param machineType the machine type on IBM Z, where processors have no model name, for example
 *     {@code 3931}; {@code null} when not known
 * @param architecture the machine architecture, for example {@code x86_64}; {@code null} when not
 *     known
 * @param family the CPU family, as text; {@code null} when not known
 * @param modelNumber the model number, as text; {@code null} when not known
 * @param stepping the stepping or revision, as text; {@code null} when not known
 * @param cores physical cores with at least one CPU on line, in the whole machine; {@code null}
 *     when not known
 * @param logicalCpus hardware threads present, offline ones included; {@code null} when not known
 * @param onlineCpus online hardware threads; {@code null} when not known
 * @param onlineCpuList the numbers of the online CPUs, as ranges such as {@code 0-31,64-95}; {@code
 *     null} when not known
 * @param threadsPerCore hardware threads per core; the largest number where cores differ; {@code
 *     null} when not known
 * @param coresPerSocket physical cores per socket, where all sockets have the same; {@code null}
 *     when not known
 * @param sockets processor sockets in use; {@code null} when not known
 * @param numaNodes NUMA nodes; {@code null} when not known
 * @param maxFrequencyMhz the highest frequency, in MHz; {@code null} when not known
 * @param minFrequencyMhz the lowest frequency, in MHz; {@code null} when not known
 * @param frequencyBoost whether the kernel reports frequency boost as enabled; {@code null} when
 *     not known
 * @param virtualization the virtualisation extension, for example {@code VT-x}; {@code null} when
 *     not known
 * @param hypervisor the hypervisor as the machine names it, for example {@code z/VM 7.3.0}; {@code
 *     null} when not known
 * @param hypervisorVendor the hypervisor the system runs under; {@code null} when not known
 * @param virtualizationType the kind of virtualisation, for example {@code full}; {@code null} when
 *     not known
 * @param cacheL1d the level 1 data cache, as the tool printed it; {@code null} when not known
 * @param cacheL1i the level 1 instruction cache, as the tool printed it; {@code null} when not
 *     known
 * @param cacheL2 the level 2 cache, as the tool printed it; {@code null} when not known
 * @param cacheL3 the level 3 cache, as the tool printed it; {@code null} when not known
 * @param caches cache sizes in bytes, by level ({@code l1d}, {@code l1i}, {@code l2}, {@code l3},
 *     {@code l4})
 * @param flags the CPU's feature flags; in JSON an object with {@code true} for each
 * @param vulnerabilities what the kernel states about each known vulnerability, by its name in
 *     {@code /sys}
 * @since 0.1
 */
public record Cpu(
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String machineType,
    @Nullable String architecture,
    @Nullable String family,
    @Nullable String modelNumber,
    @Nullable String stepping,
    @Nullable Integer cores,
    @Nullable Integer logicalCpus,
    @Nullable Integer onlineCpus,
    @Nullable String onlineCpuList,
    @Nullable Integer threadsPerCore,
    @Nullable Integer coresPerSocket,
    @Nullable Integer sockets,
    @Nullable Integer numaNodes,
    @Nullable Double maxFrequencyMhz,
    @Nullable Double minFrequencyMhz,
    @Nullable Boolean frequencyBoost,
    @Nullable String virtualization,
    @Nullable String hypervisor,
    @Nullable String hypervisorVendor,
    @Nullable String virtualizationType,
    @Nullable String cacheL1d,
    @Nullable String cacheL1i,
    @Nullable String cacheL2,
    @Nullable String cacheL3,
    Map<String, CpuCache> caches,
    Set<String> flags,
    Map<String, String> vulnerabilities) {
  /** Copies the maps, sorts the flags, and rejects frequencies that are not finite. */
  public Cpu {
    Preconditions.finiteOrAbsent("maxFrequencyMhz", maxFrequencyMhz);
    Preconditions.finiteOrAbsent("minFrequencyMhz", minFrequencyMhz);
    caches = Copies.ordered(caches);
    flags = FrozenSet.of(flags);
    vulnerabilities = Copies.ofText(vulnerabilities);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Cpu}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String vendor;
    private @Nullable String model;
    private @Nullable String machineType;
    private @Nullable String architecture;
    private @Nullable String family;
    private @Nullable String modelNumber;
    private @Nullable String stepping;
    private @Nullable Integer cores;
    private @Nullable Integer logicalCpus;
    private @Nullable Integer onlineCpus;
    private @Nullable String onlineCpuList;
    private @Nullable Integer threadsPerCore;
    private @Nullable Integer coresPerSocket;
    private @Nullable Integer sockets;
    private @Nullable Integer numaNodes;
    private @Nullable Double maxFrequencyMhz;
    private @Nullable Double minFrequencyMhz;
    private @Nullable Boolean frequencyBoost;
    private @Nullable String virtualization;
    private @Nullable String hypervisor;
    private @Nullable String hypervisorVendor;
    private @Nullable String virtualizationType;
    private @Nullable String cacheL1d;
    private @Nullable String cacheL1i;
    private @Nullable String cacheL2;
    private @Nullable String cacheL3;
    private final Map<String, CpuCache> caches = new LinkedHashMap<>();
    private Set<String> flags = Set.of();
    private final Map<String, String> vulnerabilities = new LinkedHashMap<>();

    private Builder() {}

    /** Sets the vendor as the processor names it, for example {@code GenuineIntel}. */
    public Builder vendor(@Nullable String vendor) {
      this.vendor = vendor;
      return this;
    }

    /** Sets the model name. */
    public Builder model(@Nullable String model) {
      this.model = model;
      return this;
    }

    /** Sets the machine type on IBM Z, where processors have no model name. */
    public Builder machineType(@Nullable String machineType) {
      this.machineType = machineType;
      return this;
    }

    /** Sets the machine architecture, for example {@code x86_64}. */
    public Builder architecture(@Nullable String architecture) {
      this.architecture = architecture;
      return this;
    }

    /** Sets the CPU family, as text. */
    public Builder family(@Nullable String family) {
      this.family = family;
      return this;
    }

    /** Sets the model number, as text. */
    public Builder modelNumber(@Nullable String modelNumber) {
      this.modelNumber = modelNumber;
      return this;
    }

    /** Sets the stepping or revision, as text. */
    public Builder stepping(@Nullable String stepping) {
      this.stepping = stepping;
      return this;
    }

    /** Sets physical cores in the whole machine. */
    public Builder cores(@Nullable Integer cores) {
      this.cores = cores;
      return this;
    }

    /** Sets hardware threads present, offline ones included. */
    public Builder logicalCpus(@Nullable Integer logicalCpus) {
      this.logicalCpus = logicalCpus;
      return this;
    }

    /** Sets online hardware threads. */
    public Builder onlineCpus(@Nullable Integer onlineCpus) {
      this.onlineCpus = onlineCpus;
      return this;
    }

    /** Sets the numbers of the online CPUs, as ranges such as {@code 0-31,64-95}. */
    public Builder onlineCpuList(@Nullable String onlineCpuList) {
      this.onlineCpuList = onlineCpuList;
      return this;
    }

    /** Sets hardware threads per core. */
    public Builder threadsPerCore(@Nullable Integer threadsPerCore) {
      this.threadsPerCore = threadsPerCore;
      return this;
    }

    /** Sets physical cores per socket. */
    public Builder coresPerSocket(@Nullable Integer coresPerSocket) {
      this.coresPerSocket = coresPerSocket;
      return this;
    }

    /** Sets processor sockets in use. */
    public Builder sockets(@Nullable Integer sockets) {
      this.sockets = sockets;
      return this;
    }

    /** Sets NUMA nodes. */
    public Builder numaNodes(@Nullable Integer numaNodes) {
      this.numaNodes = numaNodes;
      return this;
    }

    /** Sets the highest frequency, in MHz. */
    public Builder maxFrequencyMhz(@Nullable Double maxFrequencyMhz) {
      this.maxFrequencyMhz = maxFrequencyMhz;
      return this;
    }

    /** Sets the lowest frequency, in MHz. */
    public Builder minFrequencyMhz(@Nullable Double minFrequencyMhz) {
      this.minFrequencyMhz = minFrequencyMhz;
      return this;
    }

    /** Sets whether the kernel reports frequency boost as enabled. */
    public Builder frequencyBoost(@Nullable Boolean frequencyBoost) {
      this.frequencyBoost = frequencyBoost;
      return this;
    }

    /** Sets the virtualisation extension, for example {@code VT-x}. */
    public Builder virtualization(@Nullable String virtualization) {
      this.virtualization = virtualization;
      return this;
    }

    /** Sets the hypervisor as the machine names it. */
    public Builder hypervisor(@Nullable String hypervisor) {
      this.hypervisor = hypervisor;
      return this;
    }

    /** Sets the hypervisor the system runs under. */
    public Builder hypervisorVendor(@Nullable String hypervisorVendor) {
      this.hypervisorVendor = hypervisorVendor;
      return this;
    }

    /** Sets the kind of virtualisation, for example {@code full}. */
    public Builder virtualizationType(@Nullable String virtualizationType) {
      this.virtualizationType = virtualizationType;
      return this;
    }

    /** Sets the level 1 data cache, as the tool printed it. */
    public Builder cacheL1d(@Nullable String cacheL1d) {
      this.cacheL1d = cacheL1d;
      return this;
    }

    /** Sets the level 1 instruction cache, as the tool printed it. */
    public Builder cacheL1i(@Nullable String cacheL1i) {
      this.cacheL1i = cacheL1i;
      return this;
    }

    /** Sets the level 2 cache, as the tool printed it. */
    public Builder cacheL2(@Nullable String cacheL2) {
      this.cacheL2 = cacheL2;
      return this;
    }

    /** Sets the level 3 cache, as the tool printed it. */
    public Builder cacheL3(@Nullable String cacheL3) {
      this.cacheL3 = cacheL3;
      return this;
    }

    /**
     * Sets cache sizes in bytes, by level ({@code l1d}, {@code l1i}, {@code l2}, {@code l3}, {@code
     * l4}).
     */
    public Builder caches(Map<String, ? extends CpuCache> caches) {
      this.caches.clear();
      this.caches.putAll(caches);
      return this;
    }

    /** Sets the CPU's feature flags; in JSON an object with {@code true} for each. */
    public Builder flags(Set<String> flags) {
      this.flags = FrozenSet.of(flags);
      return this;
    }

    /** Sets what the kernel states about each known vulnerability, by its name in {@code /sys}. */
    public Builder vulnerabilities(Map<String, ? extends String> vulnerabilities) {
      this.vulnerabilities.clear();
      this.vulnerabilities.putAll(vulnerabilities);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public Cpu build() {
      return new Cpu(
          vendor,
          model,
          machineType,
          architecture,
          family,
          modelNumber,
          stepping,
          cores,
          logicalCpus,
          onlineCpus,
          onlineCpuList,
          threadsPerCore,
          coresPerSocket,
          sockets,
          numaNodes,
          maxFrequencyMhz,
          minFrequencyMhz,
          frequencyBoost,
          virtualization,
          hypervisor,
          hypervisorVendor,
          virtualizationType,
          cacheL1d,
          cacheL1i,
          cacheL2,
          cacheL3,
          caches,
          flags,
          vulnerabilities);
    }
  }
}
