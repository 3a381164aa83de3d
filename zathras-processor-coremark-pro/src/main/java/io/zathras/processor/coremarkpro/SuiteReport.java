package io.zathras.processor.coremarkpro;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The suite's own output in one iteration, {@code coremark_pro_run_<i>}: a table of the workloads
 * and, at its end, one of the mark. A workload without a result has {@code n/a} there, and messages
 * of the suite's scripts give the reason, between the rows or above them.
 */
final class SuiteReport {

  private static final Pattern NAME = Pattern.compile("coremark_pro_run_(?<iteration>[0-9]+)");
  private static final String MARK = "CoreMark-PRO";

  /** The suite prints two decimals; a number with fewer was cut. */
  private static final String CELL = "\\s+([0-9]+\\.[0-9]{2}|n/a)";

  private static final Pattern ROW = Pattern.compile("(\\S+)" + CELL + CELL + CELL);

  /** Messages of the suite's scripts, Perl and make about an error. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\S+: (?:RT-)?(?:ERROR|WARNING): .*|ERROR: .*|.* at \\S+\\.pl line [0-9]+.*"
              + "|make(?:\\[[0-9]+])?: \\*\\*\\* .*");

  private static final int MOST_QUOTED = 3;

  private final int iteration;
  private final Report place;
  private final ResultLines lines = new ResultLines(MARK);
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> unmeasured = new LinkedHashMap<>();
  private int wordsLine;
  private boolean hasTableOfMarks;

  private SuiteReport(NamedFile named) {
    iteration = named.number("iteration");
    place = named.report();
  }

  /** Reads the reports of all iterations, in the order of their numbers. */
  static List<SuiteReport> readAll(ResultInput input) {
    return input.named(NAME, "iteration").stream()
        .map(SuiteReport::read)
        .sorted(Comparator.comparingInt(SuiteReport::iteration))
        .toList();
  }

  private static SuiteReport read(NamedFile named) {
    SuiteReport report = new SuiteReport(named);
    List<String> text = ConsoleText.lines(named.file());
    boolean inTable = false;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i).strip();
      report.hasTableOfMarks |= line.startsWith("MARK RESULTS TABLE");
      if (WORDS.matcher(line).matches()) {
        report.words.add("'" + line + "'");
        report.wordsLine = report.wordsLine == 0 ? i + 1 : report.wordsLine;
      } else if (line.startsWith("-----")) {
        inTable = true;
      } else if (line.isEmpty()) {
        inTable = false;
      } else if (inTable) {
        report.row(line, i + 1);
      }
    }
    report.check();
    return report;
  }

  private void row(String line, int number) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      place
          .at(number)
          .error(
              "row-rejected", "'%s'; expected a name and three numbers; the row is left out", line);
      return;
    }
    String name = row.group(1);
    Double multi = Numbers.positive(row.group(2));
    Double single = Numbers.positive(row.group(3));
    if (multi == null || single == null) {
      unmeasured.put(name, number);
    }
    lines.add(name, multi, single, Numbers.positive(row.group(4)), place.at(number));
  }

  /** Reports each missing value once: with the suite's message if it names the workload. */
  private void check() {
    String said = String.join(" ", words);
    List<String> unsaid =
        unmeasured.keySet().stream().filter(name -> !said.contains(name)).toList();
    if (!unsaid.isEmpty()) {
      place
          .at(unmeasured.get(unsaid.get(0)))
          .warning(
              "value-missing",
              "iteration %s has a rate of 0 or n/a, which is no measurement, for %s",
              iteration,
              String.join(", ", unsaid));
    }
    List<String> missing = lines.missing().stream().filter(name -> !said.contains(name)).toList();
    if (!missing.isEmpty()) {
      place.warning(
          "workload-missing",
          "iteration %s has no result of %s",
          iteration,
          String.join(", ", missing));
    }
    if (!words.isEmpty()) {
      place
          .at(wordsLine)
          .error(
              "suite-error",
              "iteration %s %s: the suite says %s%s",
              iteration,
              lines.hasMark() ? "has errors" : "has no " + MARK + " mark",
              String.join(", ", words.subList(0, Math.min(words.size(), MOST_QUOTED))),
              words.size() > MOST_QUOTED ? " and more" : "");
    } else if (!lines.hasMark()) {
      place.error(
          "mark-missing",
          "iteration %s has no %s mark; expected it below the workloads%s",
          iteration,
          MARK,
          hasTableOfMarks ? "" : " (is the file cut?)");
    }
  }

  int iteration() {
    return iteration;
  }

  ResultLines lines() {
    return lines;
  }

  boolean isComplete() {
    return lines.hasMark() && lines.missing().isEmpty() && unmeasured.isEmpty() && words.isEmpty();
  }
}
