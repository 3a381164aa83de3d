package io.zathras.processor.fio;

import io.zathras.processor.spi.MetricValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Totals over directions of jobs: sums of rates, means of latencies weighted by I/Os, and
 * percentiles from merged bins.
 */
final class Totals {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The most common of fio's default percentiles, by fio's names. */
  private static final List<String> DETAILED =
      List.of(
          "50.000000",
          "90.000000",
          "95.000000",
          "99.000000",
          "99.500000",
          "99.900000",
          "99.950000",
          "99.990000");

  private Totals() {}

  static MetricValues of(List<SideStats> sides) {
    NavigableMap<Double, Double> bins = bins(sides);
    MetricValues values =
        new MetricValues()
            .put(FioMetrics.BANDWIDTH, sum(sides, SideStats::bandwidth))
            .put(FioMetrics.IOPS, sum(sides, SideStats::iops))
            .put(FioMetrics.LATENCY, mean(sides, SideStats::latency));
    FioMetrics.PERCENTILES.forEach(
        (name, metric) -> values.put(metric, percentile(sides, name, bins)));
    return values.put(FioMetrics.P99_BY_CHRONICLER, percentile(sides, FioMetrics.P99, bins));
  }

  /** Returns the metrics of one direction in a workload of several. */
  static MetricValues ofSide(Side side, List<SideStats> sides) {
    return new MetricValues()
        .put(side.bandwidth(), sum(sides, SideStats::bandwidth))
        .put(side.iops(), sum(sides, SideStats::iops))
        .put(side.latency(), mean(sides, SideStats::latency));
  }

  /** Returns the values that are not metrics because an index has no room for them. */
  static Map<String, Object> details(List<SideStats> sides) {
    Map<String, Object> details = new LinkedHashMap<>();
    NavigableMap<Double, Double> bins = bins(sides);
    put("total_ios", sum(sides, SideStats::ios), details);
    put("clat_mean_ns", mean(sides, SideStats::completion), details);
    put("slat_mean_ns", mean(sides, SideStats::submission), details);
    for (String name : DETAILED) {
      put(Latency.name("clat", name), percentile(sides, name, bins), details);
    }
    return details;
  }

  private static void put(String name, @Nullable Double value, Map<String, Object> into) {
    if (value != null) {
      into.put(name, value);
    }
  }

  private static @Nullable Double sum(
      List<SideStats> sides, Function<SideStats, @Nullable Double> part) {
    BigDecimal sum = BigDecimal.ZERO;
    for (SideStats side : sides) {
      Double value = part.apply(side);
      if (value == null) {
        return null;
      }
      sum = sum.add(BigDecimal.valueOf(value));
    }
    return sides.isEmpty() ? null : (Double) sum.doubleValue();
  }

  private static @Nullable Double mean(List<SideStats> sides, Function<SideStats, Latency> part) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal count = BigDecimal.ZERO;
    for (SideStats side : sides) {
      Latency latency = part.apply(side);
      Double mean = latency.mean();
      if (latency.count() > 0) {
        if (mean == null) {
          return null;
        }
        BigDecimal weight = BigDecimal.valueOf(latency.count());
        sum = sum.add(BigDecimal.valueOf(mean).multiply(weight));
        count = count.add(weight);
      }
    }
    return count.signum() == 0
        ? null
        : (Double) sum.divide(count, MathContext.DECIMAL64).doubleValue();
  }

  /**
   * Returns the merged bins; empty when one direction has none, because its I/Os would not count.
   */
  private static NavigableMap<Double, Double> bins(List<SideStats> sides) {
    NavigableMap<Double, Double> all = new TreeMap<>();
    for (SideStats side : sides) {
      NavigableMap<Double, Double> bins = side.completion().bins();
      if (bins.isEmpty()) {
        return bins;
      }
      bins.forEach((time, ios) -> all.merge(time, ios, Double::sum));
    }
    return all;
  }

  /**
   * Computes a percentile over several jobs from bins, because percentiles of jobs cannot be
   * combined.
   */
  private static @Nullable Double percentile(
      List<SideStats> sides, String name, NavigableMap<Double, Double> bins) {
    Double own = sides.size() == 1 ? sides.get(0).completion().percentile(name) : null;
    if (own != null) {
      return own;
    }
    double count = bins.values().stream().mapToDouble(Double::doubleValue).sum();
    BigDecimal rank = new BigDecimal(name).multiply(BigDecimal.valueOf(count)).divide(HUNDRED);
    double seen = 0;
    for (var bin : bins.entrySet()) {
      seen += bin.getValue();
      if (BigDecimal.valueOf(seen).compareTo(rank) >= 0) {
        return bin.getKey();
      }
    }
    return null;
  }
}
