package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.RepeatedFindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Combines the consoles of all iterations with the table, which covers the last one. Where both
 * have a result and differ, the console counts. A result that the console lacks comes from the
 * table.
 */
final class Options {

  private static final int SAMPLES_FOR_A_ROW = 3;

  /** The limit of metrics, because each is a field in an index. */
  private static final int MOST_METRICS = 50;

  private static final String UNFINISHED =
      "the table ends in this row, so digits of its last number may be lost";

  private final @Nullable String subTest;
  private final int last;
  private final boolean allNamed;
  private final List<MeasuredOption> options = new ArrayList<>();
  private final Map<String, List<MeasuredOption>> byKey = new HashMap<>();
  private final Map<String, Metric> metrics = new HashMap<>();
  private final RepeatedFindings findings = new RepeatedFindings();

  private Options(List<Console> consoles, @Nullable String subTest) {
    this.subTest = subTest;
    last = consoles.isEmpty() ? 1 : consoles.get(consoles.size() - 1).iteration();
    allNamed = !consoles.isEmpty() && consoles.stream().allMatch(Console::namesAllPromised);
  }

  /** Returns the options in the suite's order, then those that are only in the table. */
  static List<MeasuredOption> of(
      List<Console> consoles, PhoronixTable table, @Nullable String subTest) {
    Options all = new Options(consoles, subTest);
    consoles.forEach(all::add);
    table.rows().forEach(all::add);
    if (!table.rows().isEmpty()) {
      all.options.forEach(all::checkRows);
    }
    all.options.forEach(option -> option.check(consoles, all.findings));
    all.findings.report();
    return List.copyOf(all.options);
  }

  private void add(Console console) {
    Map<String, Integer> occurrences = new HashMap<>();
    for (Block block : console.blocks()) {
      String key = block.option().key();
      int occurrence = occurrences.merge(key, 1, Integer::sum) - 1;
      List<MeasuredOption> same = byKey.computeIfAbsent(key, unseen -> new ArrayList<>());
      if (occurrence == same.size()) {
        same.add(new MeasuredOption(block.option(), true));
        options.add(same.get(occurrence));
      }
      same.get(occurrence).blocks().put(console.iteration(), inKnownUnits(block));
    }
  }

  /** Leaves out a result whose unit gives a metric name that an earlier unit already has. */
  private Block inKnownUnits(Block block) {
    List<Result> known = new ArrayList<>();
    for (Result result : block.results()) {
      Metric metric = result.metric();
      boolean full = metrics.size() == MOST_METRICS && !metrics.containsKey(metric.name());
      Metric first = full ? null : metrics.computeIfAbsent(metric.name(), name -> metric);
      if (first == null) {
        block
            .report()
            .error(
                "units-too-many",
                "%s: '%s' is one unit more than %s; the result is left out",
                block.option().name(),
                result.unit(),
                MOST_METRICS);
      } else if (first.equals(metric)) {
        known.add(result);
      } else {
        block
            .report()
            .error(
                "unit-differs",
                "%s: the unit '%s' gives the metric %s, whose unit is '%s' elsewhere; the result"
                    + " is left out",
                block.option().name(),
                result.unit(),
                metric.name(),
                first.unit());
      }
    }
    return known.size() == block.results().size()
        ? block
        : block.withResults(known).failed("a result is left out for its unit", Block.SAID);
  }

  private void add(PhoronixTable.Row row) {
    String key = row.option().key();
    List<MeasuredOption> same = byKey.getOrDefault(key, List.of());
    if (key.isEmpty() && options.size() == 1) {
      same = options;
    }
    if (same.isEmpty() && allNamed) {
      row.report()
          .error(
              "row-unknown",
              "the console has no option '%s'; the row is left out (did the wrapper mix up the"
                  + " lines of two options?)",
              row.option().name());
    } else if (same.isEmpty()) {
      // The table of a sub-test with only one option does not name it.
      TestOption option = key.isEmpty() && subTest != null ? TestOption.of(subTest) : row.option();
      MeasuredOption only = new MeasuredOption(option, false);
      byKey.computeIfAbsent(key, unseen -> new ArrayList<>()).add(only);
      options.add(only);
      take(row, only, 0);
    } else if (same.size() > 1 && row.occurrence() < same.size()) {
      take(row, same.get(row.occurrence()), 0);
    } else {
      take(row, same.get(0), row.occurrence());
    }
  }

  /** Takes a row as the result with this index of an option, in the last iteration. */
  private void take(PhoronixTable.Row row, MeasuredOption option, int index) {
    Block block = option.blocks().get(last);
    if (block == null) {
      block = new Block(row.report(), row.option(), List.of(), null, 0);
    }
    Double average = row.average();
    if (average == null) {
      option.blocks().putIfAbsent(last, block.failed("its row has no value", Block.SAID));
      option.countRow();
      return;
    }
    List<Result> results = new ArrayList<>(block.results());
    String unit = Units.inTable(subTest, row.column(), row.option().key(), index);
    Metric metric = Units.metric(unit);
    boolean contradicted = false;
    if (index < results.size()) {
      Result shown = results.get(index);
      contradicted = shown.average() != average && !row.isCut();
      results.set(index, compared(shown, average, row));
    } else if (index == results.size()
        && results.stream().noneMatch(result -> result.metric().equals(metric))) {
      results.add(new Result(unit, average, row.deviation(), List.of()));
      if (row.isCut()) {
        row.warn("row-unfinished", UNFINISHED);
      }
      if (option.isInConsole()) {
        row.warn("result-from-table", "the console shows no result of it; the table's is used");
      }
    } else {
      row.report()
          .error(
              "row-repeated",
              "a row more than '" + row.option().name() + "' has results; it is left out");
    }
    Block taken = inKnownUnits(block.withResults(results));
    option
        .blocks()
        .put(
            last,
            contradicted && taken.problem() == null
                ? taken.failed("the table has " + average, Block.SAID)
                : taken);
    option.countRow();
  }

  /**
   * Compares a row with the console, which counts because the table is made from it and the result
   * must agree with its samples.
   */
  private Result compared(Result shown, double average, PhoronixTable.Row row) {
    Double printed = shown.deviation();
    Double deviation = row.deviation() == null ? printed : row.deviation();
    boolean equal = shown.average() == average && Objects.equals(printed, deviation);
    if (row.isCut() && !equal) {
      row.warn("row-unfinished", UNFINISHED + "; the console's " + shown.average() + " is used");
      return shown;
    }
    if (shown.average() != average) {
      differs(row, "", average, shown.average());
    } else if (printed != null && deviation != null && !printed.equals(deviation)) {
      differs(row, "a deviation of ", deviation, printed);
    }
    return printed == null ? shown.withDeviation(deviation) : shown;
  }

  private void differs(PhoronixTable.Row row, String what, double table, double console) {
    findings.warning(
        row.report(),
        "table-differs",
        row.option().name() + ": the table has " + what + table + " and the console " + console,
        "the console counts");
  }

  /** Reports results of the last iteration without a row. */
  private void checkRows(MeasuredOption option) {
    Block block = option.blocks().get(last);
    if (block != null && option.isInConsole() && option.rows() < block.results().size()) {
      boolean few = block.results().get(0).samples().size() < SAMPLES_FOR_A_ROW;
      findings.warning(
          block.report(),
          "not-in-table",
          option.option().name()
              + " has no row in the table"
              + (few ? ", as the wrapper leaves out what has fewer than 3 samples" : ""),
          "the console is used");
    }
  }
}
