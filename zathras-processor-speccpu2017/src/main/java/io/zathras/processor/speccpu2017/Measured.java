package io.zathras.processor.speccpu2017;

import org.jspecify.annotations.Nullable;

/**
 * A benchmark's result in a line of a report, or the reason why it has none.
 *
 * @param copies copies of a rate suite, threads of a speed suite, or {@code null}
 * @param seconds the run time, or {@code null}
 * @param rate the rate or ratio, or {@code null}
 * @param code SPEC's code where there is no result ({@code NR} not run, {@code CE} compile error,
 *     {@code RE} runtime error, {@code VE} wrong output, ...), or {@code null}
 * @param line the line from 1
 */
record Measured(
    @Nullable Integer copies,
    @Nullable Double seconds,
    @Nullable Double rate,
    @Nullable String code,
    int line) {

  /** SPEC's code for a benchmark that was not selected, or without a successful iteration. */
  static final String NOT_RUN = "NR";

  boolean isGood() {
    return rate != null && code == null;
  }

  /** Returns whether both agree within three significant digits. */
  boolean agrees(Measured other) {
    return agree(rate, other.rate) && agree(seconds, other.seconds);
  }

  static boolean agree(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null || Math.abs(one - other) <= 0.0051 * Math.max(one, other);
  }
}
