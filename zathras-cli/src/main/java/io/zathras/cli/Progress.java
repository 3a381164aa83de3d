package io.zathras.cli;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ProgressListener;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * The progress of the work: on a terminal one line, rewritten at most five times a second; in a log
 * a line every half minute. Thread-safe.
 */
final class Progress implements ProgressListener {

  /** The reader of the progress. */
  enum Reader {
    TERMINAL,
    LOG,
    NOBODY
  }

  private static final long SECOND = 1_000_000_000;
  private static final long TERMINAL_INTERVAL = SECOND / 5;
  private static final long LOG_INTERVAL = 30 * SECOND;

  /** The time before the first estimate, because until then the rate is that of the start. */
  private static final long FIRST_ESTIMATE = 2 * SECOND;

  private final PrintWriter out;
  private final Reader reader;
  private final LongSupplier nanoTime;
  private final long start;
  private long next;
  private int width;
  private long found;
  private boolean isTotal;
  private long done;
  private long failed;

  Progress(PrintWriter out, Reader reader, LongSupplier nanoTime) {
    this.out = out;
    this.reader = reader;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    next = start + (reader == Reader.LOG ? LOG_INTERVAL : 0);
  }

  @Override
  public synchronized void found(int archives) {
    found += archives;
  }

  @Override
  public synchronized void foundAll() {
    isTotal = true;
  }

  @Override
  public synchronized void ended(String source) {
    done++;
    show();
  }

  @Override
  public synchronized void finished(Item item) {
    failed += item.outcome() == Outcome.FAILED ? 1 : 0;
  }

  /** Removes the line. */
  synchronized void clear() {
    if (width > 0) {
      replace("");
      out.print('\r');
      out.flush();
      width = 0;
    }
  }

  private void show() {
    long now = nanoTime.getAsLong();
    if (reader == Reader.NOBODY || now - next < 0) {
      return;
    }
    if (reader == Reader.TERMINAL) {
      next = now + TERMINAL_INTERVAL;
      replace(text(now - start));
    } else {
      next = now + LOG_INTERVAL;
      out.println("zathras: " + text(now - start));
    }
  }

  private String text(long elapsed) {
    String counts = done + " of " + found + (isTotal ? "" : "+") + " done, " + failed + " failed";
    if (elapsed < FIRST_ESTIMATE) {
      return counts;
    }
    double rate = done * (double) SECOND / elapsed;
    String estimate = isTotal ? ", " + duration(Math.round((found - done) / rate)) + " left" : "";
    return counts + ", " + rate(rate) + estimate;
  }

  private static String rate(double perSecond) {
    long tenths = Math.round(perSecond * 10);
    return tenths >= 100 ? Math.round(perSecond) + "/s" : tenths / 10 + "." + tenths % 10 + "/s";
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private void replace(String text) {
    out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }
}
