package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * One network interface.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param name the interface's name, for example {@code eth0}; {@code null} when not known
 * @param driver the kernel driver; {@code null} when not known
 * @param vendor the adapter's vendor; {@code null} when not known
 * @param product the adapter's model; {@code null} when not known
 * @param speedBitsPerSecond the link speed, in bit/s; {@code null} when not known
 * @param macAddress the hardware address; private, absent unless requested; {@code null} when not
 *     known
 * @param ipAddress the network address; private, absent unless requested; {@code null} when not
 *     known
 * @since 0.1
 */
public record NetworkInterface(
    @Nullable String name,
    @Nullable String driver,
    @Nullable String vendor,
    @Nullable String product,
    @Nullable Long speedBitsPerSecond,
    @Nullable String macAddress,
    @Nullable String ipAddress) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link NetworkInterface}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String driver;
    private @Nullable String vendor;
    private @Nullable String product;
    private @Nullable Long speedBitsPerSecond;
    private @Nullable String macAddress;
    private @Nullable String ipAddress;

    private Builder() {}

    /** Sets the interface's name, for example {@code eth0}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets the kernel driver. */
    public Builder driver(@Nullable String driver) {
      this.driver = driver;
      return this;
    }

    /** Sets the adapter's vendor. */
    public Builder vendor(@Nullable String vendor) {
      this.vendor = vendor;
      return this;
    }

    /** Sets the adapter's model. */
    public Builder product(@Nullable String product) {
      this.product = product;
      return this;
    }

    /** Sets the link speed, in bit/s. */
    public Builder speedBitsPerSecond(@Nullable Long speedBitsPerSecond) {
      this.speedBitsPerSecond = speedBitsPerSecond;
      return this;
    }

    /** Sets the hardware address; private, absent unless requested. */
    public Builder macAddress(@Nullable String macAddress) {
      this.macAddress = macAddress;
      return this;
    }

    /** Sets the network address; private, absent unless requested. */
    public Builder ipAddress(@Nullable String ipAddress) {
      this.ipAddress = ipAddress;
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public NetworkInterface build() {
      return new NetworkInterface(
          name, driver, vendor, product, speedBitsPerSecond, macAddress, ipAddress);
    }
  }
}
