package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.schema.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's own verdict: {@code test_results_report}, a word a line, {@code Ran} or {@code
 * Failed}. {@code Failed} can be believed; {@code Ran} only says that a program was started.
 *
 * @since 0.1
 */
public final class TestReport {

  /** The name of the file. */
  public static final String FILE = "test_results_report";

  private static final String FAILED = "Failed";

  private TestReport() {}

  /**
   * Reads a report.
   *
   * @param file the report, or {@code null} where there is none
   * @return {@link Status#FAIL} when any line says so, {@link Status#PASS} when all say {@code
   *     Ran}, {@link Status#UNKNOWN} when there is no report, no line, or another word
   */
  public static Status read(@Nullable FileEntry file) {
    if (file == null || !file.isKept()) {
      return Status.UNKNOWN;
    }
    List<String> words =
        file.lines().stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    if (words.stream().anyMatch(FAILED::equalsIgnoreCase)) {
      return Status.FAIL;
    }
    boolean ran = !words.isEmpty() && words.stream().allMatch("Ran"::equalsIgnoreCase);
    return ran ? Status.PASS : Status.UNKNOWN;
  }

  /**
   * Returns whether the wrapper reports a failure, and adds an error when it does.
   *
   * @param input the result, which may have no report
   */
  public static boolean failed(ResultInput input) {
    FileEntry report = input.firstOf(FILE);
    if (report == null || read(report) != Status.FAIL) {
      return false;
    }
    input
        .diagnostics()
        .error(
            "report-failed",
            report.location(),
            lineOfFailed(report),
            "the wrapper reports 'Failed', expected 'Ran'; what was measured is kept");
    return true;
  }

  private static @Nullable Integer lineOfFailed(FileEntry report) {
    List<String> words = report.lines().stream().map(String::strip).toList();
    for (int i = 0; i < words.size(); i++) {
      if (FAILED.equalsIgnoreCase(words.get(i))) {
        return i + 1;
      }
    }
    return null;
  }
}
