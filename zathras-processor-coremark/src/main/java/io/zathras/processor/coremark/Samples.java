package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The samples of one run: one thread count, one run type, one sample an iteration. */
final class Samples {

  final int threads;
  final RunType type;
  final List<Sample> samples = new ArrayList<>();

  /** Whether something that was promised did not arrive whole. */
  boolean incomplete;

  Samples(int threads, RunType type) {
    this.threads = threads;
    this.type = type;
  }

  double[] rates() {
    return samples.stream()
        .map(Sample::rate)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  Interval interval() {
    return samples.stream().map(Sample::interval).reduce(Interval.UNKNOWN, Interval::span);
  }

  /**
   * One start of CoreMark.
   *
   * @param rate iterations/s, or {@code null} when it is missing
   * @param log what the start printed, or {@code null} when there is no log
   */
  record Sample(
      int iteration, @Nullable Double rate, Interval interval, @Nullable CoreMarkLog log) {}
}
