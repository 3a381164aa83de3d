package io.zathras.processor.streams;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's tables: {@code results_streams_opt_O<n>.csv}, before v2.3 {@code
 * results_streams.csv}. Each block has one optimisation level and socket count, and a column for
 * each array size. A cell is the mean over the iterations, cut to an integer. The dates are those
 * of the whole test.
 */
final class StreamTables {

  private static final Pattern SOCKETS = Pattern.compile("([0-9]+) Sockets?");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})k");
  private static final Pattern LEVEL = Pattern.compile("(?:.*_opt_)?O([0-9]+)(?:\\.csv)?");
  private static final String VERSION = "streams_version_#";

  private final ResultInput input;
  private final StreamOutputs outputs;
  private final ResultBuilder result;
  private final TreeMap<StreamSetting, MetricValues> means = new TreeMap<>();
  private final TreeMap<StreamSetting, Report> places = new TreeMap<>();
  private Interval interval = Interval.UNKNOWN;
  private @Nullable String version;
  private boolean promisesReport;

  /** The kernels without a mean for one size: the row and cell of the first, and their names. */
  private record Gap(WrapperTable.Row row, String text, List<String> kernels) {

    @Override
    public String toString() {
      return String.join(", ", kernels) + " ('" + text + "')";
    }
  }

  /**
   * Reads the tables.
   *
   * @param outputs STREAM's own outputs
   * @param result takes the whole test's interval and STREAM's version, and is marked as incomplete
   *     when a table, a block or a row is missing
   */
  StreamTables(ResultInput input, StreamOutputs outputs, ResultBuilder result) {
    this.input = input;
    this.outputs = outputs;
    this.result = result;
    List<FileEntry> files = input.files().find("**/results_streams_opt_O*.csv");
    FileEntry whole = input.firstOf("results_streams.csv", "streams_results/results_streams.csv");
    if (files.isEmpty() && whole != null) {
      files = List.of(whole);
      promisesReport = true;
    }
    if (files.isEmpty()) {
      incomplete(
          input.report(),
          "table-missing",
          "no results_streams_opt_O<n>.csv and no results_streams.csv; only STREAM's own output is"
              + " read, which is of %s; nothing tells whether a last one is lost",
          Numbers.counted(outputs.iterations(), "iteration"));
    }
    files.forEach(this::read);
    checkLevels(outputs.bySetting().keySet());
    result.interval(interval).version(outputs.version(), version);
  }

  Set<StreamSetting> settings() {
    return means.keySet();
  }

  /**
   * Returns the means of a setting without kernels that have none; empty if several sizes share its
   * label.
   */
  MetricValues meansOf(StreamSetting setting) {
    StreamSetting label = setting.labelled();
    return outputs.labelled(label).size() > 1
        ? new MetricValues()
        : means.getOrDefault(label, new MetricValues());
  }

  /** Returns the report about the file with a setting's means, else about the result. */
  Report reportOf(StreamSetting setting) {
    return places.getOrDefault(setting.labelled(), input.report());
  }

  /**
   * Returns whether the wrapper, of the generation with one table of all levels, writes a report.
   */
  boolean promisesReport() {
    return promisesReport;
  }

  private void checkLevels(Set<StreamSetting> run) {
    TreeSet<String> missing = new TreeSet<>();
    run.forEach(setting -> missing.add(setting.levelName()));
    means.keySet().forEach(setting -> missing.remove(setting.levelName()));
    if (!missing.isEmpty() && !means.isEmpty()) {
      Report first = places.firstEntry().getValue();
      incomplete(
          first,
          "table-missing",
          "no table has means of %s; expected one of each level that was run; only STREAM's own"
              + " output is read",
          String.join(", ", missing));
    }
  }

  private void read(FileEntry file) {
    Set<String> blocks = new HashSet<>();
    List<WrapperTable> tables = input.tables(file, "Array_sizes");
    if (tables.isEmpty()) {
      incomplete(input.report(file), "table-empty", "no rates in %s", file.name());
    }
    for (WrapperTable table : tables) {
      Integer level = level(table);
      Integer sockets = sockets(table);
      version = version == null ? version(table) : version;
      if (level == null || sockets == null || table.header().isEmpty()) {
        unreadable(table);
        continue;
      }
      String name = "O" + level + " with " + Numbers.counted(sockets, "socket");
      if (!blocks.add(name)) {
        Report header = table.report().at(table.headerLine());
        header.warning(
            "block-repeated", "%s: a second block of %s; the last is read", file.name(), name);
        means.keySet().removeIf(key -> key.level() == level && key.sockets() == sockets);
      }
      block(table, level, sockets);
    }
    if (interval.start() == null && !blocks.isEmpty()) {
      input
          .report(file)
          .warning(
              "no-dates",
              "%s has no dates (wrapper v2.1 or older); the time of the test is not known",
              file.name());
    }
  }

  private void unreadable(WrapperTable table) {
    int line = table.rows().isEmpty() ? table.headerLine() : table.rows().get(0).line();
    incomplete(
        table.report().at(line),
        "block-unreadable",
        "a block without optimisation level, socket count or array sizes; left to STREAM's own"
            + " output");
  }

  private void block(WrapperTable table, int level, int sockets) {
    List<StreamSetting> settings =
        sizes(table).stream().map(size -> new StreamSetting(level, sockets, size, null)).toList();
    Map<StreamSetting, MetricValues> block = new LinkedHashMap<>();
    Map<StreamSetting, Gap> gaps = new LinkedHashMap<>();
    Set<Kernel> missing = EnumSet.allOf(Kernel.class);
    for (WrapperTable.Row row : table.rows()) {
      Kernel kernel = Kernel.named(row.cells().get(0));
      if (kernel == null) {
        reject(row, "'%s' is none of STREAM's kernels", row);
      } else {
        missing.remove(kernel);
        means(row, kernel, values(table, row, settings.size()), settings, block, gaps);
      }
    }
    if (!missing.isEmpty()) {
      incomplete(
          table.report().at(table.headerLine()),
          "kernel-missing",
          "a block of O%s has no row %s",
          level,
          missing.stream().map(Kernel::label).collect(Collectors.joining(", ")));
    }
    dropRepeated(settings, block, table);
    check(gaps);
    means.putAll(block);
    block.keySet().forEach(setting -> places.put(setting, table.report()));
    ResultLimits.checkRuns(table.file().location(), means.size());
  }

  /** Drops the means of sizes that round to one label, because their columns have the same name. */
  private void dropRepeated(
      List<StreamSetting> settings, Map<StreamSetting, MetricValues> block, WrapperTable table) {
    Set<StreamSetting> seen = new HashSet<>();
    for (StreamSetting setting : settings) {
      if (!seen.add(setting) && block.put(setting, new MetricValues()) != null) {
        Report header = table.report().at(table.headerLine());
        if (outputs.labelled(setting).isEmpty()) {
          incomplete(
              header,
              "size-repeated",
              "several columns are called %s; only STREAM's own output, which is missing, tells"
                  + " them apart; they are left out",
              setting.sizeLabel());
        }
      }
    }
  }

  /**
   * Reports missing means, except those whose rates an output of STREAM lacks, which is already
   * reported.
   */
  private void check(Map<StreamSetting, Gap> gaps) {
    gaps.keySet()
        .removeIf(
            setting ->
                outputs.labelled(setting).stream()
                    .flatMap(size -> outputs.of(size).stream())
                    .anyMatch(output -> !output.hasAllRates()));
    if (!gaps.isEmpty()) {
      gaps.values()
          .iterator()
          .next()
          .row()
          .warning(
              "value-missing",
              "no mean above 0 for %s; only STREAM's own output can tell it",
              gaps.entrySet().stream()
                  .map(gap -> gap.getKey().sizeLabel() + " of " + gap.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  /**
   * Returns the sizes in the header, which for a while in 2025 repeated those of the first level
   * for the second.
   */
  private static List<Integer> sizes(WrapperTable table) {
    List<Integer> sizes =
        table.header().stream()
            .map(SIZE::matcher)
            .filter(Matcher::matches)
            .map(size -> Integer.valueOf(size.group(1)))
            .toList();
    int values = table.rows().stream().mapToInt(row -> row.size() - 1).max().orElse(0);
    boolean twice = !table.hasDates() && values > 0 && sizes.size() == 2 * values;
    return twice ? sizes.subList(values, sizes.size()) : sizes;
  }

  /**
   * Returns the fields between the kernel and the dates, which may belong to several blocks; empty
   * for a cut row.
   */
  private List<String> values(WrapperTable table, WrapperTable.Row row, int sizes) {
    boolean dated = table.hasDates();
    int end = row.size() - (dated ? 2 : 0);
    boolean whole = end > 1;
    if (whole && dated) {
      whole = row.cells().stream().skip(end).noneMatch(date -> Numbers.decimal(date) != null);
      interval = whole ? interval.span(row.lastDates()) : interval;
    }
    if (!whole || sizes == 0 || (end - 1) % sizes != 0) {
      reject(
          row,
          "'%s' under %s; expected as many values or a multiple%s (is it cut?)",
          row,
          Numbers.counted(sizes, "array size"),
          dated ? ", and two dates" : "");
      return List.of();
    }
    return row.cells().subList(1, end);
  }

  /**
   * Takes the last values of a row, because the wrapper repeats those of all earlier blocks before
   * them.
   */
  private static void means(
      WrapperTable.Row row,
      Kernel kernel,
      List<String> values,
      List<StreamSetting> settings,
      Map<StreamSetting, MetricValues> block,
      Map<StreamSetting, Gap> gaps) {
    if (values.isEmpty()) {
      return;
    }
    int sizes = settings.size();
    if (values.size() > sizes && block.isEmpty()) {
      row.warning(
          "values-repeated",
          "%s values under %s; the last %s %s this block's",
          values.size(),
          Numbers.counted(sizes, "array size"),
          sizes == 1 ? "one" : sizes,
          sizes == 1 ? "is" : "are");
    }
    for (int i = 0; i < sizes; i++) {
      String text = values.get(values.size() - sizes + i);
      Double mean = Numbers.positive(text);
      block.computeIfAbsent(settings.get(i), key -> new MetricValues()).put(kernel.metric(), mean);
      if (mean == null) {
        gaps.computeIfAbsent(settings.get(i), key -> new Gap(row, text, new ArrayList<>()))
            .kernels()
            .add(kernel.label());
      }
    }
  }

  private void reject(WrapperTable.Row row, String format, Object... arguments) {
    result.incomplete();
    row.reject(format, arguments);
  }

  private void incomplete(Report place, String code, String format, Object... arguments) {
    result.incomplete();
    place.warning(code, format, arguments);
  }

  private static @Nullable Integer level(WrapperTable table) {
    String meta = table.meta("Optimization level");
    return Numbers.positiveInteger(LEVEL, meta == null ? table.file().name() : meta);
  }

  private static @Nullable Integer sockets(WrapperTable table) {
    return table.preamble().stream()
        .flatMap(line -> Stream.ofNullable(Numbers.positiveInteger(SOCKETS, line)))
        .findFirst()
        .orElse(null);
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
