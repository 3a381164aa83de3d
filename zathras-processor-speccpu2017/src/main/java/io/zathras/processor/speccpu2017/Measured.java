package io.zathras.processor.speccpu2017;

import org.jspecify.annotations.Nullable;

/**
 * What a line of a report says of a benchmark: a result, or why there is none.
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

  /** What SPEC prints for a benchmark that was not selected, or of which no iteration succeeded. */
  static final String NOT_RUN = "NR";

  boolean isGood() {
    return rate != null && code == null;
  }

  /** Returns whether two say the same as far as three significant digits tell. */
  boolean agrees(Measured other) {
    return agree(rate, other.rate) && agree(seconds, other.seconds);
  }

  static boolean agree(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null || Math.abs(one - other) <= 0.0051 * Math.max(one, other);
  }
}
