package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An option with its results of all iterations. */
final class MeasuredOption {

  private final TestOption option;
  private final boolean inConsole;
  private final TreeMap<Integer, Block> blocks = new TreeMap<>();
  private int rows;

  /**
   * Creates an option without blocks.
   *
   * @param inConsole whether a console names it, and not only the table
   */
  MeasuredOption(TestOption option, boolean inConsole) {
    this.option = option;
    this.inConsole = inConsole;
  }

  TestOption option() {
    return option;
  }

  boolean isInConsole() {
    return inConsole;
  }

  /** Returns the block of each iteration, by the iteration's number. */
  NavigableMap<Integer, Block> blocks() {
    return blocks;
  }

  void countRow() {
    rows++;
  }

  /** Returns how many rows of the table belong to it. */
  int rows() {
    return rows;
  }

  List<Result> results() {
    return blocks.values().stream().flatMap(block -> block.results().stream()).toList();
  }

  /** Returns the metrics of its results; the first is the main one. */
  List<Metric> metrics() {
    return results().stream().map(Result::metric).distinct().toList();
  }

  /**
   * Returns the suite's value of one metric for each iteration. If some iterations have samples,
   * only these count, so that the mean agrees with the samples that are shown.
   */
  double[] averages(Metric metric) {
    List<Result> own = results().stream().filter(each -> each.metric().equals(metric)).toList();
    boolean sampled = own.stream().anyMatch(result -> !result.samples().isEmpty());
    return own.stream()
        .filter(result -> !sampled || !result.samples().isEmpty())
        .mapToDouble(Result::value)
        .toArray();
  }

  /**
   * Returns its outcome.
   *
   * @param iterations the iterations that should have it
   * @param report the wrapper's verdict, which decides for a row without a console
   */
  Status status(Collection<Integer> iterations, Status report) {
    if (results().isEmpty()) {
      return Status.FAIL;
    }
    if (!inConsole) {
      return report;
    }
    boolean good =
        iterations.stream()
            .map(blocks::get)
            .allMatch(block -> block != null && block.problem() == null);
    return good ? Status.PASS : Status.PARTIAL;
  }

  /** Reports failed and doubtful results. */
  void check(List<Console> consoles, RepeatedFindings findings) {
    blocks.values().forEach(Block::check);
    if (blocks.isEmpty()) {
      return;
    }
    Report place = blocks.firstEntry().getValue().report().at(0);
    for (Result result : results()) {
      if (result.metric().direction() == Direction.NONE) {
        findings.warning(
            place,
            "unit-unknown",
            "the unit '" + result.unit() + "' is not known",
            "nothing tells which way is better");
      }
    }
    for (Console console : consoles) {
      if (inConsole && console.namesAllPromised() && !blocks.containsKey(console.iteration())) {
        findings.warning(
            place,
            "option-missing",
            "iteration " + console.iteration() + " has no option " + option.name(),
            "its mean is over the others");
      }
    }
  }
}
