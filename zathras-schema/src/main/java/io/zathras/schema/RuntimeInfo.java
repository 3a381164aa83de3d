package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * When and how the test ran.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param startTime when the test began; {@code null} when not known
 * @param endTime when the test ended; {@code null} when not known
 * @param durationSeconds wall clock time of the whole step, downloading and installing included, in
 *     seconds; {@code null} when not known
 * @param command the command line of the wrapper, without private values; {@code null} when not
 *     known
 * @param workingDirectory the directory the wrapper ran in, with {@code ~} for home directories;
 *     {@code null} when not known
 * @param user the user the wrapper ran as; private, absent unless requested; {@code null} when not
 *     known
 * @since 0.1
 */
public record RuntimeInfo(
    @Nullable Timestamp startTime,
    @Nullable Timestamp endTime,
    @Nullable Double durationSeconds,
    @Nullable String command,
    @Nullable String workingDirectory,
    @Nullable String user) {
  /** Rejects a duration that is not finite. */
  public RuntimeInfo {
    Preconditions.finiteOrAbsent("durationSeconds", durationSeconds);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link RuntimeInfo}; unset parts are absent. */
  public static final class Builder {
    private @Nullable Timestamp startTime;
    private @Nullable Timestamp endTime;
    private @Nullable Double durationSeconds;
    private @Nullable String command;
    private @Nullable String workingDirectory;
    private @Nullable String user;

    private Builder() {}

    /** Sets when the test began. */
    public Builder startTime(@Nullable Timestamp startTime) {
      this.startTime = startTime;
      return this;
    }

    /** Sets when the test ended. */
    public Builder endTime(@Nullable Timestamp endTime) {
      this.endTime = endTime;
      return this;
    }

    /** Sets wall clock time of the whole step, downloading and installing included, in seconds. */
    public Builder durationSeconds(@Nullable Double durationSeconds) {
      this.durationSeconds = durationSeconds;
      return this;
    }

    /** Sets the command line of the wrapper, without private values. */
    public Builder command(@Nullable String command) {
      this.command = command;
      return this;
    }

    /** Sets the directory the wrapper ran in, with {@code ~} for home directories. */
    public Builder workingDirectory(@Nullable String workingDirectory) {
      this.workingDirectory = workingDirectory;
      return this;
    }

    /** Sets the user the wrapper ran as; private, absent unless requested. */
    public Builder user(@Nullable String user) {
      this.user = user;
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public RuntimeInfo build() {
      return new RuntimeInfo(startTime, endTime, durationSeconds, command, workingDirectory, user);
    }
  }
}
