package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The starts that become one run: those of one type and thread count, one for each iteration. */
final class StartGroup {

  private final int threads;
  private final RunType type;
  private final List<Start> starts = new ArrayList<>();
  private boolean complete = true;

  /**
   * One start of CoreMark.
   *
   * @param rate iterations/s, or {@code null} when it is missing
   * @param log what the start printed, or {@code null} when there is no log
   */
  record Start(
      int iteration, @Nullable Double rate, Interval interval, @Nullable CoreMarkLog log) {}

  StartGroup(int threads, RunType type) {
    this.threads = threads;
    this.type = type;
  }

  void add(Start start) {
    starts.add(start);
  }

  /** Records that a promised part is missing or broken. */
  void incomplete() {
    complete = false;
  }

  int threads() {
    return threads;
  }

  RunType type() {
    return type;
  }

  List<Start> starts() {
    return starts;
  }

  boolean isComplete() {
    return complete;
  }

  boolean hasRate() {
    return starts.stream().anyMatch(start -> start.rate() != null);
  }
}
