package io.zathras.processor.fio;

import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.Numbers;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A latency of one direction of a job, as fio states it: of submission, of completion, or of both.
 *
 * @param node fio's JSON object
 * @param nanoseconds the nanoseconds in fio's unit, which is a microsecond in fio 2
 * @param count the I/Os that weight it; 0 when it was not measured
 * @param mean in ns; {@code null} when it was not measured
 */
record Latency(DataNode node, double nanoseconds, double count, @Nullable Double mean) {

  private static final double NANOSECONDS_PER_MICROSECOND = 1000;

  /**
   * Reads a latency.
   *
   * @param name fio's name of it without the unit, such as {@code clat}
   * @param ios the I/Os as its weight, because fio's own count of samples includes the ramp
   */
  static Latency of(DataNode side, String name, double ios) {
    DataNode inNanoseconds = side.at(name + "_ns");
    boolean isNew = inNanoseconds.isPresent();
    DataNode node = isNew ? inNanoseconds : side.at(name);
    double factor = isNew ? 1 : NANOSECONDS_PER_MICROSECOND;
    Double samples = node.at("N").decimal();
    // Versions of fio without a count write zeros for a latency that they did not measure.
    Double counted = samples == null ? node.at("max").decimal() : samples;
    boolean isMeasured = counted != null && counted > 0;
    double count = isMeasured ? ios : 0;
    Double mean = count > 0 ? node.at("mean").expectDecimal() : null;
    return new Latency(node, factor, count, mean == null ? null : (Double) (mean * factor));
  }

  /** Returns the percentile of fio's name, such as {@code 99.000000}, in ns, or {@code null}. */
  @Nullable Double percentile(String name) {
    return inNanoseconds(node.at("percentile").at(name));
  }

  /**
   * Returns the numbers of I/Os by their time in ns; empty where fio was not told to write them.
   */
  NavigableMap<Double, Double> bins() {
    NavigableMap<Double, Double> bins = new TreeMap<>();
    node.at("bins")
        .members()
        .forEach(
            (name, ios) -> {
              Double time = Numbers.decimal(name);
              Double number = ios.decimal();
              if (time != null && number != null && number > 0) {
                bins.merge(time * nanoseconds, number, Double::sum);
              }
            });
    return bins;
  }

  /** Adds everything but the bins, in ns. */
  void describe(String name, Map<String, Object> into) {
    if (count == 0) {
      return;
    }
    for (String value : new String[] {"min", "max", "mean", "stddev"}) {
      put(name + "_" + value + "_ns", inNanoseconds(node.at(value)), into);
    }
    node.at("percentile")
        .members()
        .forEach((percent, value) -> put(name(name, percent), inNanoseconds(value), into));
  }

  private static void put(String name, @Nullable Double value, Map<String, Object> into) {
    if (value != null) {
      into.put(name, value);
    }
  }

  /** Makes {@code clat_p99_9_ns} of {@code 99.900000}. */
  static String name(String latency, String percent) {
    int end = percent.length();
    while (end > 0 && percent.indexOf('.') >= 0 && percent.charAt(end - 1) == '0') {
      end--;
    }
    String shortened = percent.substring(0, end);
    String number =
        shortened.endsWith(".") ? shortened.substring(0, shortened.length() - 1) : shortened;
    return latency + "_p" + number.replace('.', '_') + "_ns";
  }

  private @Nullable Double inNanoseconds(DataNode value) {
    Double number = value.decimal();
    return number == null ? null : (Double) (number * nanoseconds);
  }
}
