package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one start of the suite: {@code pyperf_out_<begin>.json}, {@code .csv}. */
final class OutFiles {

  private OutFiles() {}

  /** A folder that was not cleaned holds several results; the newest is this test's. */
  static @Nullable FileEntry newest(ResultInput input, String pattern) {
    List<FileEntry> files = input.files().find(pattern);
    if (files.isEmpty()) {
      return null;
    }
    FileEntry newest = files.get(files.size() - 1);
    if (files.size() > 1) {
      input
          .diagnostics()
          .warning(
              "several-results",
              newest.location(),
              null,
              files.size()
                  + " files "
                  + pattern
                  + "; expected one; the newest by name is read, "
                  + newest.name());
    }
    return newest;
  }

  /** Returns the begin in the file's name, in local time, or {@code null} when there is none. */
  static @Nullable LocalDateTime begin(FileEntry file) {
    return Times.stamp(stem(file));
  }

  /** Returns the file of the same start with another ending, or {@code null}. */
  static @Nullable FileEntry beside(FileEntry file, String ending, ResultInput input) {
    return input.firstOf(stem(file) + ending);
  }

  private static String stem(FileEntry file) {
    return file.name().substring(0, file.name().lastIndexOf('.'));
  }
}
