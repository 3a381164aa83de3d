package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one raw file once. The Total line is the master's view; the rows of {@code Run
 * Statistics} are the servers'. With several clients all print into one file, whole lines in any
 * order: their rates are added up, since they ran at the same time.
 */
final class RawSummaryReader {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String NOT_CONNECTED = "uperf could not connect";

  private final FileEntry file;
  private final CaseId id;
  private final Diagnostics diagnostics;

  private @Nullable Timestamp start;
  private @Nullable Timestamp end;
  private int totals;
  private @Nullable Double master;
  private @Nullable Double server;
  private @Nullable Double transactions;
  private @Nullable Double firstTransactions;
  private Status verdict = Status.PASS;
  private @Nullable String problem;
  private @Nullable Integer problemLine;

  RawSummaryReader(FileEntry file, CaseId id, Diagnostics diagnostics) {
    this.file = file;
    this.id = id;
    this.diagnostics = diagnostics;
  }

  RawSummary.Content read() {
    Integer lines = file.isKept() ? readLines() : 0;
    Rates rates = Rates.of(id, master, server, transactions, null);
    judge(rates, lines == 0 ? null : lines);
    return new RawSummary.Content(
        interval(), rates, firstTransactions, verdict, problem, problemLine);
  }

  /** Progress is overwritten with CR; a line's number counts LF only, as editors do. */
  private int readLines() {
    String text = file.text();
    int lines = 0;
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      lines++;
      readShown(lines, text.substring(from, to));
      from = to + 1;
    }
    return lines;
  }

  /** One by one: a line may be nothing but carriage returns. */
  private void readShown(int number, String line) {
    int start = 0;
    while (start <= line.length()) {
      int end = line.indexOf('\r', start);
      end = end < 0 ? line.length() : end;
      line(number, ConsoleText.plain(line.substring(start, end)).strip());
      start = end + 1;
    }
  }

  private void line(int number, String line) {
    if (line.startsWith("Start_time")) {
      start = time(number, line, "Start_time");
    } else if (line.startsWith("End_time")) {
      end = time(number, line, "End_time");
    } else if (line.startsWith("Total") && line.contains("=")) {
      total(number, line);
    } else if (line.startsWith("WARNING:") && line.endsWith("Errors detected during run")) {
      worse(Status.FAIL, number, "uperf says '" + line + "'");
    } else if (line.startsWith("Error connecting") || line.contains("Cannot connect to")) {
      worse(Status.FAIL, number, NOT_CONNECTED + reason(line));
    } else {
      statistics(number, line);
    }
  }

  private @Nullable Timestamp time(int number, String line, String name) {
    String text = line.substring(name.length()).strip();
    Timestamp time = Times.zoned(text);
    if (time == null) {
      error(
          "time-invalid",
          number,
          name + " is '" + text + "'; expected a date such as 2026-11-22T10:42:09Z");
    }
    return time;
  }

  /** {@code Total 17.12KB / 4.32(s) = 32.50Kb/s 64op/s}. */
  private void total(int number, String line) {
    String[] words = BLANKS.split(line.substring(line.indexOf('=') + 1).strip(), 3);
    String operations = words.length == 2 ? words[1] : "";
    Double rate = Rates.gigabits(words[0]);
    Double perSecond =
        operations.endsWith("op/s")
            ? Numbers.decimal(operations.substring(0, operations.length() - "op/s".length()))
            : null;
    if (rate == null || perSecond == null) {
      error(
          "total-invalid",
          number,
          "'" + line + "'; expected 'Total <bytes> / <seconds>(s) = <rate>Mb/s <rate>op/s'");
      return;
    }
    totals++;
    firstTransactions = firstTransactions == null ? perSecond : firstTransactions;
    master = sum(master, rate);
    transactions = sum(transactions, perSecond);
  }

  /**
   * {@code <host> 4.32s 404.11MB 783.80Mb/s 25866 0.00}: a server, the master, or a sum. Of no
   * operation at all the errors are {@code -nan} %.
   */
  private void statistics(int number, String line) {
    String[] words = BLANKS.split(line, 7);
    if (words.length != 6 || !words[1].endsWith("s")) {
      return;
    }
    Double rate = Rates.gigabits(words[3]);
    Double errors = Numbers.decimal(words[5]);
    if (rate == null || (errors == null && !words[5].endsWith("nan"))) {
      return;
    }
    if (errors != null && errors > 0) {
      worse(Status.PARTIAL, number, "uperf counts " + words[5] + " % of the operations as errors");
    }
    if (!words[0].equals("master") && !words[0].equals("Total")) {
      server = sum(server, rate);
    }
  }

  private void judge(Rates rates, @Nullable Integer lastLine) {
    if (!file.isKept()) {
      worse(Status.FAIL, null, "the file is larger than what is kept of an archive");
    } else if (totals == 0) {
      worse(Status.FAIL, lastLine, "the file ends without a Total line");
    } else if (rates.isEmpty()) {
      worse(Status.FAIL, lastLine, "the Total line counts no operation");
    } else if (id.isLossy() && server == null) {
      worse(Status.PARTIAL, lastLine, "no server's row in 'Run Statistics' says how much arrived");
    }
    if (totals > 1) {
      diagnostics.warning(
          "several-totals",
          file.location(),
          null,
          totals + " Total lines, one for each client; their rates are added up");
    }
  }

  private Interval interval() {
    Interval interval = new Interval(start, end);
    if (!interval.isReversed()) {
      return interval;
    }
    error("time-reversed", null, "End_time " + end + " is before Start_time " + start);
    return new Interval(start, null);
  }

  /** The worst verdict stands, with the first words that tell more than that there is one. */
  private void worse(Status status, @Nullable Integer number, String words) {
    if (problem == null || problem.equals(NOT_CONNECTED)) {
      problem = words;
      problemLine = number;
    }
    verdict = Verdicts.worse(verdict, status);
  }

  private void error(String code, @Nullable Integer number, String message) {
    diagnostics.error(code, file.location(), number, message + "; it is left out");
  }

  /** Returns what the system says behind the address, which stays private. */
  private static String reason(String line) {
    int to = line.indexOf(" to ");
    int end = to < 0 ? -1 : line.indexOf(' ', to + " to ".length());
    return end < 0 ? "" : ": " + line.substring(end + 1).strip();
  }

  private static Double sum(@Nullable Double one, Double other) {
    return one == null ? other : Double.valueOf(one + other);
  }
}
