package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The operating system of the system under test.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param distribution the distribution's id, for example {@code rhel}, else its name in lower case;
 *     {@code null} when not known
 * @param version the distribution's version, for example {@code 9.4}; {@code null} when not known
 * @param prettyName the distribution's name for people; {@code null} when not known
 * @param platformId the distribution's platform id, for example {@code platform:el9}; {@code null}
 *     when not known
 * @param kernelVersion the kernel release; {@code null} when not known
 * @param kernelBuild the kernel's build description; {@code null} when not known
 * @param hostname the host name; private, absent unless requested; {@code null} when not known
 * @since 0.1
 */
public record OperatingSystem(
    @Nullable String distribution,
    @Nullable String version,
    @Nullable String prettyName,
    @Nullable String platformId,
    @Nullable String kernelVersion,
    @Nullable String kernelBuild,
    @Nullable String hostname) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link OperatingSystem}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String distribution;
    private @Nullable String version;
    private @Nullable String prettyName;
    private @Nullable String platformId;
    private @Nullable String kernelVersion;
    private @Nullable String kernelBuild;
    private @Nullable String hostname;

    private Builder() {}

    /** Sets the distribution's id, for example {@code rhel}. */
    public Builder distribution(@Nullable String distribution) {
      this.distribution = distribution;
      return this;
    }

    /** Sets the distribution's version, for example {@code 9.4}. */
    public Builder version(@Nullable String version) {
      this.version = version;
      return this;
    }

    /** Sets the distribution's name for people. */
    public Builder prettyName(@Nullable String prettyName) {
      this.prettyName = prettyName;
      return this;
    }

    /** Sets the distribution's platform id, for example {@code platform:el9}. */
    public Builder platformId(@Nullable String platformId) {
      this.platformId = platformId;
      return this;
    }

    /** Sets the kernel release. */
    public Builder kernelVersion(@Nullable String kernelVersion) {
      this.kernelVersion = kernelVersion;
      return this;
    }

    /** Sets the kernel's build description. */
    public Builder kernelBuild(@Nullable String kernelBuild) {
      this.kernelBuild = kernelBuild;
      return this;
    }

    /** Sets the host name; private, absent unless requested. */
    public Builder hostname(@Nullable String hostname) {
      this.hostname = hostname;
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public OperatingSystem build() {
      return new OperatingSystem(
          distribution, version, prettyName, platformId, kernelVersion, kernelBuild, hostname);
    }
  }
}
