package io.zathras.processor.uperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Direction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of a case, and their notations in uperf's output and the wrapper's table. */
final class UperfMetrics {

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

  /** uperf scales bits by 1000. */
  private static final Map<String, String> EXPONENTS =
      Map.of("b/s", "e-9", "Kb/s", "e-6", "Mb/s", "e-3", "Gb/s", "e0", "Tb/s", "e3");

  private UperfMetrics() {}

  static Metric[] all() {
    return new Metric[] {THROUGHPUT, SENT, TRANSACTIONS, INVERSE};
  }

  /**
   * Returns the rates of a case; empty when it moved no data.
   *
   * @param master the master's rate in Gb/s, which is in the Total line and the table
   * @param server the servers' rate in Gb/s; without it the loss is unknown
   * @param transactions operations per second
   * @param seconds the inverse of {@code transactions}, which is used only without it
   */
  static MetricValues of(
      Combination combination,
      @Nullable Double master,
      @Nullable Double server,
      @Nullable Double transactions,
      @Nullable Double seconds) {
    MetricValues rates = new MetricValues();
    if (transactions != null && transactions == 0 && (master == null || master == 0)) {
      return rates;
    }
    boolean masterReceives = !combination.isLossy() || combination.isReverse();
    rates.put(THROUGHPUT, masterReceives ? master : server);
    if (combination.isLossy()) {
      rates.put(SENT, masterReceives ? server : master);
    }
    rates.put(TRANSACTIONS, transactions);
    if (transactions != null && transactions > 0) {
      rates.put(INVERSE, 1e6 / transactions);
    } else if (seconds != null && seconds > 0) {
      rates.put(INVERSE, seconds * 1e6);
    }
    return rates;
  }

  /**
   * Reads a rate such as {@code 32.50Kb/s} in Gb/s, without intermediate rounding.
   *
   * @return the rate, or {@code null} when the text is neither a number with a unit of bits nor 0
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

  /** Returns the interval of a case, without an end that lies before its start. */
  static Interval inOrder(Interval dates, Report report) {
    if (!dates.isReversed()) {
      return dates;
    }
    report.error(
        "clock-step",
        "the end " + dates.end() + " is before the start " + dates.start() + "; it is left out");
    return new Interval(dates.start(), null);
  }
}
