package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * One whole disk.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param name the device's name, for example {@code nvme0n1}; {@code null} when not known
 * @param path the device's path, for example {@code /dev/nvme0n1}; {@code null} when not known
 * @param type how it is attached: {@code nvme}, {@code scsi}, {@code virtio}, ...; {@code null}
 *     when not known
 * @param vendor the disk's vendor; {@code null} when not known
 * @param model the disk's model; {@code null} when not known
 * @param sizeBytes the capacity in bytes; {@code null} when not known
 * @param serial the serial number; private, absent unless requested; {@code null} when not known
 * @param wwn the world wide name; private, absent unless requested; {@code null} when not known
 * @since 0.1
 */
public record StorageDevice(
    @Nullable String name,
    @Nullable String path,
    @Nullable String type,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable Long sizeBytes,
    @Nullable String serial,
    @Nullable String wwn) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link StorageDevice}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String path;
    private @Nullable String type;
    private @Nullable String vendor;
    private @Nullable String model;
    private @Nullable Long sizeBytes;
    private @Nullable String serial;
    private @Nullable String wwn;

    private Builder() {}

    /** Sets the device's name, for example {@code nvme0n1}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets the device's path, for example {@code /dev/nvme0n1}. */
    public Builder path(@Nullable String path) {
      this.path = path;
      return this;
    }

    /** Sets how it is attached: {@code nvme}, {@code scsi}, {@code virtio}, .... */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets the disk's vendor. */
    public Builder vendor(@Nullable String vendor) {
      this.vendor = vendor;
      return this;
    }

    /** Sets the disk's model. */
    public Builder model(@Nullable String model) {
      this.model = model;
      return this;
    }

    /** Sets the capacity in bytes. */
    public Builder sizeBytes(@Nullable Long sizeBytes) {
      this.sizeBytes = sizeBytes;
      return this;
    }

    /** Sets the serial number; private, absent unless requested. */
    public Builder serial(@Nullable String serial) {
      this.serial = serial;
      return this;
    }

    /** Sets the world wide name; private, absent unless requested. */
    public Builder wwn(@Nullable String wwn) {
      this.wwn = wwn;
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public StorageDevice build() {
      return new StorageDevice(name, path, type, vendor, model, sizeBytes, serial, wwn);
    }
  }
}
