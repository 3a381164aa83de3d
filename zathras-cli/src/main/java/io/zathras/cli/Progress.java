package io.zathras.cli;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ProgressListener;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** One line that says how far the work is, written anew at most five times a second. */
final class Progress implements ProgressListener {

  private static final long INTERVAL_NANOS = 200_000_000;

  private final PrintWriter out;
  private final boolean shown;
  private final LongSupplier nanoTime;
  private long next;
  private int width;
  private long found;
  private long finished;
  private long failed;

  Progress(PrintWriter out, boolean shown, LongSupplier nanoTime) {
    this.out = out;
    this.shown = shown;
    this.nanoTime = nanoTime;
    next = nanoTime.getAsLong();
  }

  /** Returns the progress line of a terminal; nothing is shown when nobody watches. */
  static Progress on(Environment environment) {
    return new Progress(environment.err(), environment.interactive(), System::nanoTime);
  }

  @Override
  public void found(int archives) {
    found += archives;
  }

  @Override
  public void finished(Item item) {
    finished++;
    failed += item.outcome() == Outcome.FAILED ? 1 : 0;
    long now = nanoTime.getAsLong();
    if (shown && now - next >= 0) {
      next = now + INTERVAL_NANOS;
      replace(finished + " of " + found + " done, " + failed + " failed");
    }
  }

  /** Removes the line. */
  void clear() {
    if (width > 0) {
      replace("");
      out.print('\r');
      out.flush();
    }
  }

  private void replace(String text) {
    out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }
}
