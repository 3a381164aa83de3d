package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Difference;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.Observation;
import io.zathras.analysis.SystemProfile;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.Correction;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparisons and histories of invented numbers, the same in every run. */
final class PageSamples {

  static final String HOSTILE = "<script>alert(1)</script>\"><img src=http://evil.example/x>'&amp;";

  private static final SystemProfile SMALL =
      new SystemProfile("m5.xlarge", "Intel Xeon Platinum 8259CL", "x86_64", 4, 15L, "KVM");
  private static final SystemProfile LARGE =
      new SystemProfile("m7g.4xlarge", "Neoverse-V1", "aarch64", 16, 62L, "KVM");

  private final Random random = new Random(7);
  private final List<ComparedMetric> metrics = new ArrayList<>();

  private PageSamples() {}

  /** Returns a comparison with every verdict. */
  static Comparison comparison() {
    PageSamples samples = new PageSamples();
    samples.usual(SMALL);
    samples.usual(LARGE);
    return samples.build(
        "nightly 41",
        "nightly 42",
        List.of(
            new Difference("kernel", List.of("5.14.0-427"), List.of("5.14.0-503"), systems(), true),
            new Difference(
                "tuned", List.of(), List.of("throughput-performance"), List.of("m5.xlarge"), false),
            new Difference(
                "sysctl vm.swappiness",
                List.of("60"),
                List.of("10", "30"),
                List.of("m7g.4xlarge"),
                false)),
        List.of(
            "1 of the 11 results of nightly 42 is FAIL and left out: hammerdb"
                + " (results_hammerdb.zip: no result line)"));
  }

  /** Returns a comparison that has so many metrics. */
  static Comparison comparison(int metrics) {
    PageSamples samples = new PageSamples();
    for (int i = 0; i < metrics; i++) {
      double change = i % 10 == 0 ? 0.88 : 1;
      samples.add(
          SMALL,
          new MetricKey("fio", "randread", "bs=4k iodepth=" + (i + 1), "iops"),
          "1/s",
          Direction.HIGHER_IS_BETTER,
          1000 + 120 * i,
          change,
          0.02,
          5);
    }
    return samples.build("base", "candidate", List.of(), List.of());
  }

  /** Returns a comparison in which every text is hostile. */
  static Comparison hostile() {
    PageSamples samples = new PageSamples();
    SystemProfile system = new SystemProfile(HOSTILE, HOSTILE, HOSTILE, 4, 15L, HOSTILE);
    MetricKey key = new MetricKey(HOSTILE, HOSTILE, HOSTILE + " threads=1", HOSTILE);
    for (int i = 0; i < 9; i++) {
      samples.add(
          system,
          new MetricKey(HOSTILE, HOSTILE, HOSTILE + " threads=" + i, HOSTILE),
          HOSTILE,
          Direction.HIGHER_IS_BETTER,
          100,
          0.8,
          0.01,
          3);
    }
    samples.metrics.add(row(key, HOSTILE, Verdict.MISSING, List.of(), List.of(), List.of(HOSTILE)));
    return samples.build(
        HOSTILE,
        HOSTILE,
        List.of(
            new Difference(HOSTILE, List.of(HOSTILE), List.of(HOSTILE), List.of(HOSTILE), false)),
        List.of(HOSTILE));
  }

  private void usual(SystemProfile system) {
    boolean small = system == SMALL;
    String[] kinds = {"copy", "scale", "add", "triad"};
    for (int i = 0; i < kinds.length; i++) {
      add(
          system,
          new MetricKey("streams", null, null, kinds[i] + "_mb_per_second"),
          "MB/s",
          Direction.HIGHER_IS_BETTER,
          small ? 9120 + 100 * i : 131_072,
          small && i == 3 ? 0.9 : 1.001,
          0.008,
          5);
    }
    add(
        system,
        new MetricKey("coremark", null, null, "iterations_per_second"),
        "iterations/s",
        Direction.HIGHER_IS_BETTER,
        66_547.5,
        small ? 1.002 : 1.081,
        0.006,
        5);
    add(
        system,
        new MetricKey("uperf", "tcp_rr", null, "latency_us"),
        "us",
        Direction.LOWER_IS_BETTER,
        31.7,
        small ? 1.02 : 1.13,
        small ? 0.06 : 0.012,
        5);
    for (int threads = 1; threads <= 16; threads *= 2) {
      add(
          system,
          new MetricKey("hammerdb", "tpcc", "maria threads=" + threads, "transactions_per_minute"),
          "1/min",
          Direction.HIGHER_IS_BETTER,
          21_000 * threads / (1 + 0.04 * threads),
          1 - 0.004 * threads,
          0.012,
          3);
    }
    if (small) {
      add(
          system,
          new MetricKey("pyperf", null, null, "geometric_mean_seconds"),
          "s",
          Direction.LOWER_IS_BETTER,
          0.0318,
          1.07,
          0.01,
          1);
      metrics.add(
          row(
              new MetricKey("specjbb", null, null, "peak_bops"),
              "m5.xlarge",
              Verdict.FAILED,
              observations(system, "specjbb", "41", 4, 81_000, 1, 0.01),
              List.of(),
              List.of("specjbb failed in nightly 42: the log ends before the last warehouse")));
      metrics.add(
          row(
              new MetricKey("passmark", null, null, "cpu_mark"),
              "m5.xlarge",
              Verdict.MISSING,
              observations(system, "passmark", "41", 2, 9100, 1, 0.01),
              List.of(),
              List.of()));
      metrics.add(
          new ComparedMetric(
              new MetricKey("auto_hpl", null, null, "gflops"),
              "m5.xlarge",
              "GFLOPS",
              Direction.HIGHER_IS_BETTER,
              "2.3",
              Map.of(),
              null,
              observations(system, "auto_hpl", "41", 3, 180, 1, 0.01),
              observations(LARGE, "auto_hpl", "42", 3, 610, 1, 0.01),
              null,
              null,
              null,
              null,
              0.05,
              Verdict.NOT_COMPARABLE,
              Evidence.NONE,
              Set.of(Incomparability.HARDWARE),
              null,
              List.of()));
    }
  }

  private static ComparedMetric row(
      MetricKey key,
      String system,
      Verdict verdict,
      List<Observation> base,
      List<Observation> candidate,
      List<String> notes) {
    return new ComparedMetric(
        key,
        system,
        "1/s",
        Direction.HIGHER_IS_BETTER,
        "v1.01",
        Map.of(),
        null,
        base,
        candidate,
        null,
        null,
        null,
        null,
        0.05,
        verdict,
        Evidence.NONE,
        Set.of(),
        null,
        notes);
  }

  private void add(
      SystemProfile system,
      MetricKey key,
      String unit,
      Direction direction,
      double level,
      double factor,
      double spread,
      int results) {
    List<Observation> base = observations(system, key.test(), "41", results, level, 1, spread);
    List<Observation> candidate =
        observations(system, key.test(), "42", results, level, factor, spread);
    Change change = Change.between(values(base), values(candidate), 0.05);
    Double p = change.p();
    boolean higher = direction == Direction.HIGHER_IS_BETTER;
    double size = Math.abs(change.estimate() - 1);
    boolean better = change.estimate() > 1 == higher;
    Verdict verdict = better ? Verdict.IMPROVED : Verdict.REGRESSED;
    if (p != null && p > 0.05 || size < 0.05) {
      verdict =
          change.equivalence() != null
                  && change.equivalence().low() > 0.95
                  && change.equivalence().high() < 1 / 0.95
              ? Verdict.UNCHANGED
              : Verdict.INCONCLUSIVE;
    }
    metrics.add(
        new ComparedMetric(
            key,
            String.valueOf(system.instanceType()),
            unit,
            direction,
            "v1.01",
            Map.of(),
            null,
            base,
            candidate,
            change,
            p,
            p == null ? null : Math.min(1, p * 2),
            results >= 4 ? 0.0079 : null,
            0.05,
            verdict,
            p == null ? Evidence.THRESHOLD_ONLY : Evidence.TESTED,
            Set.of(),
            verdict == Verdict.INCONCLUSIVE ? 14 : null,
            List.of()));
  }

  private static double[] values(List<Observation> side) {
    return side.stream().mapToDouble(Observation::value).toArray();
  }

  private List<Observation> observations(
      SystemProfile system,
      String test,
      String night,
      int results,
      double level,
      double factor,
      double spread) {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      double value = level * factor * Math.exp(spread * random.nextGaussian());
      observations.add(
          new Observation(
              value,
              10,
              value * 0.004,
              result(
                  test + "_" + night + "_" + i + "_" + Integer.toHexString(system.hashCode()),
                  test,
                  "2026-11-" + (night.equals("41") ? "1" : "2") + i + "T03:1" + i + ":00.000Z",
                  system,
                  night)));
    }
    return observations;
  }

  static AnalyzedResult result(
      String id, String test, @Nullable String time, SystemProfile system, String night) {
    return new AnalyzedResult(
        id,
        test,
        Status.PASS,
        null,
        time == null ? null : Timestamp.parse(time),
        system,
        "v1.01",
        "v2.0",
        Map.of(),
        Map.of("kernel", night.equals("41") ? "5.14.0-427" : "5.14.0-503", "os", "RHEL 9.4"),
        "nightly/" + night + "/results_" + test + ".zip");
  }

  private static List<String> systems() {
    return List.of("m5.xlarge", "m7g.4xlarge");
  }

  private Comparison build(
      String base, String candidate, List<Difference> differences, List<String> notes) {
    metrics.sort(
        Comparator.comparing(ComparedMetric::verdict)
            .thenComparing(metric -> metric.change() == null ? 0 : metric.change().estimate()));
    return new Comparison(
        new Comparison.Side(base, 10, 0, systems()),
        new Comparison.Side(candidate, 11, 1, systems()),
        0.05,
        0.05,
        Correction.BENJAMINI_HOCHBERG,
        metrics,
        differences,
        notes);
  }
}
