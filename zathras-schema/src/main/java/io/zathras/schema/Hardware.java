package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hardware of the system under test.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param product the machine or instance as its firmware names it; {@code null} when not known
 * @param cpu the processors; {@code null} when not known
 * @param memory the memory; {@code null} when not known
 * @param bios the firmware; {@code null} when not known
 * @param numa the NUMA nodes by {@code node_<id>}; ids may have gaps
 * @param storage the whole disks by {@code device_<n>}
 * @param network the network interfaces by {@code interface_<n>}
 * @param pciDevices the PCI devices: class, vendor and device name, by slot
 * @since 0.1
 */
public record Hardware(
    @Nullable Product product,
    @Nullable Cpu cpu,
    @Nullable Memory memory,
    @Nullable Bios bios,
    Map<String, NumaNode> numa,
    Map<String, StorageDevice> storage,
    Map<String, NetworkInterface> network,
    Map<String, String> pciDevices) {
  /** Copies the maps, and shortens names of PCI slots that have more than 255 characters. */
  public Hardware {
    numa = Copies.ordered(numa);
    storage = Copies.ordered(storage);
    network = Copies.ordered(network);
    pciDevices = Copies.ofText(pciDevices);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Hardware}; unset parts are absent. */
  public static final class Builder {
    private @Nullable Product product;
    private @Nullable Cpu cpu;
    private @Nullable Memory memory;
    private @Nullable Bios bios;
    private final Map<String, NumaNode> numa = new LinkedHashMap<>();
    private final Map<String, StorageDevice> storage = new LinkedHashMap<>();
    private final Map<String, NetworkInterface> network = new LinkedHashMap<>();
    private final Map<String, String> pciDevices = new LinkedHashMap<>();

    private Builder() {}

    /** Sets the machine or instance as its firmware names it. */
    public Builder product(@Nullable Product product) {
      this.product = product;
      return this;
    }

    /** Sets the processors. */
    public Builder cpu(@Nullable Cpu cpu) {
      this.cpu = cpu;
      return this;
    }

    /** Sets the memory. */
    public Builder memory(@Nullable Memory memory) {
      this.memory = memory;
      return this;
    }

    /** Sets the firmware. */
    public Builder bios(@Nullable Bios bios) {
      this.bios = bios;
      return this;
    }

    /** Sets the NUMA nodes by {@code node_<id>}; ids may have gaps. */
    public Builder numa(Map<String, ? extends NumaNode> numa) {
      this.numa.clear();
      this.numa.putAll(numa);
      return this;
    }

    /** Sets the whole disks by {@code device_<n>}. */
    public Builder storage(Map<String, ? extends StorageDevice> storage) {
      this.storage.clear();
      this.storage.putAll(storage);
      return this;
    }

    /** Sets the network interfaces by {@code interface_<n>}. */
    public Builder network(Map<String, ? extends NetworkInterface> network) {
      this.network.clear();
      this.network.putAll(network);
      return this;
    }

    /** Sets the PCI devices: class, vendor and device name, by slot. */
    public Builder pciDevices(Map<String, ? extends String> pciDevices) {
      this.pciDevices.clear();
      this.pciDevices.putAll(pciDevices);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public Hardware build() {
      return new Hardware(product, cpu, memory, bios, numa, storage, network, pciDevices);
    }
  }
}
