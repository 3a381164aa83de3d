package io.zathras.processor.specjbb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an iteration's load: those of the wrapper's table where they can be compared with
 * the JVMs' reports as these say, and the reports' own where the table has none.
 */
final class SpecSteps {

  private final List<SpecReport> reports;
  private final List<SpecTable.Step> list = new ArrayList<>();
  private boolean agree = true;

  private SpecSteps(List<SpecReport> reports) {
    this.reports = reports;
  }

  /** Returns the steps, by warehouses. */
  List<SpecTable.Step> list() {
    return list;
  }

  /** Returns whether the table is of these reports. */
  boolean agree() {
    return agree;
  }

  /**
   * Compares the table with the reports.
   *
   * @param table the wrapper's table, or {@code null}
   * @param reports the reports that are there
   * @param jvms how many there should be, or {@code null}
   */
  static SpecSteps of(@Nullable SpecTable table, List<SpecReport> reports, @Nullable Integer jvms) {
    SpecSteps own = new SpecSteps(reports);
    boolean comparable = jvms != null && reports.size() == jvms;
    if (table == null && comparable) {
      own.sums()
          .forEach((warehouses, bops) -> own.list.add(new SpecTable.Step(0, warehouses, bops)));
    } else if (table != null && comparable) {
      own.list.addAll(own.compared(table));
    } else if (table != null) {
      own.list.addAll(jvms == null ? own.comparedWithBest(table) : table.steps);
    }
    own.list.sort(Comparator.comparingLong(SpecTable.Step::warehouses));
    return own;
  }

  /** Returns the bops of the steps that every JVM has, by warehouses, both summed over the JVMs. */
  private Map<Long, Long> sums() {
    TreeMap<Long, Long> sums = new TreeMap<>();
    for (int warehouses : reports.get(0).bops().keySet()) {
      if (reports.stream().allMatch(report -> report.bops().containsKey(warehouses))) {
        sums.put(
            (long) warehouses * reports.size(),
            reports.stream().mapToLong(report -> report.bops().getOrDefault(warehouses, 0)).sum());
      }
    }
    return sums;
  }

  private List<SpecTable.Step> compared(SpecTable table) {
    Map<Long, Long> sums = sums();
    Map<Integer, Long> having =
        reports.stream()
            .flatMap(report -> report.bops().keySet().stream())
            .collect(Collectors.groupingBy(warehouses -> warehouses, Collectors.counting()));
    Set<Long> ofSome = new HashSet<>();
    having.forEach(
        (warehouses, count) -> {
          if (count < reports.size()) {
            ofSome.add(warehouses * count);
          }
        });
    List<SpecTable.Step> steps = new ArrayList<>();
    for (SpecTable.Step step : table.steps) {
      Long sum = sums.get(step.warehouses());
      if (sum == null && ofSome.contains(step.warehouses())) {
        warn(
            table, "step-incomplete", step, "not every JVM's report has this step; it is left out");
      } else if (sum != null && sum != step.bops()) {
        steps.add(new SpecTable.Step(step.line(), step.warehouses(), sum));
        agree = false;
        warn(
            table, "table-differs", step, "the JVMs' reports add up to " + sum + ", which is used");
      } else {
        steps.add(step);
      }
    }
    if (!steps.isEmpty()) {
      table.steps.forEach(step -> sums.remove(step.warehouses()));
      sums.forEach((warehouses, bops) -> steps.add(lost(table, warehouses, bops)));
    }
    return steps;
  }

  /**
   * In the oldest generation the table has the best of all reports, whichever JVM or iteration they
   * are of; it stands, and says when a report is lost.
   */
  private List<SpecTable.Step> comparedWithBest(SpecTable table) {
    TreeMap<Integer, Integer> best = new TreeMap<>();
    reports.forEach(
        report ->
            report.bops().forEach((warehouses, bops) -> best.merge(warehouses, bops, Math::max)));
    List<SpecTable.Step> steps = new ArrayList<>(table.steps);
    for (SpecTable.Step step : table.steps) {
      Integer own = best.remove((int) step.warehouses());
      if (own != null && own != step.bops()) {
        agree = false;
        warn(
            table,
            "table-differs",
            step,
            "the best of the reports is " + own + "; the table's stands");
      }
    }
    if (!steps.isEmpty()) {
      best.forEach((warehouses, bops) -> steps.add(lost(table, warehouses, bops)));
    }
    return steps;
  }

  /** What the table lost, or what cannot be read in it, the reports still have. */
  private static SpecTable.Step lost(SpecTable table, long warehouses, long bops) {
    table.report.warning(
        "step-not-in-table",
        SpecJbbProcessor.TABLE
            + " has no step of "
            + warehouses
            + " warehouses; the JVMs' reports have "
            + bops
            + " bops, which are used");
    return new SpecTable.Step(0, warehouses, bops);
  }

  private static void warn(SpecTable table, String code, SpecTable.Step step, String message) {
    table
        .report
        .at(step.line())
        .warning(
            code,
            SpecJbbProcessor.TABLE
                + " line "
                + step.line()
                + ": "
                + step.bops()
                + " bops with "
                + step.warehouses()
                + " warehouses; "
                + message);
  }
}
