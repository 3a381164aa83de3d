package io.zathras.processor.coremark;

import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.List;
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
        .filter(sample -> sample.rate != null)
        .mapToDouble(sample -> sample.rate)
        .toArray();
  }

  /**
   * One iteration.
   *
   * @param rate iterations/s, or {@code null} when it is missing
   */
  record Sample(
      int iteration,
      @Nullable Double rate,
      @Nullable Timestamp start,
      @Nullable Timestamp end,
      @Nullable CoreMarkLog log) {}
}
