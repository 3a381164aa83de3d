package io.zathras.processor.uperf;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.Directories;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one execution of the wrapper, {@code uperf_results_<suffix>_<begin>}, a level
 * below what other tests have.
 *
 * @param files its files
 * @param begin when the wrapper began, local time, or {@code null} when the name does not say
 */
record Payload(FileTree files, @Nullable LocalDateTime begin) {

  private static final String PREFIX = "uperf_results_";

  /** Where other tests have their results. */
  private static final String TOP = "";

  /** Finds it: of several, the newest that has results. */
  static Payload find(ResultInput input) {
    List<String> paths = new ArrayList<>(input.files().directories());
    paths.removeIf(path -> !path.startsWith(PREFIX));
    paths.add(TOP);
    paths.removeIf(path -> !at(path, input).hasResults());
    return at(paths.isEmpty() ? TOP : Directories.newest(paths, input), input);
  }

  private static Payload at(String path, ResultInput input) {
    FileTree files = path.equals(TOP) ? input.files() : input.files().directory(path);
    return new Payload(files, Times.stamp(path));
  }

  private boolean hasResults() {
    return files.file(UperfTable.FILE).isPresent() || !RawSummary.files(files).isEmpty();
  }

  /** Returns the begin as a document states it, or {@code null}. */
  @Nullable Timestamp beginStamp() {
    return begin == null ? null : Timestamp.local(begin);
  }
}
