package io.zathras.processor.fio;

import io.zathras.processor.spi.Numbers;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings in the directory name of a sweep step, {@code
 * fio_ndisks_1_disksize_192_MiB_njobs_1_ioengine_io_uring_iodepth_16_<time>}. Keywords separate the
 * settings, because sizes and engines contain underscores too.
 *
 * @param disks how many disks work at once; {@code null} when the name does not say
 * @param diskSize {@code 192 MiB}, or {@code null}
 * @param jobs jobs per disk, or {@code null}
 * @param engine the I/O engine, or {@code null}
 * @param depth the queue depth of a job, or {@code null}
 * @param stamp when the step began, as text that sorts by time; empty when the name does not say
 */
record Sweep(
    @Nullable Integer disks,
    @Nullable String diskSize,
    @Nullable Integer jobs,
    @Nullable String engine,
    @Nullable Integer depth,
    String stamp) {

  static Sweep of(String directory) {
    List<String> words = Arrays.asList(directory.split("_", -1));
    String last = words.get(words.size() - 1);
    String size = between(words, "disksize", "njobs", " ");
    return new Sweep(
        Numbers.positiveInteger(between(words, "ndisks", "disksize", " ")),
        "undef".equals(size) ? null : size,
        Numbers.positiveInteger(between(words, "njobs", "ioengine", " ")),
        between(words, "ioengine", "iodepth", "_"),
        Numbers.positiveInteger(between(words, "iodepth", last, " ")),
        last.indexOf('.') > 0 ? last : "");
  }

  private static @Nullable String between(
      List<String> words, String before, String behind, String separator) {
    int start = words.indexOf(before);
    int end = words.lastIndexOf(behind);
    return start < 0 || end <= start + 1
        ? null
        : String.join(separator, words.subList(start + 1, end));
  }
}
