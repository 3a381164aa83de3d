package io.zathras.processor.autohpl;

import io.zathras.processor.autohpl.Solution.Problem;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.StatusRules;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All outputs of HPL in a result. A saved output, such as {@code auto_hpl.out}, has more than the
 * wrapper's table, which keeps only the last row and no check.
 */
record HplOutputs(List<HplOutput> outputs) {

  private static final Pattern FILE =
      Pattern.compile(
          "(?!pcp_)(?:[^/]+/){0,3}(?![^/]*\\.(?:csv|json|ya?ml|dat)$)"
              + "(?:[^/]*(?i:hpl)[^/]*|[^/]+\\.(?:out|log|txt))");

  static HplOutputs read(ResultInput input) {
    return new HplOutputs(input.named(FILE).stream().map(HplOutput::read).toList());
  }

  /**
   * A solution, with its number among the equal ones of one file, because two files may hold the
   * same output.
   */
  private record Key(Problem problem, int occurrence) {}

  /**
   * Returns all solutions: those of the outputs in their order, then those that are only in the
   * table.
   */
  List<Solution> with(HplTable table) {
    Map<Key, Solution> all = new LinkedHashMap<>();
    for (HplOutput output : outputs) {
      Map<Problem, Integer> seen = new HashMap<>();
      for (Solution solution : output.solutions()) {
        all.merge(key(solution, seen), solution, HplOutputs::same);
      }
    }
    Map<Problem, Integer> seen = new HashMap<>();
    List<Solution> unreadable = new ArrayList<>();
    for (Solution row : table.solutions()) {
      if (row.problem().isComplete()) {
        all.merge(key(row, seen), row, (output, same) -> output.ranAt(same.dates()));
      } else {
        unreadable.add(row);
      }
    }
    all.values().stream()
        .filter(solution -> solution.verdict() == Status.UNKNOWN)
        .forEach(HplOutputs::warnOfLostCheck);
    List<Solution> ordered = new ArrayList<>(all.values());
    ordered.addAll(unreadable);
    return ordered;
  }

  private static Key key(Solution solution, Map<Problem, Integer> seen) {
    Problem problem = solution.problem();
    return new Key(problem, Objects.requireNonNull(seen.merge(problem, 1, Integer::sum)));
  }

  private static Solution same(Solution one, Solution other) {
    if (one.verdict() == Status.UNKNOWN || other.verdict() == Status.UNKNOWN) {
      return one.verdict() == Status.UNKNOWN ? other : one;
    }
    return StatusRules.worse(one.verdict(), other.verdict()) == one.verdict() ? one : other;
  }

  private static void warnOfLostCheck(Solution solution) {
    solution
        .place()
        .warning(
            "verdict-missing",
            "no output of HPL has a check of the residual of '%s'; expected PASSED or FAILED;"
                + " nothing tells whether the rate is valid",
            solution.problem().variant());
  }

  boolean isEmpty() {
    return outputs.stream().noneMatch(HplOutput::isOurs);
  }

  boolean isComplete() {
    return outputs.stream().allMatch(HplOutput::isComplete);
  }

  @Nullable String version() {
    return first(HplOutput::version);
  }

  @Nullable Integer threads() {
    return first(HplOutput::threads);
  }

  private <T> @Nullable T first(Function<HplOutput, @Nullable T> fact) {
    return outputs.stream().map(fact).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
