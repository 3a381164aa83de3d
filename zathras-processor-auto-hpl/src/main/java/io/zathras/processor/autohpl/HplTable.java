package io.zathras.processor.autohpl;

import io.zathras.archive.FileEntry;
import io.zathras.processor.autohpl.Solution.Problem;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Status;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, {@code results_auto_hpl.csv}, with a copy {@code hpl-<BLAS>-<begin>.csv};
 * the generation before has only the copy. The wrapper makes a row of HPL's last line, which
 * without a result is the names of the columns.
 *
 * @param table the table, which may be missing
 * @param solutions the solutions of the rows, in their order
 * @param library the BLAS library, or {@code null} when no file name has it
 * @param began when the wrapper began, in the local time of the system, or {@code null}
 */
record HplTable(
    WrapperTable table,
    List<Solution> solutions,
    @Nullable String library,
    @Nullable LocalDateTime began) {

  static final String NAMES = "results_auto_hpl.csv nor hpl-<BLAS>-<begin>.csv";

  private static final String CURRENT = "results_auto_hpl.csv";
  private static final Pattern COPY =
      Pattern.compile("hpl-(?<library>[^/]+)-(?<begin>[0-9.]{10}-[0-9.]{8})\\.(?<ending>csv|log)");
  private static final Set<String> VARIANT = Set.of("TV", "T/V");

  /** HPL writes rates with an exponent of at least two digits, so a rate without one was cut. */
  private static final Pattern WHOLE_RATE = Pattern.compile(".*e[+-][0-9]{2,3}");

  private static final List<String> NUMBERS = List.of("N", "NB", "P", "Q", "Time", "Gflops");
  private static final Set<String> COLUMNS =
      Set.of("tv", "t/v", "n", "nb", "p", "q", "time", "gflops", "start_date", "end_date");

  static HplTable read(ResultInput input) {
    List<NamedFile> copies =
        input.named(COPY).stream()
            .sorted(Comparator.comparing((NamedFile file) -> file.text("begin")).reversed())
            .toList();
    WrapperTable table = choose(input, copies);
    List<Solution> solutions = new ArrayList<>();
    warnOfOtherColumns(table);
    table.expectDates(
        "the table has no dates (wrapper v2.0 or older); the begin is the one in the name of a"
            + " file, and no end is known");
    for (WrapperTable.Row row : table.rows()) {
      solutions.add(solution(row, dates(row, table)));
    }
    NamedFile newest = copies.isEmpty() ? null : copies.get(0);
    return new HplTable(
        table,
        solutions,
        newest == null ? null : newest.text("library"),
        newest == null ? null : Times.stamp(newest.text("begin")));
  }

  /** Chooses the first table with rows: the wrapper's table, then its copies, newest first. */
  private static WrapperTable choose(ResultInput input, List<NamedFile> copies) {
    List<FileEntry> files = new ArrayList<>();
    input.files().file(CURRENT).ifPresent(files::add);
    copies.stream()
        .filter(copy -> copy.text("ending").equals("csv"))
        .map(NamedFile::file)
        .forEach(files::add);
    List<WrapperTable> tables = files.stream().map(input::table).toList();
    for (WrapperTable table : tables) {
      if (!table.rows().isEmpty()) {
        WrapperTable first = tables.get(0);
        if (table != first) {
          first
              .report()
              .at(first.headerLine())
              .warning(
                  "table-empty",
                  "no data rows in %s; expected those of %s, which is read",
                  first.file().name(),
                  table.file().name());
        }
        return table;
      }
    }
    return tables.isEmpty() ? input.table((FileEntry) null) : tables.get(0);
  }

  private static void warnOfOtherColumns(WrapperTable table) {
    table.warnOfColumns(
        table.header().stream()
            .filter(name -> !COLUMNS.contains(name.toLowerCase(Locale.ROOT).replace(' ', '_')))
            .toList(),
        "TV,N,NB,P,Q,Time,Gflops,Start_Date,End_Date");
  }

  private static Solution solution(WrapperTable.Row row, Interval dates) {
    String variant = row.text("TV", "T/V");
    if (variant != null && VARIANT.contains(variant)) {
      row.error(
          "result-missing",
          "no result of HPL: '%s' holds the names of the columns, expected numbers",
          row);
      return new Solution(Problem.UNKNOWN, Status.FAIL, null, dates, row.report());
    }
    Problem problem =
        new Problem(
            variant,
            row.count("N"),
            row.count("NB"),
            row.count("P"),
            row.count("Q"),
            row.positive("Time"),
            gflops(row));
    List<String> empty = NUMBERS.stream().filter(column -> row.text(column) == null).toList();
    if (!empty.isEmpty()) {
      row.error(
          "value-missing",
          "no value in %s '%s'; expected %s",
          empty.size() == 1 ? "column" : "columns",
          String.join(", ", empty),
          empty.size() == 1 ? "a number" : "numbers");
    }
    Status verdict = problem.isComplete() ? Status.UNKNOWN : Status.FAIL;
    return new Solution(problem, verdict, null, dates, row.report());
  }

  private static @Nullable Double gflops(WrapperTable.Row row) {
    String text = row.text("Gflops");
    if (text != null && row.isUnfinished() && !WHOLE_RATE.matcher(text).matches()) {
      row.error("output-cut", "the file ends in '%s', which may be cut; no rate is given", text);
      return null;
    }
    return row.positive("Gflops");
  }

  private static Interval dates(WrapperTable.Row row, WrapperTable table) {
    if (table.hasDates() && (row.text("Start_Date") == null || row.text("End_Date") == null)) {
      row.warning("date-missing", "'%s' has not both dates", row);
    }
    return row.dates();
  }

  /** Returns the command that started HPL, which the generation before writes, or {@code null}. */
  @Nullable String command() {
    return table.preamble().stream().filter(line -> line.contains("xhpl")).findFirst().orElse(null);
  }

  /** Returns the OpenMP threads per process, or {@code null} when no command names them. */
  @Nullable Integer threads() {
    String command = command();
    return command == null ? null : HplOutput.threads(command);
  }

  /** Returns the dates that several rows share, which are those of the whole test. */
  Interval shared() {
    return solutions.size() < 2
        ? Interval.UNKNOWN
        : Interval.common(solutions.stream().map(Solution::dates).toList());
  }
}
