package io.zathras.processor.speccpu2017;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table of a suite, {@code CPU2017.001.intrate.refrate.results.csv}: the selected
 * base results of SPEC's text report, and when the suite ran. In a text report of an unknown form
 * the wrapper reads beyond the results, so rows may hold any text.
 *
 * @param table the table
 * @param rows the results of the rows, by benchmark
 * @param dates when the suite ran
 * @param isSound whether every row is that of a benchmark, with copies and run time or a code
 */
record WrapperRates(
    WrapperTable table, Map<String, Measured> rows, Interval dates, boolean isSound) {

  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  /** The kit's version, usually without its dots. */
  private static final Pattern VERSION = Pattern.compile("([0-9])\\.?([0-9])\\.?([0-9]{1,3})");

  private static final String RATE = "Base Rate";

  static WrapperRates read(FileEntry file, ResultInput input) {
    WrapperTable table = input.table(file);
    Map<String, Measured> rows = new LinkedHashMap<>();
    RepeatedFindings findings = new RepeatedFindings();
    boolean isSound = true;
    if (table.rows().isEmpty()) {
      table
          .report()
          .at(table.headerLine())
          .error(
              "table-empty",
              "no benchmark rows in %s; expected one for each benchmark of the suite",
              file.name());
    }
    for (WrapperTable.Row row : table.rows()) {
      String name = row.text("Benchmarks");
      if (name == null || !Suite.BENCHMARK.matcher(name).matches()) {
        findings.error(
            row.report(),
            "row-rejected",
            "'" + row + "' is of no benchmark; expected a name such as 500.perlbench_r",
            "left out");
        isSound = false;
        continue;
      }
      Measured measured = measured(row, name);
      if (rows.put(name, measured) != null) {
        findings.warning(
            row.report(), "row-repeated", name + " has a row above", "the last one counts");
      }
      isSound &=
          measured.code() != null || (measured.copies() != null && measured.seconds() != null);
    }
    findings.report();
    return new WrapperRates(table, rows, dates(table), isSound);
  }

  private static Measured measured(WrapperTable.Row row, String name) {
    String code =
        row.cells().stream().filter(cell -> CODE.matcher(cell).matches()).findFirst().orElse(null);
    if (code != null) {
      return new Measured(null, null, null, code, row.line());
    }
    Integer copies = row.count("Base copies");
    Double seconds = number(row, "Base Run Time");
    Double rate = number(row, RATE);
    if (row.text(RATE) != null && row.isUnfinished() && row.size() <= 4) {
      row.error("output-cut", "the file ends in '%s', which may be cut; %s has no rate", row, name);
      rate = null;
    }
    for (String column : new String[] {"Base copies", "Base Run Time", RATE}) {
      if (row.text(column) == null) {
        row.error(
            "value-missing", "no value in column '%s' for %s; expected a number", column, name);
      }
    }
    return new Measured(copies, seconds, rate, null, row.line());
  }

  /** Reads a number, in which the generation before keeps SPEC's comma between thousands. */
  private static @Nullable Double number(WrapperTable.Row row, String column) {
    String text = row.text(column);
    String plain = text == null ? null : SpecReport.withoutThousands(text);
    return plain == null || plain.equals(text) ? row.positive(column) : Numbers.positive(plain);
  }

  /** Reports equal faults once, because every row has the dates of the whole suite. */
  private static Interval dates(WrapperTable table) {
    Interval whole = Interval.UNKNOWN;
    Set<String> seen = new HashSet<>();
    boolean hasDates =
        table.expectDates("the table has no dates (wrapper v2.1 or older); no time is known");
    for (WrapperTable.Row row : table.rows()) {
      String start = row.text("Start_Date");
      String end = row.text("End_Date");
      String both = start == null || end == null ? "" : start + " " + end;
      if (!hasDates || !seen.add(both)) {
        continue;
      }
      if (both.isEmpty()) {
        row.warning("date-missing", "'%s' has not both dates; no time is taken from it", row);
      }
      whole = whole.span(row.dates());
    }
    return whole;
  }

  /** Returns the version of the kit, {@code 1.1.9} for {@code 119}, or {@code null}. */
  @Nullable String version() {
    String digits = table.meta("Results version");
    Matcher version = VERSION.matcher(digits == null ? "" : digits);
    return version.matches()
        ? version.group(1) + "." + version.group(2) + "." + version.group(3)
        : null;
  }
}
