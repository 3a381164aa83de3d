package io.zathras.processor.autohpl;

import io.zathras.processor.autohpl.Solution.Problem;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.StatusRules;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HPL's output in a file of its own or in the wrapper's console: for each linear system a row and,
 * below it, the check of the residual, and at the end a count of the tests. The file may hold
 * several such outputs, or none.
 */
final class HplOutput {

  private static final Pattern BANNER = Pattern.compile("HPLinpack ([0-9][0-9a-z.]{0,9})\\s.*");

  /** Rates always have an exponent, so a number without one was cut. */
  private static final Pattern ROW =
      Pattern.compile(
          "(W[RC]\\w{1,20})((?:\\s++[0-9]{1,9}){4})\\s++([0-9]{1,12}\\.[0-9]{2})"
              + "\\s++([0-9.]{1,20}e[+-][0-9]{2,3}|[+-]?(?:nan|inf))(?:\\s++\\(.*)?");

  private static final Pattern RESIDUAL =
      Pattern.compile("\\|\\|Ax-b\\|\\|[^=]*+=\\s*+(\\S++)\\s++\\.{3,9}\\s*+(PASSED|FAILED)");
  private static final Pattern ERROR = Pattern.compile("HPL (?:ERROR|WARNING) from process.*");
  private static final Pattern WORDS = Pattern.compile(">>>\\s?(.*)<<<");
  private static final Pattern FINISHED =
      Pattern.compile("Finished\\s++([0-9]{1,9}) tests? with.*");
  private static final Pattern SKIPPED =
      Pattern.compile("([0-9]{1,9}) tests? skipped because of illegal input values\\.");
  private static final Pattern THREADS =
      Pattern.compile(".*\\bOMP_NUM_THREADS=([0-9]{1,5})(?:\\s.*)?");

  /**
   * Messages of MPI and the system about a dead process, without the text before them, which names
   * a host.
   */
  private static final Pattern DIED =
      Pattern.compile(
          "exited on signal [0-9]{1,3}(?: \\([^)]{1,40}\\))?"
              + "|TERMINATED WITH THE EXIT STRING: .{1,80}"
              + "|not enough slots available in the system"
              + "|error while loading shared libraries: .{1,120}");

  private final Report report;
  private final List<Solution> solutions = new ArrayList<>();
  private @Nullable String version;
  private @Nullable Integer threads;
  private boolean complete = true;
  private boolean isOpen;
  private int before;

  private HplOutput(Report report) {
    this.report = report;
  }

  static HplOutput read(NamedFile named) {
    HplOutput output = new HplOutput(named.report());
    List<String> lines = ConsoleText.lines(named.file());
    for (int i = 0; i < lines.size(); i++) {
      String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
      output.line(lines.get(i).strip(), next, output.report.at(i + 1));
    }
    output.end(output.report.at(lines.size()));
    return output;
  }

  private void line(String line, String next, Report place) {
    Matcher banner = BANNER.matcher(line);
    Matcher row = ROW.matcher(line);
    Matcher residual = RESIDUAL.matcher(line);
    Matcher died = DIED.matcher(line);
    if (banner.matches()) {
      begin(banner.group(1), place);
    } else if (row.matches()) {
      row(row, place);
    } else if (residual.matches() && !solutions.isEmpty()) {
      residual(residual, line, place);
    } else if (ERROR.matcher(line).matches()) {
      Matcher words = WORDS.matcher(next);
      lost(place, "hpl-error", words.matches() ? words.group(1).strip() : line);
    } else if (died.find()) {
      lost(place, "run-aborted", died.group());
    } else if (line.equals("End of Tests.")) {
      isOpen = false;
    } else {
      count(line, place);
    }
  }

  private void begin(String release, Report place) {
    end(place);
    isOpen = true;
    version = release;
    before = solutions.size();
  }

  private void row(Matcher row, Report place) {
    String[] sizes = row.group(2).strip().split("\\s+", -1);
    Double rate = Numbers.positive(row.group(4));
    if (rate == null) {
      place.error(
          "value-invalid",
          "'%s' is no rate; expected a number above 0; it is left out",
          row.group(4));
    }
    Problem problem =
        new Problem(
            row.group(1),
            Numbers.positiveInteger(sizes[0]),
            Numbers.positiveInteger(sizes[1]),
            Numbers.positiveInteger(sizes[2]),
            Numbers.positiveInteger(sizes[3]),
            Numbers.decimal(row.group(3)),
            rate);
    Status verdict = problem.isComplete() ? Status.UNKNOWN : Status.FAIL;
    solutions.add(new Solution(problem, verdict, null, Interval.UNKNOWN, place));
  }

  /** Combines the checks of a solution, because HPL 1 makes three. */
  private void residual(Matcher residual, String line, Report place) {
    int last = solutions.size() - 1;
    Solution solution = solutions.get(last);
    boolean passed = residual.group(2).equals("PASSED");
    if (!passed) {
      place.error(
          "residual-failed",
          "HPL says %s; expected PASSED; the rate is kept",
          ConsoleText.quoted(line));
    }
    Status outcome = passed ? Status.PASS : Status.FAIL;
    solutions.set(
        last,
        solution.checked(
            solution.verdict() == Status.UNKNOWN
                ? outcome
                : StatusRules.worse(outcome, solution.verdict()),
            Numbers.decimal(residual.group(1))));
  }

  private void count(String line, Report place) {
    Matcher finished = FINISHED.matcher(line);
    Matcher skipped = SKIPPED.matcher(line);
    Integer named = threads(line);
    if (finished.matches() && isOpen) {
      int tests = Integer.parseInt(finished.group(1));
      int results = solutions.size() - before;
      if (results < tests) {
        complete = false;
        place.error(
            "result-missing",
            "HPL finished %s, and printed %s",
            Numbers.counted(tests, "test"),
            Numbers.counted(results, "result"));
      }
    } else if (skipped.matches() && Numbers.positiveInteger(skipped.group(1)) != null) {
      lost(place, "hpl-error", line);
    } else if (named != null) {
      threads = named;
    }
  }

  /** Returns the OpenMP threads per process in a command, or {@code null}. */
  static @Nullable Integer threads(String command) {
    return Numbers.positiveInteger(THREADS, command);
  }

  private void lost(Report place, String code, String words) {
    place.error(code, "HPL's output says %s", ConsoleText.quoted(words));
    complete = false;
  }

  private void end(Report place) {
    if (isOpen) {
      place.warning("output-cut", "HPL's output ends without its line 'End of Tests.'");
      complete = false;
      isOpen = false;
    }
  }

  List<Solution> solutions() {
    return List.copyOf(solutions);
  }

  @Nullable String version() {
    return version;
  }

  /** Returns the OpenMP threads per process, or {@code null} when no command names them. */
  @Nullable Integer threads() {
    return threads;
  }

  /** Returns whether every test that HPL began gave a result. */
  boolean isComplete() {
    return complete;
  }

  /** Returns whether HPL printed anything in it: a result, or a failure. */
  boolean isOurs() {
    return !complete || !solutions.isEmpty();
  }
}
