package io.zathras.processor.fio;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Report;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A log of one job, {@code fio_bw.2.log}: lines {@code time, value, direction, block size, offset}
 * in ms since the measurement began. Without averaging it has a line for each I/O, so it is read as
 * a stream each time and never kept in memory.
 */
final class FioLog {

  static final int DIRECTIONS = 3;

  private static final int MOST_DIGITS = 18;

  /** A week: a later time is a broken number, and would put all other lines into one step. */
  private static final long LAST_TIME = 7L * 24 * 60 * 60 * 1000;

  /** Takes the lines of a log in their order. */
  interface Lines {

    /**
     * Takes one line.
     *
     * @param time ms since the measurement began
     * @param direction 0 read, 1 write, 2 trim
     * @param blockSize bytes of the I/O; 0 in a line that is a mean over several
     */
    void line(long time, double value, int direction, double blockSize);
  }

  private final FileEntry file;

  /** The time of its last line; 0 without any. */
  final long lastTime;

  /** Whether a line has the size of an I/O, which only lines of single I/Os have. */
  final boolean hasSizes;

  private FioLog(FileEntry file, long lastTime, boolean hasSizes) {
    this.file = file;
    this.lastTime = lastTime;
    this.hasSizes = hasSizes;
  }

  /** Reads through a log once, and reports lines that cannot be read. */
  static FioLog open(FileEntry file, Report report) {
    Scan scan = new Scan();
    scan.read(
        file,
        (time, value, direction, size) -> {
          scan.last = Math.max(scan.last, time);
          scan.hasSizes |= size > 0;
        });
    if (scan.broken > 0) {
      report
          .at(scan.firstBroken)
          .warning(
              "log-line-invalid",
              "%s has %d %s that cannot be read; expected 'ms, value, direction, size, offset';"
                  + " left out",
              file.name(),
              scan.broken,
              scan.broken == 1 ? "line" : "lines, this one first,");
    }
    if (scan.isCut) {
      report.warning(
          "output-cut", "%s ends within a line; expected a whole one; it is left out", file.name());
    }
    return new FioLog(file, scan.last, scan.hasSizes);
  }

  void read(Lines lines) {
    new Scan().read(file, lines);
  }

  /** Remembers the last byte, because a line end shows that the last line is whole. */
  private static final class LastByte extends FilterInputStream {

    private int last = '\n';

    LastByte(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read > 0) {
        last = target[offset + read - 1];
      }
      return read;
    }
  }

  private static final class Scan {

    private final double[] fields = new double[4];
    private long last;
    private boolean hasSizes;
    private int broken;
    private int firstBroken;
    private boolean isCut;

    void read(FileEntry file, Lines lines) {
      try (LastByte bytes = new LastByte(file.open());
          BufferedReader in =
              new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
        int number = 0;
        String next = in.readLine();
        while (next != null) {
          String line = next;
          next = in.readLine();
          number++;
          if (next == null && bytes.last != '\n') {
            isCut = true;
            return;
          }
          if (parse(line)) {
            lines.line((long) fields[0], fields[1], (int) fields[2], fields[3]);
          } else if (!line.isBlank()) {
            firstBroken = broken++ == 0 ? number : firstBroken;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a log could not be read", e);
      }
    }

    private boolean parse(String line) {
      int start = 0;
      for (int field = 0; field < fields.length; field++) {
        int comma = line.indexOf(',', start);
        // fio 2 writes no offset after the size.
        int end = comma < 0 && field == fields.length - 1 ? line.length() : comma;
        if (end < 0 || !number(line, start, end, field)) {
          return false;
        }
        start = end + 1;
      }
      return fields[0] <= LAST_TIME && fields[2] < DIRECTIONS;
    }

    /** Reads digits; fio writes no fractions and no signs. */
    private boolean number(String line, int from, int to, int field) {
      int start = from;
      while (start < to && line.charAt(start) == ' ') {
        start++;
      }
      if (start >= to || to - start > MOST_DIGITS) {
        return false;
      }
      long value = 0;
      for (int i = start; i < to; i++) {
        int digit = line.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return false;
        }
        value = value * 10 + digit;
      }
      fields[field] = value;
      return true;
    }
  }
}
