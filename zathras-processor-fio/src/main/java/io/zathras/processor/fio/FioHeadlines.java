package io.zathras.processor.fio;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.schema.Status;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The headlines: for each operation its bandwidth at the largest block size and its IOPS at the
 * smallest, each with the most I/Os in flight. A mixed operation has both for each direction.
 */
final class FioHeadlines {

  private FioHeadlines() {}

  static void add(ResultBuilder result, List<FioRun> runs, Report report) {
    Map<String, List<FioRun>> byOperation =
        runs.stream()
            .filter(each -> each.operation() != null && each.blockBytes() != null)
            .collect(
                Collectors.groupingBy(
                    each -> Objects.requireNonNull(each.operation()).name(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    for (Operation operation : Operation.KNOWN) {
      List<FioRun> own = byOperation.remove(operation.name());
      if (own != null) {
        add(result, operation, own, report);
      }
    }
    byOperation.values().removeIf(own -> own.stream().noneMatch(each -> each.run().isMeasured()));
    if (!byOperation.isEmpty()) {
      report.warning(
          "no-headline",
          "no headline is of %s; expected %s",
          String.join(", ", byOperation.keySet()),
          Operation.KNOWN.stream().map(Operation::name).collect(Collectors.joining(", ")));
    }
  }

  private static void add(
      ResultBuilder result, Operation operation, List<FioRun> runs, Report report) {
    Comparator<FioRun> size =
        Comparator.comparing(each -> Objects.requireNonNull(each.blockBytes()));
    Comparator<FioRun> load = Comparator.comparing(FioRun::load, Comparator.reverseOrder());
    List<FioRun> largest = runs.stream().sorted(size.reversed().thenComparing(load)).toList();
    List<FioRun> smallest = runs.stream().sorted(size.thenComparing(load)).toList();
    // With unified reporting fio does not separate the directions of a mixed operation.
    boolean hasSides =
        operation.sides().size() > 1
            && runs.stream()
                .anyMatch(run -> run.run().value(operation.sides().get(0).bandwidth()) != null);
    if (hasSides) {
      for (Side side : operation.sides()) {
        String prefix = operation.name() + "_" + side.label;
        add(result, bandwidth(prefix), side.bandwidth(), largest, report);
        add(result, iops(prefix), side.iops(), smallest, report);
      }
    } else {
      add(result, bandwidth(operation.name()), FioMetrics.BANDWIDTH, largest, report);
      add(result, iops(operation.name()), FioMetrics.IOPS, smallest, report);
    }
  }

  private static Metric bandwidth(String prefix) {
    return FioMetrics.bandwidth(
        prefix + "_bandwidth_kib_per_sec", "At the largest block size and the most I/Os in flight");
  }

  private static Metric iops(String prefix) {
    return FioMetrics.iops(
        prefix + "_iops", "At the smallest block size and the most I/Os in flight");
  }

  private static void add(
      ResultBuilder result, Metric as, Metric of, List<FioRun> runs, Report report) {
    List<FioRun> measured = runs.stream().filter(each -> each.run().value(of) != null).toList();
    if (measured.isEmpty()) {
      return;
    }
    FioRun chosen =
        measured.stream()
            .filter(each -> each.run().status() == Status.PASS)
            .findFirst()
            .orElse(measured.get(0));
    if (!chosen.isLike(runs.get(0))) {
      report.warning(
          "headline-fallback",
          "%s is that of '%s', since '%s' failed",
          as.name(),
          chosen.run().name(),
          runs.get(0).run().name());
    }
    result.headline(as, of, chosen.run());
  }
}
