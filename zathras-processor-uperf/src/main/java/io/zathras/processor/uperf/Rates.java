package io.zathras.processor.uperf;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Numbers;
import io.zathras.schema.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What uperf measured in one case; each is {@code null} when not known.
 *
 * @param throughput what arrived, in Gb/s
 * @param sent what was sent, in Gb/s, where that can differ
 * @param transactions operations per second
 * @param inverse microseconds per operation: the inverse of the rate, not a measured latency
 */
record Rates(
    @Nullable Double throughput,
    @Nullable Double sent,
    @Nullable Double transactions,
    @Nullable Double inverse) {

  static final Metric THROUGHPUT =
      new Metric(
          "throughput_gbps",
          "Gb/s",
          Direction.HIGHER_IS_BETTER,
          "What arrived, in 10^9 bits per second, averaged over the case, connecting included");
  static final Metric SENT =
      new Metric(
          "sent_throughput_gbps",
          "Gb/s",
          Direction.HIGHER_IS_BETTER,
          "What was sent over UDP, in 10^9 bits per second, whether it arrived or not");
  static final Metric TRANSACTIONS =
      new Metric(
          "transactions_per_sec",
          "transactions/s",
          Direction.HIGHER_IS_BETTER,
          "uperf's operations per second over all threads; a write and a read count one each");
  static final Metric INVERSE =
      new Metric(
          "inverse_rate_usec",
          "us",
          Direction.LOWER_IS_BETTER,
          "10^6 / transactions_per_sec: time per operation over all threads, no measured latency");

  static final List<Metric> METRICS = List.of(THROUGHPUT, SENT, TRANSACTIONS, INVERSE);

  static final Rates NONE = new Rates(null, null, null, null);

  /** uperf scales bits by 1000. */
  private static final Map<String, String> EXPONENTS =
      Map.of("b/s", "e-9", "Kb/s", "e-6", "Mb/s", "e-3", "Gb/s", "e0", "Tb/s", "e3");

  /**
   * Returns the rates of a case.
   *
   * @param master the rate at the master in Gb/s, which the Total line and the table give
   * @param server the rate at the servers in Gb/s; without it nobody knows what was lost
   * @param transactions operations per second
   * @param seconds the inverse of {@code transactions}, which only counts without it
   */
  static Rates of(
      CaseId id,
      @Nullable Double master,
      @Nullable Double server,
      @Nullable Double transactions,
      @Nullable Double seconds) {
    boolean nothing = transactions != null && transactions == 0 && (master == null || master == 0);
    if (nothing) {
      return NONE;
    }
    Double inverse = null;
    if (transactions != null && transactions > 0) {
      inverse = 1e6 / transactions;
    } else if (seconds != null && seconds > 0) {
      inverse = seconds * 1e6;
    }
    if (!id.isLossy()) {
      return new Rates(master, null, transactions, inverse);
    }
    return id.isReverse()
        ? new Rates(master, server, transactions, inverse)
        : new Rates(server, master, transactions, inverse);
  }

  /**
   * Reads a rate such as {@code 32.50Kb/s}, in Gb/s and not rounded on the way.
   *
   * @return the rate, or {@code null} when the text is no number with a unit of bits, or 0
   */
  static @Nullable Double gigabits(String text) {
    int unit = text.length();
    while (unit > 0 && !Character.isDigit(text.charAt(unit - 1)) && text.charAt(unit - 1) != '.') {
      unit--;
    }
    if (unit == text.length()) {
      Double bare = Numbers.decimal(text);
      return bare != null && bare == 0 ? bare : null;
    }
    String exponent = EXPONENTS.get(text.substring(unit));
    return exponent == null ? null : Numbers.decimal(text.substring(0, unit) + exponent);
  }

  boolean isEmpty() {
    return throughput == null && sent == null && transactions == null && inverse == null;
  }

  /** Returns the metrics that are known. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    put(metrics, THROUGHPUT, throughput);
    put(metrics, SENT, sent);
    put(metrics, TRANSACTIONS, transactions);
    put(metrics, INVERSE, inverse);
    return metrics;
  }

  private static void put(Map<String, Double> metrics, Metric metric, @Nullable Double value) {
    if (value != null) {
      metrics.put(metric.name(), value);
    }
  }
}
