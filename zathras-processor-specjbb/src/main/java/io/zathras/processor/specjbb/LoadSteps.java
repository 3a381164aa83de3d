package io.zathras.processor.specjbb;

import io.zathras.processor.specjbb.SpecTable.Step;
import io.zathras.processor.spi.RepeatedFindings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an iteration's load: those of the wrapper's table, compared with the JVMs' reports,
 * and those that are only in the reports.
 *
 * @param list the steps by warehouses
 * @param agree whether no step of the table differs from the reports
 */
record LoadSteps(List<Step> list, boolean agree) {

  /**
   * Compares the table with the reports. If each JVM has a report, the reports count, and a step
   * that one of them lacks is left out. In the oldest generation the table counts, because its
   * values are the best of all reports over JVMs and iterations.
   *
   * @param jvms how many JVMs ran, or {@code null} when unknown
   */
  static LoadSteps of(SpecTable table, List<JvmReport> reports, @Nullable Integer jvms) {
    boolean addUp = jvms != null && reports.size() == jvms;
    Map<Long, Long> reported = new TreeMap<>();
    Set<Long> ofSome = new HashSet<>();
    if (addUp) {
      sum(reports, reported, ofSome);
    } else if (jvms == null && !table.isMissing()) {
      reports.forEach(
          each -> each.bops().forEach((key, bops) -> reported.merge(key, bops, Math::max)));
    }
    List<Step> steps = new ArrayList<>();
    RepeatedFindings findings = new RepeatedFindings();
    for (Step step : table.steps()) {
      // A repeated row of the oldest generation may be of another iteration, so the first counts.
      Long bops = addUp ? reported.get(step.warehouses()) : reported.remove(step.warehouses());
      if (bops == null && ofSome.contains(step.warehouses())) {
        findings.warning(
            table.report().at(step.line()),
            "step-incomplete",
            step + ", and not every JVM's report has this step",
            "it is left out");
      } else if (bops == null || bops == step.bops()) {
        steps.add(step);
      } else {
        steps.add(addUp ? new Step(step.line(), step.warehouses(), bops) : step);
        findings.warning(
            table.report().at(step.line()),
            "table-differs",
            step
                + (addUp
                    ? ", and the JVMs' reports add up to "
                    : ", and the best of the reports is ")
                + bops,
            addUp ? "the reports count" : "the table counts");
      }
    }
    boolean agree = findings.isEmpty();
    table.steps().forEach(step -> reported.remove(step.warehouses()));
    if (table.isMissing() || !steps.isEmpty()) {
      reported.forEach(
          (warehouses, bops) -> {
            steps.add(new Step(0, warehouses, bops));
            if (!table.isMissing() && !table.unread().contains(warehouses)) {
              findings.warning(
                  table.report(),
                  "step-not-in-table",
                  SpecTable.NAME
                      + " has no step of "
                      + warehouses
                      + " warehouses; the JVMs' reports have "
                      + bops
                      + " bops",
                  "the reports count");
            }
          });
    }
    findings.report();
    steps.sort(Comparator.comparingLong(Step::warehouses));
    return new LoadSteps(steps, agree);
  }

  /**
   * Adds up warehouses and bops over the JVMs.
   *
   * @param sums takes the steps that every JVM has
   * @param ofSome takes the warehouses of the steps that only some JVMs have
   */
  private static void sum(List<JvmReport> reports, Map<Long, Long> sums, Set<Long> ofSome) {
    Map<Long, Long> totals = new HashMap<>();
    Map<Long, Long> jvms = new HashMap<>();
    for (JvmReport report : reports) {
      report
          .bops()
          .forEach(
              (warehouses, bops) -> {
                totals.merge(warehouses, bops, Long::sum);
                jvms.merge(warehouses, 1L, Long::sum);
              });
    }
    totals.forEach(
        (warehouses, bops) -> {
          long having = jvms.getOrDefault(warehouses, 0L);
          if (having == reports.size()) {
            sums.put(warehouses * having, bops);
          } else {
            ofSome.add(warehouses * having);
          }
        });
  }
}
