package io.zathras.processor.coremarkpro;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Diagnostics;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the suite itself printed in one iteration, {@code coremark_pro_run_<i>}: a table of the
 * workloads and one of the mark at its end.
 *
 * @param iteration the iteration, from 1
 * @param workloads rates by workload
 * @param mark the suite's mark, or {@code null} when the file ends before it
 */
record SuiteReport(
    FileEntry file, int iteration, Map<String, Marks> workloads, @Nullable Marks mark) {

  private static final Pattern NAME = Pattern.compile("coremark_pro_run_([0-9]+)");
  private static final String MARK = "CoreMark-PRO";

  /** The suite prints two decimals; a number with fewer was cut. */
  private static final Pattern ROW =
      Pattern.compile(
          "(\\S+)\\s+([0-9]+\\.[0-9]{2})\\s+([0-9]+\\.[0-9]{2})\\s+([0-9]+\\.[0-9]{2})");

  /** Reads the reports of all iterations, in the order of their numbers. */
  static List<SuiteReport> readAll(ResultInput input) {
    List<FileEntry> files = input.files().find("coremark_pro_run_*");
    ResultLimits.checkFiles(input.files().name(), files.size());
    return files.stream()
        .filter(FileEntry::isKept)
        .flatMap(file -> Stream.ofNullable(read(file, input.diagnostics())))
        .sorted(Comparator.comparingInt(SuiteReport::iteration))
        .toList();
  }

  boolean isComplete() {
    return mark != null && workloads.keySet().containsAll(Marks.WORKLOADS);
  }

  private static @Nullable SuiteReport read(FileEntry file, Diagnostics diagnostics) {
    Matcher name = NAME.matcher(file.name());
    Integer iteration = name.matches() ? Numbers.positiveInteger(name.group(1)) : null;
    if (iteration == null) {
      return null;
    }
    Map<String, Marks> rows = tables(file, diagnostics);
    Marks mark = rows.remove(MARK);
    SuiteReport report = new SuiteReport(file, iteration, rows, mark);
    report.checkComplete(diagnostics);
    return report;
  }

  /** Returns the rows of both tables. */
  private static Map<String, Marks> tables(FileEntry file, Diagnostics diagnostics) {
    Map<String, Marks> rows = new LinkedHashMap<>();
    List<String> lines = ConsoleText.lines(file);
    boolean inTable = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("-----")) {
        inTable = true;
      } else if (line.isEmpty()) {
        inTable = false;
      } else if (inTable) {
        row(line, i + 1, file, rows, diagnostics);
      }
    }
    return rows;
  }

  private static void row(
      String line, int number, FileEntry file, Map<String, Marks> rows, Diagnostics diagnostics) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      diagnostics.error(
          "row-rejected",
          file.location(),
          number,
          "'" + line + "'; expected a name and three numbers; the row is left out");
      return;
    }
    Double multi = positive(row.group(2));
    Double single = positive(row.group(3));
    if (multi == null || single == null) {
      diagnostics.warning(
          "rate-zero",
          file.location(),
          number,
          "'" + line + "' has a rate of 0, which is no measurement; it is left out");
    }
    String problem =
        Marks.add(rows, row.group(1), new Marks(multi, single, positive(row.group(4))));
    if (problem != null) {
      diagnostics.error("workload-unknown", file.location(), number, problem);
    }
  }

  private static @Nullable Double positive(String text) {
    Double number = Numbers.decimal(text);
    return number != null && number > 0 ? number : null;
  }

  private void checkComplete(Diagnostics diagnostics) {
    List<String> missing =
        Marks.WORKLOADS.stream().filter(workload -> !workloads.containsKey(workload)).toList();
    if (!missing.isEmpty()) {
      diagnostics.warning(
          "workload-missing",
          file.location(),
          null,
          "iteration " + iteration + " has no result of " + String.join(", ", missing));
    }
    if (mark == null) {
      diagnostics.warning(
          "mark-missing",
          file.location(),
          null,
          "iteration " + iteration + " has no " + MARK + " mark; the file ends before it");
    }
  }
}
