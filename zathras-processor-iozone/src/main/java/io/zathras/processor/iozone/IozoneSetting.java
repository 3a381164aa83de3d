package io.zathras.processor.iozone;

import org.jspecify.annotations.Nullable;

/**
 * The setting of a run.
 *
 * @param fileSystem the file system, such as {@code xfs}
 * @param mode how the cache is used, such as {@code incache+fsync}
 * @param processes how many processes worked at once; {@code null} in a sweep over sizes
 */
record IozoneSetting(String fileSystem, String mode, @Nullable Integer processes) {

  private static final String OUT_OF_CACHE = "outofcache";

  /** Unifies the wrapper's two words for files that are larger than the memory. */
  IozoneSetting {
    mode = mode.equals(OUT_OF_CACHE) ? "outcache" : mode;
  }

  /** Returns the setting without the process count, because one output of IOzone has all counts. */
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
