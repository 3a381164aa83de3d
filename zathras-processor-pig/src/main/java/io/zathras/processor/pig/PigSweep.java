package io.zathras.processor.pig;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sweep of pig over thread counts, from the files of one directory: the wrapper's table, and
 * pig's own output of each iteration.
 */
final class PigSweep {

  /**
   * A point of the sweep.
   *
   * @param iteration its iteration, or {@code null} for the table's value over all of them
   * @param efficiency the efficiency of this iteration
   * @param overall the efficiency of the thread count over all iterations
   */
  record Point(int threads, @Nullable Integer iteration, double efficiency, double overall) {}

  /** The tolerance, because the table is cut to two decimals. */
  private static final double CUT = 0.0100001;

  private static final Pattern SCRATCH = Pattern.compile("[0-9]+ [0-9]+");

  private final ResultInput input;
  private final PigTable table;
  private final List<PigOutput> outputs;
  private final List<Point> points = new ArrayList<>();
  private final List<Double> efficiencies = new ArrayList<>();
  private final RepeatedFindings differing = new RepeatedFindings();
  private boolean complete;

  private PigSweep(ResultInput input) {
    this.input = input;
    table = PigTable.read(input);
    outputs = PigOutput.readAll(input);
    complete = table.isSound() && outputs.stream().allMatch(PigOutput::isComplete);
  }

  static PigSweep read(ResultInput input) {
    PigSweep sweep = new PigSweep(input);
    sweep.combine();
    sweep.checkIterations();
    return sweep;
  }

  /** The measurements of all iterations with one thread count. */
  private static final class Total {
    private final List<PigOutput> outputs = new ArrayList<>();
    private final List<PigOutput.Measured> measured = new ArrayList<>();
    private long cpus;
    private long threads;

    double efficiency() {
      return (double) cpus / threads;
    }
  }

  private void combine() {
    TreeMap<Integer, Total> measured = new TreeMap<>();
    for (PigOutput output : outputs) {
      for (PigOutput.Measured each : output.measured()) {
        Total total = measured.computeIfAbsent(each.threads(), key -> new Total());
        total.outputs.add(output);
        total.measured.add(each);
        total.cpus += each.cpus();
        total.threads += each.threads();
      }
    }
    TreeMap<Integer, List<PigTable.Row>> stated =
        table.rows().stream()
            .collect(
                Collectors.groupingBy(PigTable.Row::threads, TreeMap::new, Collectors.toList()));
    Set<Integer> counts = new TreeSet<>(measured.keySet());
    counts.addAll(stated.keySet());
    for (Integer threads : counts) {
      combine(threads, measured.get(threads), stated.getOrDefault(threads, List.of()));
    }
    differing.report();
    warnOfLost(counts, measured.keySet(), stated.keySet());
  }

  /** Takes the points that pig printed, and the table's value where it differs. */
  private void combine(int threads, @Nullable Total measured, List<PigTable.Row> rows) {
    if (measured == null || rows.size() > 1) {
      for (PigTable.Row row : rows) {
        points.add(new Point(threads, null, row.efficiency(), row.efficiency()));
        efficiencies.add(row.efficiency());
      }
      return;
    }
    double own = measured.efficiency();
    if (rows.isEmpty() || Math.abs(own - rows.get(0).efficiency()) <= CUT) {
      add(measured, own);
      return;
    }
    PigTable.Row row = rows.get(0);
    add(measured, row.efficiency());
    complete = false;
    differing.warning(
        row.source().report(),
        "table-differs",
        String.format(
            Locale.ROOT,
            "the efficiency of threads=%s is %s, and the outputs of pig give %.4f",
            threads,
            row.efficiency(),
            own),
        "the table's is used (is an output lost?)");
  }

  private void add(Total total, double overall) {
    for (int i = 0; i < total.measured.size(); i++) {
      PigOutput.Measured each = total.measured.get(i);
      int iteration = total.outputs.get(i).iteration();
      points.add(new Point(each.threads(), iteration, each.efficiency(), overall));
    }
    efficiencies.add(overall);
  }

  private void warnOfLost(Set<Integer> all, Set<Integer> measured, Set<Integer> stated) {
    List<Integer> unmeasured = all.stream().filter(count -> !measured.contains(count)).toList();
    List<Integer> unstated =
        all.stream()
            .filter(count -> !stated.contains(count) && !table.unread().contains(count))
            .toList();
    if (!unmeasured.isEmpty()) {
      complete = false;
      report()
          .warning(
              "output-missing",
              "no iteration_<n> has the counts of threads=%s; the table's numbers, which are cut to"
                  + " two decimals, are used",
              shown(unmeasured));
    }
    if (table.table().isMissing()) {
      String words = PigTable.NAME + " is missing; expected a row for each number of threads";
      if (all.isEmpty()) {
        report().error("table-missing", words);
      } else {
        report().warning("table-missing", words + "; only the outputs of pig are read");
      }
    } else if (!unstated.isEmpty() && !stated.isEmpty()) {
      complete = false;
      table.table().report().warning("row-missing", "no row of threads=%s", shown(unstated));
    }
  }

  private static String shown(List<Integer> counts) {
    return counts.stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
  }

  /**
   * Looks for lost iterations, and for lost outputs with the wrapper's scratch file, which has a
   * line for each process of all iterations.
   */
  private void checkIterations() {
    Set<Integer> present = new LinkedHashSet<>();
    outputs.forEach(output -> present.add(output.iteration()));
    int last = present.stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int iteration : Gaps.before(present, last)) {
      complete = false;
      report()
          .warning(
              "iteration-missing", "there is no iteration_%s, and the last is %s", iteration, last);
    }
    FileEntry scratch = input.firstOf("temp_data");
    if (scratch != null && scratch.isKept() && !outputs.isEmpty()) {
      long lines = scratch.lines().stream().filter(line -> SCRATCH.matcher(line).matches()).count();
      long counted = outputs.stream().mapToLong(output -> output.measured().size()).sum();
      if (lines > counted) {
        complete = false;
        report()
            .warning(
                "output-missing",
                "temp_data counts %s outputs of pig, and the iterations hold %s",
                lines,
                counted);
      }
    }
  }

  private Report report() {
    return input.report();
  }

  /** Returns the points, by thread count and then iteration. */
  List<Point> points() {
    return List.copyOf(points);
  }

  /**
   * Returns the efficiency of each thread count over all iterations, in the order of the counts.
   */
  double[] efficiencies() {
    return efficiencies.stream().mapToDouble(Double::doubleValue).toArray();
  }

  boolean isComplete() {
    return complete;
  }

  /** Returns whether pig's own output supports every number. */
  boolean isSupported() {
    return complete && !outputs.isEmpty();
  }

  @Nullable String formatVersion() {
    return table.table().meta("Results version");
  }

  int iterations() {
    return (int) outputs.stream().mapToInt(PigOutput::iteration).distinct().count();
  }

  @Nullable Integer seconds() {
    return first(PigOutput::seconds);
  }

  @Nullable Integer processes() {
    return first(PigOutput::processes);
  }

  /** Returns the names of the options, or {@code null} when no file has one. */
  @Nullable String suffix() {
    String names =
        outputs.stream()
            .map(PigOutput::suffix)
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private <T> @Nullable T first(Function<PigOutput, @Nullable T> fact) {
    return outputs.stream().map(fact).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
