package io.zathras.processor.passmark;

import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All iterations of the test.
 *
 * @param list the iterations of this test that have a file, in numeric order
 * @param missing the first numbers without a file of this test, up to the last known iteration
 * @param stale the numbers whose file is from an earlier test
 * @param lastIsThere whether the last known iteration has a file
 */
record Iterations(
    List<Iteration> list, List<Integer> missing, List<Integer> stale, boolean lastIsThere) {

  private static final Pattern FILE = Pattern.compile("results_all_(?<number>[0-9]+)\\.yml");

  /** The console is named after the last iteration. */
  private static final Pattern CONSOLE = Pattern.compile("passmark_(?<number>[0-9]+)\\.out");

  /**
   * Reads the iterations.
   *
   * @param result is marked as incomplete when the number of iterations is unknown
   */
  static Iterations read(ResultInput input, ResultBuilder result) {
    TreeMap<Integer, NamedFile> files = numbered(input, FILE);
    TreeMap<Integer, NamedFile> consoles = numbered(input, CONSOLE);
    List<Iteration> all = files.values().stream().map(file -> new Iteration(file, input)).toList();
    List<Integer> stale = stale(all);
    TreeMap<Integer, Iteration> own = new TreeMap<>();
    for (Iteration iteration : all) {
      if (!stale.contains(iteration.number())) {
        iteration.read();
        own.put(iteration.number(), iteration);
      }
    }
    int last = own.isEmpty() ? 0 : own.lastKey();
    int known = consoles.isEmpty() ? last : Math.max(last, consoles.lastKey());
    Iterations iterations =
        new Iterations(
            List.copyOf(own.values()), Gaps.before(own.keySet(), known), stale, last == known);
    if (!all.isEmpty() && consoles.isEmpty()) {
      result.incomplete();
      input
          .report()
          .warning(
              "console-missing",
              "passmark_<last>.out is missing; expected one; nothing tells how many iterations"
                  + " there were");
    }
    if (!all.isEmpty()) {
      iterations.check(input.report());
    }
    return iterations;
  }

  private static TreeMap<Integer, NamedFile> numbered(ResultInput input, Pattern path) {
    TreeMap<Integer, NamedFile> files = new TreeMap<>();
    input.named(path, "number").forEach(file -> files.putIfAbsent(file.number("number"), file));
    return files;
  }

  /** Returns the iterations that an earlier, longer test left in the directory. */
  private static List<Integer> stale(List<Iteration> all) {
    List<Integer> stale = new ArrayList<>();
    Iteration newest = null;
    for (Iteration iteration : all) {
      LocalDateTime stamp = iteration.stamp();
      LocalDateTime before = newest == null ? null : newest.stamp();
      if (stamp == null) {
        continue;
      }
      if (newest == null || before == null || !stamp.isBefore(before)) {
        newest = iteration;
      } else {
        stale.add(iteration.number());
        iteration
            .report()
            .at(iteration.stampLine())
            .warning(
                "iteration-stale",
                "TimeStamp %s is older than %s of iteration %s: results_all_%s.yml is of an earlier"
                    + " test and is left out",
                stamp,
                before,
                newest.number(),
                iteration.number());
      }
    }
    return stale;
  }

  private void check(Report report) {
    for (int number : missing) {
      if (!stale.contains(number)) {
        report.warning(
            "iteration-missing",
            "iteration %s missing: no results_all_%s.yml; expected one for every number; the means"
                + " are without it",
            number,
            number);
      }
    }
    checkEqual("version", Iteration::version);
    checkEqual("NumTestProcesses", iteration -> iteration.settings().get("num_test_processes"));
  }

  private void checkEqual(String what, Function<Iteration, @Nullable Object> property) {
    List<Object> different =
        list.stream().map(property).filter(Objects::nonNull).distinct().toList();
    if (different.size() > 1) {
      list.get(0)
          .report()
          .warning(
              "iterations-differ",
              "%s differs among the iterations: %s; expected the same in all; the first is stated",
              what,
              different);
    }
  }

  List<Iteration> complete() {
    return list.stream().filter(iteration -> iteration.problem() == null).toList();
  }

  /** Returns whether the test had one iteration only. */
  boolean isOne() {
    return list.size() == 1 && missing.isEmpty();
  }

  /** Returns the benchmark's version from the first iteration that has one, or {@code null}. */
  @Nullable String version() {
    return list.stream().map(Iteration::version).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Returns the local times of the iterations that have one. */
  List<LocalDateTime> stamps() {
    return list.stream().map(Iteration::stamp).filter(Objects::nonNull).toList();
  }

  /** Returns the local time of the last iteration, or {@code null} when unknown. */
  @Nullable LocalDateTime lastStamp() {
    return lastIsThere && !list.isEmpty() ? list.get(list.size() - 1).stamp() : null;
  }

  /** Returns the problem of each incomplete iteration by the iteration's name. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    for (Iteration iteration : list) {
      String problem = iteration.problem();
      if (problem != null) {
        problems.put("iteration_" + iteration.number(), problem);
      }
    }
    return problems;
  }
}
