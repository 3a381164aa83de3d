package io.zathras.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the system under test was set up, before the test began.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param tunedProfile the active tuned profile, several separated by a space; {@code null} when not
 *     known
 * @param tunedPresetProfile the profile that is set while the tuned daemon is not running; {@code
 *     null} when not known
 * @param tunedPostLoadedProfile the profile that tuned loads after the active or preset one and
 *     whose settings take precedence; {@code null} when not known
 * @param selinuxStatus SELinux: {@code enforcing}, {@code permissive}, {@code enabled} if only that
 *     is known, or {@code disabled}; {@code null} when not known
 * @param transparentHugepages transparent huge pages: {@code always}, {@code madvise} or {@code
 *     never}; {@code null} when not known
 * @param numadRunning whether numad, which moves processes between NUMA nodes, was running; {@code
 *     null} when not known
 * @param kernelParameters the kernel command line: {@code true} for a flag, text for a value, a
 *     list in order for a repeated one
 * @param sysctlParameters kernel settings as {@code sysctl} prints them, texts; a list for a
 *     repeated one; those that change on their own are left out
 * @param schedulerFeatures the scheduler's feature switches: {@code true} or {@code false} by name
 * @since 0.1
 */
public record SystemConfiguration(
    @Nullable String tunedProfile,
    @Nullable String tunedPresetProfile,
    @Nullable String tunedPostLoadedProfile,
    @Nullable String selinuxStatus,
    @Nullable String transparentHugepages,
    @Nullable Boolean numadRunning,
    Map<String, Object> kernelParameters,
    Map<String, Object> sysctlParameters,
    Map<String, Object> schedulerFeatures) {
  /** Copies the open objects and removes secrets from them. */
  public SystemConfiguration {
    kernelParameters = Copies.copyOf("kernelParameters", kernelParameters);
    sysctlParameters = Copies.copyOf("sysctlParameters", sysctlParameters);
    schedulerFeatures = Copies.copyOf("schedulerFeatures", schedulerFeatures);
  }

  /** Returns a copy with another SELinux status. */
  public SystemConfiguration withSelinuxStatus(@Nullable String status) {
    return new SystemConfiguration(
        tunedProfile,
        tunedPresetProfile,
        tunedPostLoadedProfile,
        status,
        transparentHugepages,
        numadRunning,
        kernelParameters,
        sysctlParameters,
        schedulerFeatures);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link SystemConfiguration}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String tunedProfile;
    private @Nullable String tunedPresetProfile;
    private @Nullable String tunedPostLoadedProfile;
    private @Nullable String selinuxStatus;
    private @Nullable String transparentHugepages;
    private @Nullable Boolean numadRunning;
    private Map<String, Object> kernelParameters = Map.of();
    private Map<String, Object> sysctlParameters = Map.of();
    private Map<String, Object> schedulerFeatures = Map.of();

    private Builder() {}

    /** Sets the active tuned profile, several separated by a space. */
    public Builder tunedProfile(@Nullable String tunedProfile) {
      this.tunedProfile = tunedProfile;
      return this;
    }

    /** Sets the profile that is set while the tuned daemon is not running. */
    public Builder tunedPresetProfile(@Nullable String tunedPresetProfile) {
      this.tunedPresetProfile = tunedPresetProfile;
      return this;
    }

    /** Sets the profile that tuned loads after the active or preset one. */
    public Builder tunedPostLoadedProfile(@Nullable String tunedPostLoadedProfile) {
      this.tunedPostLoadedProfile = tunedPostLoadedProfile;
      return this;
    }

    /**
     * Sets SELinux: {@code enforcing}, {@code permissive}, {@code enabled} if only that is known,
     * or {@code disabled}.
     */
    public Builder selinuxStatus(@Nullable String selinuxStatus) {
      this.selinuxStatus = selinuxStatus;
      return this;
    }

    /** Sets transparent huge pages: {@code always}, {@code madvise} or {@code never}. */
    public Builder transparentHugepages(@Nullable String transparentHugepages) {
      this.transparentHugepages = transparentHugepages;
      return this;
    }

    /** Sets whether numad, which moves processes between NUMA nodes, was running. */
    public Builder numadRunning(@Nullable Boolean numadRunning) {
      this.numadRunning = numadRunning;
      return this;
    }

    /**
     * Sets the kernel command line: {@code true} for a flag, text for a value, a list in order for
     * a repeated one.
     */
    public Builder kernelParameters(Map<String, ? extends Object> kernelParameters) {
      this.kernelParameters = Copies.copyOf("kernelParameters", kernelParameters);
      return this;
    }

    /** Sets kernel settings as {@code sysctl} prints them, texts; a list for a repeated one. */
    public Builder sysctlParameters(Map<String, ? extends Object> sysctlParameters) {
      this.sysctlParameters = Copies.copyOf("sysctlParameters", sysctlParameters);
      return this;
    }

    /** Sets the scheduler's feature switches: {@code true} or {@code false} by name. */
    public Builder schedulerFeatures(Map<String, ? extends Object> schedulerFeatures) {
      this.schedulerFeatures = Copies.copyOf("schedulerFeatures", schedulerFeatures);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public SystemConfiguration build() {
      return new SystemConfiguration(
          tunedProfile,
          tunedPresetProfile,
          tunedPostLoadedProfile,
          selinuxStatus,
          transparentHugepages,
          numadRunning,
          kernelParameters,
          sysctlParameters,
          schedulerFeatures);
    }
  }
}
