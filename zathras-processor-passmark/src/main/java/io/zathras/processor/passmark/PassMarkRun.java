package io.zathras.processor.passmark;

import io.zathras.schema.Diagnostics;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the one run of the test: a point for each complete iteration. */
final class PassMarkRun {

  private final Iterations iterations;
  private final List<Iteration> complete;
  private final TestTimes times;
  private final Run.Builder run = Run.builder();

  private PassMarkRun(Iterations iterations, TestTimes times) {
    this.iterations = iterations;
    this.complete = iterations.complete();
    this.times = times;
  }

  static Run of(Iterations iterations, TestTimes times, Diagnostics diagnostics) {
    return new PassMarkRun(iterations, times).build(diagnostics);
  }

  private Run build(Diagnostics diagnostics) {
    Iteration stated = complete.isEmpty() ? iterations.list().get(0) : complete.get(0);
    run.runNumber(1)
        .startTime(times.start())
        .endTime(times.end())
        .durationSeconds(iterations.isOne() ? times.last().seconds() : null)
        .configuration(stated.configuration())
        .measured(points(), PassMarkKeys.CPU_MARK);
    incomplete();
    return run.status(status(allMeasured(diagnostics))).build();
  }

  private Status status(boolean allMeasured) {
    if (complete.isEmpty()) {
      return Status.FAIL;
    }
    boolean all = iterations.missing().isEmpty() && complete.size() == iterations.list().size();
    return all && allMeasured ? Status.PASS : Status.PARTIAL;
  }

  private TimeSeries points() {
    TimeSeries.Builder points = TimeSeries.builder();
    for (Iteration iteration : complete) {
      points.at(
          times.utc(iteration.stamp()),
          PointConfiguration.ofRepetition("iteration", iteration.number()),
          iteration.values());
    }
    return points.build();
  }

  private void incomplete() {
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (Iteration iteration : iterations.list()) {
      if (iteration.problem() != null) {
        reasons.put("iteration_" + iteration.number(), iteration.problem());
      }
    }
    if (!reasons.isEmpty()) {
      run.validation("incomplete_iterations", reasons);
    }
    if (!iterations.missing().isEmpty()) {
      run.validation("missing_iterations", iterations.missing());
    }
  }

  /**
   * What is 0 in every iteration cannot be run here; what is 0 in some of them failed there.
   *
   * @return whether every iteration measured what one of them did
   */
  private boolean allMeasured(Diagnostics diagnostics) {
    Set<String> measured = new LinkedHashSet<>();
    complete.forEach(iteration -> measured.addAll(iteration.values().keySet()));
    Set<String> never = new LinkedHashSet<>();
    complete.forEach(iteration -> never.addAll(iteration.notRun()));
    never.removeAll(measured);
    if (!never.isEmpty()) {
      run.validation("not_run", List.copyOf(never));
    }
    Map<String, Object> notMeasured = new LinkedHashMap<>();
    for (Iteration iteration : complete) {
      Set<String> lacking = new LinkedHashSet<>(measured);
      lacking.removeAll(iteration.values().keySet());
      if (!lacking.isEmpty()) {
        notMeasured.put("iteration_" + iteration.number(), List.copyOf(lacking));
        diagnostics.warning(
            "value-missing",
            iteration.file().location(),
            null,
            String.join(", ", lacking)
                + ": 0, which says not run, or no value; expected one as in the other iterations;"
                + " iteration "
                + iteration.number()
                + " is not in their means");
      }
    }
    if (!notMeasured.isEmpty()) {
      run.validation("not_measured", notMeasured);
    }
    return notMeasured.isEmpty();
  }
}
