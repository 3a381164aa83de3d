package io.zathras.processor.iozone;

import org.jspecify.annotations.Nullable;

/**
 * What a run is measured with.
 *
 * @param fileSystem the file system, such as {@code xfs}
 * @param mode how the cache is used, such as {@code incache+fsync}
 * @param processes how many processes worked at once; {@code null} in a sweep over sizes
 */
record IozoneSetting(String fileSystem, String mode, @Nullable Integer processes) {

  private static final String OUT_OF_CACHE = "outofcache";

  /** The wrapper has two words for files that are larger than the memory. */
  IozoneSetting {
    mode = mode.equals(OUT_OF_CACHE) ? "outcache" : mode;
  }

  /** Returns what all process counts share, as IOzone's output does. */
  IozoneSetting ofAllProcesses() {
    return new IozoneSetting(fileSystem, mode, null);
  }

  @Override
  public String toString() {
    return "fs="
        + fileSystem
        + ",mode="
        + mode
        + (processes == null ? "" : ",processes=" + processes);
  }
}
