package io.zathras.processor.spi;

import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How outcomes combine, the same for every benchmark.
 *
 * @since 0.1
 */
public final class StatusRules {

  private StatusRules() {}

  /** Returns the worse of two verdicts about one thing: FAIL, PARTIAL, UNKNOWN, PASS. */
  public static Status worse(Status one, Status other) {
    return badness(one) >= badness(other) ? one : other;
  }

  /**
   * Returns the outcome of a whole test.
   *
   * @param headline the outcome of what the headline rests on, or {@code null} when there is no
   *     headline
   * @param runs all runs
   * @param complete whether every promised part is there; failures of runs count anyway
   * @return FAIL without a headline or with a failed one; UNKNOWN when nothing shows whether the
   *     headline is good; PARTIAL when it is good but a run did not pass or something is missing
   */
  public static Status overall(@Nullable Status headline, Collection<Run> runs, boolean complete) {
    if (headline == null || headline == Status.FAIL || runs.isEmpty()) {
      return Status.FAIL;
    }
    if (headline == Status.UNKNOWN) {
      return Status.UNKNOWN;
    }
    boolean good = runs.stream().allMatch(run -> run.status() == Status.PASS);
    return complete && good && headline == Status.PASS ? Status.PASS : Status.PARTIAL;
  }

  /**
   * Returns the outcome of a whole test whose wrapper can fail all of it: FAIL when it does,
   * UNKNOWN when its verdict is lost, else the outcome of what was measured.
   *
   * @param report the wrapper's verdict, as {@link WrapperReport#check(ResultInput, boolean)} gives
   *     it
   * @param measured the outcome of what was measured
   */
  public static Status reported(Status report, Status measured) {
    return report == Status.PASS || measured == Status.FAIL ? measured : report;
  }

  private static int badness(Status status) {
    return switch (status) {
      case PASS -> 0;
      case UNKNOWN -> 1;
      case PARTIAL -> 2;
      case FAIL -> 3;
    };
  }
}
