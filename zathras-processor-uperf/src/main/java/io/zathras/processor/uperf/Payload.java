package io.zathras.processor.uperf;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** Finds it: of several, the newest that has results. */
  static Payload find(ResultInput input) {
    List<Payload> payloads = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String name : input.files().directories()) {
      Payload payload = new Payload(input.files().directory(name), Times.stamp(name));
      if (name.startsWith(PREFIX) && payload.hasResults()) {
        payloads.add(payload);
        names.add(name);
      }
    }
    Payload top = new Payload(input.files(), null);
    if (top.hasResults()) {
      payloads.add(top);
      names.add(input.files().name());
    }
    if (payloads.isEmpty()) {
      return top;
    }
    Payload newest =
        payloads.stream()
            .max(
                Comparator.comparing(
                    Payload::begin, Comparator.nullsFirst(Comparator.naturalOrder())))
            .orElseThrow();
    if (payloads.size() > 1) {
      input
          .diagnostics()
          .warning(
              "several-directories",
              input.files().name(),
              null,
              "results of uperf stand in "
                  + String.join(", ", names)
                  + "; expected one; "
                  + newest.files().name()
                  + " is read, the newest");
    }
    return newest;
  }

  private boolean hasResults() {
    return files.file(UperfTable.FILE).isPresent() || !RawSummary.files(files).isEmpty();
  }

  /** Returns the begin as a document states it, or {@code null}. */
  @Nullable Timestamp beginStamp() {
    return begin == null ? null : Timestamp.local(begin);
  }
}
