package io.zathras.processor.coremarkpro;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the suite itself printed in one iteration, {@code coremark_pro_run_<i>}: a table of the
 * workloads and one of the mark at its end.
 */
record SuiteReport(int iteration, ResultLines lines) {

  private static final Pattern NAME = Pattern.compile("coremark_pro_run_(?<iteration>[0-9]+)");
  private static final String MARK = "CoreMark-PRO";

  /** The suite prints two decimals; a number with fewer was cut. */
  private static final Pattern ROW =
      Pattern.compile(
          "(\\S+)\\s+([0-9]+\\.[0-9]{2})\\s+([0-9]+\\.[0-9]{2})\\s+([0-9]+\\.[0-9]{2})");

  /** Reads the reports of all iterations, in the order of their numbers. */
  static List<SuiteReport> readAll(ResultInput input) {
    return input.named(NAME, "iteration").stream()
        .map(SuiteReport::read)
        .sorted(Comparator.comparingInt(SuiteReport::iteration))
        .toList();
  }

  private static SuiteReport read(NamedFile named) {
    ResultLines lines = new ResultLines(MARK);
    List<String> text = ConsoleText.lines(named.file());
    boolean inTable = false;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i).strip();
      if (line.startsWith("-----")) {
        inTable = true;
      } else if (line.isEmpty()) {
        inTable = false;
      } else if (inTable) {
        row(line, lines, named.report().at(i + 1));
      }
    }
    int iteration = named.number("iteration");
    if (!lines.missing().isEmpty()) {
      String workloads = String.join(", ", lines.missing());
      named
          .report()
          .warning("workload-missing", "iteration %s has no result of %s", iteration, workloads);
    }
    if (!lines.hasMark()) {
      named
          .report()
          .warning(
              "mark-missing",
              "iteration %s has no %s mark; the file ends before it",
              iteration,
              MARK);
    }
    return new SuiteReport(iteration, lines);
  }

  private static void row(String line, ResultLines lines, Report place) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      place.error(
          "row-rejected", "'%s'; expected a name and three numbers; the row is left out", line);
      return;
    }
    Double multi = Numbers.positive(row.group(2));
    Double single = Numbers.positive(row.group(3));
    if (multi == null || single == null) {
      place.warning(
          "value-invalid", "'%s' has a rate of 0, which is no measurement; it is left out", line);
    }
    lines.add(row.group(1), multi, single, Numbers.positive(row.group(4)), place);
  }

  boolean isComplete() {
    return lines.hasMark() && lines.missing().isEmpty();
  }
}
