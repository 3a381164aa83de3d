package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Difference;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.GateOutcome;
import io.zathras.analysis.History;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Observation;
import io.zathras.analysis.SystemProfile;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.analysis.statistics.ChangePoints;
import io.zathras.analysis.statistics.Correction;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparisons and histories as an analysis returns them. */
final class Fixtures {

  static final SystemProfile M5 =
      new SystemProfile("m5.xlarge", "Intel Xeon 8259CL", "x86_64", 4, 16L, "KVM");

  private Fixtures() {}

  static AnalyzedResult result(String id, String test, int day) {
    return new AnalyzedResult(
        id,
        test,
        Status.PASS,
        null,
        Timestamp.utc(Instant.parse("2026-11-01T02:00:00Z").plusSeconds(86_400L * day)),
        M5,
        "5.10",
        "2.1",
        Map.of(),
        Map.of("os", "rhel 9.4"),
        null);
  }

  static List<Observation> observations(String test, String side, double... values) {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      observations.add(
          new Observation(values[i], 3, values[i] / 100, result(test + "_" + side + i, test, i)));
    }
    return observations;
  }

  static ComparedMetric metric(
      MetricKey key,
      String unit,
      Direction direction,
      double[] base,
      double[] candidate,
      Verdict verdict,
      Evidence evidence,
      Set<Incomparability> across,
      @Nullable Integer needed,
      String... notes) {
    Change change =
        base.length == 0 || candidate.length == 0 || verdict == Verdict.NOT_COMPARABLE
            ? null
            : Change.between(base, candidate, 0.05);
    Double p = change == null ? null : change.p();
    return new ComparedMetric(
        key,
        "m5.xlarge",
        unit,
        direction,
        "5.10",
        Map.of("threads", "4"),
        key.metric().equals("copy") ? "threads=4" : null,
        observations(key.test(), "base", base),
        observations(key.test(), "candidate", candidate),
        change,
        p,
        p == null ? null : Math.min(1, 4 * p),
        null,
        0.05,
        verdict,
        evidence,
        across,
        needed,
        List.of(notes));
  }

  static double[] values(double... values) {
    return values;
  }

  /** A comparison with a row of each verdict. */
  static Comparison comparison() {
    Direction higher = Direction.HIGHER_IS_BETTER;
    List<ComparedMetric> metrics =
        List.of(
            metric(
                new MetricKey("streams", null, null, "triad"),
                "MB/s",
                higher,
                values(12150, 12050, 12235),
                values(10940, 10880, 11055),
                Verdict.REGRESSED,
                Evidence.TESTED,
                Set.of(),
                null),
            metric(
                new MetricKey("fio", null, "read, bs=4k", "latency"),
                "us",
                Direction.LOWER_IS_BETTER,
                values(80),
                values(95.5),
                Verdict.REGRESSED,
                Evidence.THRESHOLD_ONLY,
                Set.of(),
                null,
                "A single result has no spread to test against."),
            metric(
                new MetricKey("pig", null, null, "throughput"),
                "ops/s",
                higher,
                values(100, 101),
                values(),
                Verdict.FAILED,
                Evidence.NONE,
                Set.of(),
                null,
                "pig_x failed: no result file."),
            metric(
                new MetricKey("iozone", null, null, "write"),
                "kB/s",
                higher,
                values(5, 6),
                values(),
                Verdict.MISSING,
                Evidence.NONE,
                Set.of(),
                null),
            metric(
                new MetricKey("streams", null, null, "array_size"),
                "elements",
                Direction.NONE,
                values(0, 1, 2),
                values(4, 5, 6),
                Verdict.CHANGED,
                Evidence.TESTED,
                Set.of(),
                null),
            metric(
                new MetricKey("coremark", null, null, "iterations_per_second"),
                "iterations/s",
                higher,
                values(66180, 65269, 66548),
                values(73100, 73320, 72900),
                Verdict.IMPROVED,
                Evidence.TESTED,
                Set.of(Incomparability.HARDWARE),
                null),
            metric(
                new MetricKey("uperf", "tcp_stream", null, "gb_sec"),
                "Gb/s",
                higher,
                values(9.1, 9.9, 8.5),
                values(9.0, 9.3, 9.8),
                Verdict.INCONCLUSIVE,
                Evidence.TESTED,
                Set.of(),
                23),
            metric(
                new MetricKey("linpack", null, null, "gflops"),
                "GFLOP/s",
                higher,
                values(300),
                values(310),
                Verdict.NOT_COMPARABLE,
                Evidence.NONE,
                Set.of(Incomparability.UNIT),
                null,
                "The base is in GFLOP/s, the candidate in MFLOP/s."),
            metric(
                new MetricKey("streams", null, null, "copy"),
                "MB/s",
                higher,
                values(12326, 12238, 12414),
                values(12301, 12290, 12350),
                Verdict.UNCHANGED,
                Evidence.TESTED,
                Set.of(),
                null));
    return new Comparison(
        new Comparison.Side("monday", 14, 0, List.of("m5.xlarge")),
        new Comparison.Side("tuesday", 11, 1, List.of("m5.xlarge")),
        0.05,
        0.05,
        Correction.BENJAMINI_HOCHBERG,
        metrics,
        List.of(
            new Difference(
                "kernel",
                List.of("5.14.0-427.13.1"),
                List.of("5.14.0-427.40.1"),
                List.of("m5.xlarge"),
                true),
            new Difference("tuned", List.of(), List.of("a", "b"), List.of("m5.xlarge"), false)),
        List.of("boot_time_1 is only in monday."));
  }

  static GateOutcome gate(Comparison comparison) {
    return new GateOutcome(
        GateOutcome.Result.HIT,
        comparison.metrics().stream()
            .filter(
                metric ->
                    metric.verdict() == Verdict.FAILED
                        || (metric.verdict() == Verdict.REGRESSED
                            && metric.evidence() == Evidence.TESTED))
            .toList());
  }

  /** A comparison of one row whose texts are what an attacker would choose. */
  static Comparison hostile(String text) {
    ComparedMetric row =
        metric(
            new MetricKey(text, text, text, text),
            text,
            Direction.NONE,
            values(1, 2),
            values(3, 4),
            Verdict.CHANGED,
            Evidence.TESTED,
            Set.of(),
            null,
            text);
    return new Comparison(
        new Comparison.Side(text, 2, 0, List.of(text)),
        new Comparison.Side(text, 2, 0, List.of(text)),
        0.05,
        0.05,
        Correction.NONE,
        List.of(row),
        List.of(new Difference(text, List.of(text), List.of(text), List.of(text), false)),
        List.of(text));
  }

  /** A history with a drop, an outlier, and a series that is too short. */
  static History history() {
    double[] values = new double[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i < 12 ? 12150 : 10940) + 20 * (i % 3);
    }
    values[5] = 11000;
    return new History(
        "nightly",
        List.of(segment("triad", values), segment("copy", values(100, 101, 99, 100, 102))),
        List.of("streams_9 failed."));
  }

  static History.Segment segment(String metric, double... values) {
    MetricSeries series =
        new MetricSeries(
            new MetricKey("streams", null, null, metric),
            "MB/s",
            Direction.HIGHER_IS_BETTER,
            M5,
            "5.10",
            Map.of(),
            observations("streams", "", values));
    return new History.Segment(
        series,
        "m5.xlarge",
        "STREAM 5.10",
        ChangePoints.of(values, ChangePointSettings.defaults()));
  }
}
