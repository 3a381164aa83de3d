package io.zathras.processor.passmark;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the one run of the test: a point for each complete iteration. */
final class PassMarkRun {

  private PassMarkRun() {}

  static RunBuilder add(ResultBuilder result, Iterations iterations, TestTimes times) {
    List<Iteration> complete = iterations.complete();
    Iteration stated = complete.isEmpty() ? iterations.list().get(0) : complete.get(0);
    RunBuilder run =
        result
            .run(null)
            .settings(stated.settings())
            .times(new Interval(times.start(), times.end()))
            .duration(iterations.isOne() ? times.last().seconds() : null)
            .spread(PassMarkMetrics.CPU_MARK)
            .verdict(Status.PASS)
            .evidence("incomplete_iterations", iterations.problems())
            .evidence("missing_iterations", iterations.missing());
    for (Iteration iteration : complete) {
      run.point(
          times.utc(iteration.stamp()),
          PointConfiguration.ofRepetition("iteration", iteration.number()),
          iteration.values());
    }
    boolean all = iterations.missing().isEmpty() && iterations.problems().isEmpty();
    return allMeasured(run, complete) && all ? run : run.incomplete();
  }

  /**
   * What is 0 in every iteration cannot be run here; what is 0 in some of them failed there.
   *
   * @return whether every iteration measured what one of them did
   */
  private static boolean allMeasured(RunBuilder run, List<Iteration> complete) {
    Set<String> measured = new LinkedHashSet<>();
    Set<String> never = new LinkedHashSet<>();
    for (Iteration iteration : complete) {
      iteration.values().metrics().forEach(metric -> measured.add(metric.name()));
      never.addAll(iteration.notRun());
    }
    never.removeAll(measured);
    Map<String, List<String>> notMeasured = new LinkedHashMap<>();
    for (Iteration iteration : complete) {
      Set<String> lacking = new LinkedHashSet<>(measured);
      iteration.values().metrics().stream().map(Metric::name).forEach(lacking::remove);
      if (!lacking.isEmpty()) {
        notMeasured.put("iteration_" + iteration.number(), List.copyOf(lacking));
        String message =
            "%s: 0, which says not run, or no value; expected one as in the other iterations;"
                + " iteration %s is not in their means";
        String keys = String.join(", ", lacking);
        iteration.report().warning("value-missing", message.formatted(keys, iteration.number()));
      }
    }
    run.evidence("not_run", List.copyOf(never)).evidence("not_measured", notMeasured);
    return notMeasured.isEmpty();
  }
}
