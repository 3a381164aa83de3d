package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.schema.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's own verdict: {@code test_results_report}, with {@code Ran} or {@code Failed} on
 * each line, sometimes followed by a reason. {@code Failed} is reliable; {@code Ran} only says that
 * a program was started.
 *
 * @since 0.1
 */
public final class WrapperReport {

  /** The name of the file. */
  public static final String FILE = "test_results_report";

  /** The code of the error that quotes {@code Failed}. */
  public static final String REPORT_FAILED = "report-failed";

  private static final String FAILED = "Failed";
  private static final String RAN = "Ran";

  private WrapperReport() {}

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
    Status status = null;
    for (String line : file.lines()) {
      String word = line.strip();
      if (saysFailed(word)) {
        return Status.FAIL;
      }
      if (!word.isEmpty()) {
        boolean ran = RAN.equalsIgnoreCase(word) && status != Status.UNKNOWN;
        status = ran ? Status.PASS : Status.UNKNOWN;
      }
    }
    return status == null ? Status.UNKNOWN : status;
  }

  /**
   * Returns the wrapper's verdict, and reports an objection. A lost report is not a good one, and
   * {@code Failed} counts in any directory because some wrappers save their report in one of their
   * own.
   *
   * @param input the result
   * @param promised whether the wrapper's generation always writes a report
   * @return {@link Status#FAIL} when the report says so, {@link Status#UNKNOWN} when a promised one
   *     is missing or one cannot be read, else {@link Status#PASS}
   */
  public static Status check(ResultInput input, boolean promised) {
    return check(find(input), input.report(), promised);
  }

  /** Returns the verdict as {@link #check(ResultInput, boolean)} does, without a diagnostic. */
  public static Status reported(ResultInput input) {
    return read(find(input));
  }

  private static @Nullable FileEntry find(ResultInput input) {
    List<FileEntry> reports = input.files().find("**/" + FILE);
    return reports.stream()
        .filter(report -> read(report) == Status.FAIL)
        .findFirst()
        .or(() -> input.files().file(FILE))
        .or(() -> reports.stream().findFirst())
        .orElse(null);
  }

  /**
   * Like {@link #check(ResultInput, boolean)}, for a report in another place.
   *
   * @param report the report, or {@code null} where there is none
   * @param place where it should be
   * @param promised whether the wrapper's generation always writes a report
   */
  public static Status check(@Nullable FileEntry report, Report place, boolean promised) {
    Status status = report == null && !promised ? Status.PASS : read(report);
    if (report == null && promised) {
      place.warning(
          "report-missing",
          FILE + " is missing; expected the wrapper's 'Ran' or 'Failed'; nothing tells which");
    } else if (report != null && status == Status.FAIL) {
      int line = lineOfFailed(report);
      place
          .at(report)
          .at(line)
          .error(
              REPORT_FAILED,
              "the wrapper reports %s, expected 'Ran'; what was measured is kept",
              ConsoleText.quoted(report.lines().get(line - 1).strip()));
    } else if (report != null && status == Status.UNKNOWN) {
      place
          .at(report)
          .warning(
              "report-unreadable",
              "neither 'Ran' nor 'Failed' in every line; expected one of them; nothing tells"
                  + " which");
    }
    return status;
  }

  /**
   * Reports the first {@code Failed} at any depth, for a result whose processor has reported none,
   * because wrappers save their report in directories that a processor need not know.
   *
   * @return whether there is one
   */
  public static boolean checkUnread(ResultInput input) {
    FileEntry report = find(input);
    return read(report) == Status.FAIL && check(report, input.report(), false) == Status.FAIL;
  }

  /** Some wrappers add the reason: {@code Failed: error detected}. */
  private static boolean saysFailed(String line) {
    int end = FAILED.length();
    return line.regionMatches(true, 0, FAILED, 0, end)
        && (line.length() == end || !Character.isLetterOrDigit(line.charAt(end)));
  }

  private static int lineOfFailed(FileEntry report) {
    int number = 1;
    while (!saysFailed(report.lines().get(number - 1).strip())) {
      number++;
    }
    return number;
  }
}
