package io.zathras.processor.streams;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's tables: {@code results_streams_opt_O<n>.csv}, before v2.3 {@code
 * results_streams.csv}. A block holds one optimisation level and socket count, a column an array
 * size, a cell the mean over the iterations, cut to an integer. The dates are the whole test's.
 */
final class StreamTables {

  private static final Pattern SOCKETS = Pattern.compile("([0-9]+) Sockets?");
  private static final Pattern SIZE = Pattern.compile("([0-9]+)k");
  private static final Pattern LEVEL = Pattern.compile("(?:.*_opt_)?O([0-9]+)(?:\\.csv)?");
  private static final String START = "Start_Date";
  private static final String VERSION = "streams_version_#";

  /** Means by setting; a kernel without a mean is absent. */
  final TreeMap<Setting, Map<Kernel, Double>> means = new TreeMap<>();

  private final Map<Setting, String> places = new TreeMap<>();

  /** The whole test's interval. */
  Interval interval = Interval.UNKNOWN;

  @Nullable String version;

  /** Whether every block could be read. */
  boolean complete = true;

  private boolean promiseReport;

  private final Diagnostics diagnostics;

  private StreamTables(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Reads the tables.
   *
   * @param iterations how many iterations have an output of STREAM
   */
  static StreamTables read(int iterations, ResultInput input) {
    StreamTables tables = new StreamTables(input.diagnostics());
    List<FileEntry> files = new ArrayList<>(input.files().find("**/results_streams_opt_O*.csv"));
    if (files.isEmpty()) {
      FileEntry whole = input.firstOf("results_streams.csv", "streams_results/results_streams.csv");
      if (whole != null) {
        files.add(whole);
        tables.promiseReport = true;
      }
    }
    if (files.isEmpty()) {
      tables.complete = false;
      input
          .diagnostics()
          .warning(
              "table-missing",
              input.files().name(),
              null,
              "no results_streams_opt_O<n>.csv and no results_streams.csv; only STREAM's own output"
                  + " is read, which is of "
                  + iterations
                  + " iterations; nothing tells whether a last one is lost");
    }
    files.forEach(tables::read);
    return tables;
  }

  /** Returns whether the generation, which has one table of all levels, writes a report. */
  boolean promiseReport() {
    return promiseReport;
  }

  /** Returns whether there are means of each level that was run, and says which have none. */
  boolean hasLevelsOf(Set<Setting> run) {
    TreeSet<String> missing = new TreeSet<>();
    run.forEach(setting -> missing.add(setting.levelName()));
    means.keySet().forEach(setting -> missing.remove(setting.levelName()));
    if (!missing.isEmpty() && !means.isEmpty()) {
      diagnostics.warning(
          "table-missing",
          places.values().iterator().next(),
          null,
          "no table has means of "
              + String.join(", ", missing)
              + "; expected one of each level that was run; only STREAM's own output is read");
    }
    return missing.isEmpty();
  }

  /** Returns the file that holds a setting's means, or {@code null}. */
  @Nullable String placeOf(Setting setting) {
    return places.get(setting);
  }

  private void read(FileEntry file) {
    Set<String> blocks = new HashSet<>();
    List<WrapperTable> tables = WrapperTable.readAll(file, "Array_sizes");
    if (tables.isEmpty()) {
      complete = false;
      diagnostics.warning(
          "table-empty", file.location(), null, file.name() + " holds no rates (is it cut?)");
    }
    for (WrapperTable table : tables) {
      Integer level = level(table);
      Integer sockets = sockets(table);
      if (version == null) {
        version = version(table);
      }
      if (level == null || sockets == null || table.header().isEmpty()) {
        reject(table);
        continue;
      }
      if (!blocks.add(level + " " + sockets)) {
        warn(
            table,
            "block-repeated",
            "a second block of O" + level + " with " + sockets + " sockets; the last is read");
        means.keySet().removeIf(key -> key.level() == level && key.sockets() == sockets);
      }
      block(table, level, sockets);
    }
    if (interval.start() == null && !blocks.isEmpty()) {
      diagnostics.warning(
          "no-dates",
          file.location(),
          null,
          file.name() + " has no dates (wrapper v2.1 or older); the time of the test is not known");
    }
  }

  private void reject(WrapperTable table) {
    complete = false;
    int line = table.rows().isEmpty() ? table.headerLine() : table.rows().get(0).line();
    diagnostics.warning(
        "block-unreadable",
        table.file().location(),
        line == 0 ? null : line,
        table.file().name()
            + ": a block without optimisation level, socket count or array sizes; left to STREAM's"
            + " own output");
  }

  private void block(WrapperTable table, int level, int sockets) {
    List<Integer> sizes = new ArrayList<>();
    for (String name : table.header()) {
      Matcher size = SIZE.matcher(name);
      Integer number = size.matches() ? Numbers.positiveInteger(size.group(1)) : null;
      if (number != null) {
        sizes.add(number);
      }
    }
    List<Integer> own = ownSizes(table, sizes);
    Map<Integer, Map<Kernel, Double>> bySize = new TreeMap<>();
    Set<Kernel> seen = new HashSet<>();
    for (WrapperTable.Row row : table.rows()) {
      Kernel kernel = Kernel.named(row.cells().get(0));
      if (kernel == null) {
        complete = false;
        row.error(diagnostics, "row-rejected", "'" + row + "' is none of STREAM's kernels");
        continue;
      }
      seen.add(kernel);
      row(table, row, kernel, own, bySize);
    }
    for (Kernel kernel : Kernel.values()) {
      if (!seen.contains(kernel)) {
        complete = false;
        warn(table, "kernel-missing", "a block of O" + level + " has no row " + kernel.label());
      }
    }
    bySize.forEach(
        (size, kernels) -> {
          Setting setting = new Setting(level, sockets, size);
          means.put(setting, kernels);
          ResultLimits.checkRuns(table.file().location(), means.size());
          places.put(setting, table.file().location());
        });
  }

  /**
   * In the k-th block of a file the wrapper repeats the values of the blocks before, so the last
   * count.
   */
  private void row(
      WrapperTable table,
      WrapperTable.Row row,
      Kernel kernel,
      List<Integer> own,
      Map<Integer, Map<Kernel, Double>> bySize) {
    List<String> values = new ArrayList<>(row.cells().subList(1, row.size()));
    boolean dated = table.hasColumn(START);
    boolean whole = !dated || dates(row, values);
    if (!whole || own.isEmpty() || values.isEmpty() || values.size() % own.size() != 0) {
      complete = false;
      row.error(
          diagnostics,
          "row-rejected",
          "'"
              + row
              + "' under "
              + own.size()
              + " array sizes; expected as many values or a multiple"
              + (dated ? ", and two dates" : "")
              + " (is it cut?); the row is left out");
      return;
    }
    if (values.size() > own.size() && bySize.isEmpty()) {
      row.warning(
          diagnostics,
          "values-repeated",
          values.size()
              + " values under "
              + own.size()
              + " array sizes; the last "
              + own.size()
              + " are this block's");
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      String text = values.get(values.size() - own.size() + i);
      Double mean = Numbers.decimal(text);
      Map<Kernel, Double> kernels =
          bySize.computeIfAbsent(own.get(i), key -> new EnumMap<>(Kernel.class));
      if (mean != null && mean > 0) {
        kernels.put(kernel, mean);
      } else {
        missing.add(own.get(i) + "k: '" + text + "'");
      }
    }
    if (!missing.isEmpty()) {
      row.warning(
          diagnostics,
          "value-missing",
          kernel.label()
              + " has no mean above 0 for "
              + String.join(", ", missing)
              + "; only STREAM's own output can tell it");
    }
  }

  /** For a while in 2025 the header of the second level repeated the sizes of the first. */
  private static List<Integer> ownSizes(WrapperTable table, List<Integer> sizes) {
    int values = table.rows().stream().mapToInt(row -> row.size() - 1).max().orElse(0);
    boolean twice = !table.hasColumn(START) && values > 0 && sizes.size() == 2 * values;
    return twice ? sizes.subList(values, sizes.size()) : sizes;
  }

  /** Takes the dates off the values; returns whether the row is long enough to have both. */
  private boolean dates(WrapperTable.Row row, List<String> values) {
    if (values.size() < 3) {
      return false;
    }
    String end = values.remove(values.size() - 1);
    String start = values.remove(values.size() - 1);
    if (Numbers.decimal(start) != null || Numbers.decimal(end) != null) {
      return false;
    }
    Interval dates = new Interval(Times.zoned(start), Times.zoned(end));
    if (dates.start() == null || dates.end() == null) {
      row.warning(diagnostics, "date-invalid", "'" + row + "' does not end in two dates");
    }
    interval = interval.span(dates);
    return true;
  }

  private void warn(WrapperTable table, String code, String message) {
    Integer line = table.headerLine() == 0 ? null : table.headerLine();
    diagnostics.warning(code, table.file().location(), line, table.file().name() + ": " + message);
  }

  private static @Nullable Integer level(WrapperTable table) {
    String meta = table.meta("Optimization level");
    Matcher level = LEVEL.matcher(meta == null ? table.file().name() : meta);
    return level.matches() ? Numbers.positiveInteger(level.group(1)) : null;
  }

  private static @Nullable Integer sockets(WrapperTable table) {
    for (String line : table.preamble()) {
      Matcher sockets = SOCKETS.matcher(line);
      if (sockets.matches()) {
        return Numbers.positiveInteger(sockets.group(1));
      }
    }
    return null;
  }

  private static @Nullable String version(WrapperTable table) {
    return table.preamble().stream()
        .filter(line -> line.startsWith(VERSION))
        .map(line -> line.substring(VERSION.length()).replace(":", "").strip())
        .filter(version -> !version.isEmpty())
        .findFirst()
        .orElse(null);
  }
}
