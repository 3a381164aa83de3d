package io.zathras.processor.coremark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.KeyValueText;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Diagnostics;
import java.util.Arrays;
import java.util.List;

/**
 * {@code run1_summary} and {@code run2_summary} are copies of the first iteration's log and no
 * summary of the run, so they are only compared with it.
 */
final class SummaryCheck {

  private SummaryCheck() {}

  static void check(ResultInput input, List<CoreMarkLog> logs) {
    for (String name : List.of("run1_summary", "run2_summary")) {
      FileEntry file = input.firstOf(name);
      if (file != null && file.isKept()) {
        check(file, logs, input.diagnostics());
      }
    }
  }

  private static void check(FileEntry file, List<CoreMarkLog> logs, Diagnostics diagnostics) {
    KeyValueText summary = read(file, logs);
    long blocks = summary.lines().stream().filter(line -> line.startsWith("CoreMark Size")).count();
    if (blocks > 1) {
      diagnostics.warning(
          "summary-appended",
          file.location(),
          null,
          blocks + " blocks of several wrapper runs; expected one; the logs are used instead");
      return;
    }
    Double rate = summary.decimal("Iterations/Sec");
    RunType type = file.name().startsWith("run1") ? RunType.PERFORMANCE : RunType.VALIDATION;
    for (CoreMarkLog log : logs) {
      Double own = log.type() == type && log.iteration() == 1 ? log.rate() : null;
      if (rate != null && own != null && !rate.equals(own)) {
        diagnostics.warning(
            "summary-differs",
            file.location(),
            null,
            "rate " + rate + "; the log of iteration 1 has " + own + ", which is used");
      }
    }
  }

  /** Nearly always it is the very log, which was read already. */
  private static KeyValueText read(FileEntry file, List<CoreMarkLog> logs) {
    byte[] content = file.bytes();
    for (CoreMarkLog log : logs) {
      if (log.iteration() == 1 && Arrays.equals(log.file().bytes(), content)) {
        return log.text();
      }
    }
    return KeyValueText.read(file);
  }
}
