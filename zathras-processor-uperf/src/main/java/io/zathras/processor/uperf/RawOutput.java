package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.StatusRules;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * uperf's own output in one case, {@code
 * summary_results_rr_nj=4_pt=tcp_ps=64_nets=1_iteration=1_<suffix>}. The Total line has the
 * master's rates, {@code Run Statistics} those of the servers. Several clients print whole lines
 * into one file in any order. Their rates are added up because they ran at the same time.
 */
final class RawOutput {

  private static final String PREFIX = "summary_results_";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Precedes the profile that the threads or processes of a client run. */
  private static final String BEGAN = "running profile:";

  private static final Map<String, Double> SECONDS =
      Map.of("", 1.0, "s", 1.0, "ms", 1e-3, "us", 1e-6, "ns", 1e-9);
  private static final Pattern HOST =
      Pattern.compile(
          "(?<= (?:to|with|from) )\\S+|\\[[^]]{0,255}] |[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
  private static final String NOT_CONNECTED = "uperf could not connect";

  final Report report;
  final Case.Key key;

  /**
   * How many server addresses were used at once, or {@code null} when the name does not have it.
   */
  final @Nullable Integer networks;

  /** The iteration from 1, or {@code null} when the name does not have it. */
  final @Nullable Integer iteration;

  /** When the case ran; unknown in old generations. */
  Interval interval = Interval.UNKNOWN;

  /** The measured rates; empty when the case failed. */
  MetricValues rates = new MetricValues();

  /**
   * The operation rate of the first Total line, which alone the wrapper's table has, or {@code
   * null} without such a line.
   */
  @Nullable Double firstTransactions;

  Status verdict = Status.PASS;

  /** Why the case is not a success, or {@code null}. */
  @Nullable String problem;

  /** The line of the problem; 0 for none. */
  int problemLine;

  private @Nullable Timestamp start;
  private @Nullable Timestamp end;
  private String lastWords = "";
  private int clients;
  private int totals;
  private int totalLine;
  private boolean isRaw;
  private int masterLine;
  private @Nullable Double masterRow;
  private @Nullable Double masterOperations;
  private @Nullable Double master;
  private @Nullable Double server;
  private @Nullable Double transactions;

  private RawOutput(Report report, Case.Key key, Map<String, String> parts) {
    this.report = report;
    this.key = key;
    this.networks = Numbers.positiveInteger(parts.get("nets"));
    this.iteration = Numbers.positiveInteger(parts.get("iteration"));
  }

  /** Returns the raw files; a copy below {@code net_results} replaces a lost file. */
  static List<FileEntry> files(FileTree result) {
    Map<String, FileEntry> byName = new LinkedHashMap<>();
    result.find(PREFIX + "*").forEach(file -> byName.put(file.name(), file));
    result
        .find("net_results/**/" + PREFIX + "*")
        .forEach(file -> byName.putIfAbsent(file.name(), file));
    return List.copyOf(byName.values());
  }

  /** Reads a file; reports it and returns {@code null} if its name does not identify the case. */
  static @Nullable RawOutput read(FileEntry file, ResultInput input) {
    String name = file.name().substring(PREFIX.length());
    Map<String, String> parts = parts(name);
    String testType = name.substring(0, Math.max(0, name.indexOf('_')));
    String protocol = parts.get("pt");
    Integer packetSize = Numbers.positiveInteger(parts.get("ps"));
    Integer instances = Numbers.positiveInteger(parts.get("nj"));
    Report report = input.report(file);
    if (testType.isEmpty() || protocol == null || packetSize == null || instances == null) {
      report.error(
          "name-unknown",
          "the name does not tell the case; expected %s<test type>_nj=<instances>_pt=<protocol>"
              + "_ps=<packet size>_...; it is left out",
          PREFIX);
      return null;
    }
    Combination combination = new Combination(testType, protocol, packetSize);
    RawOutput output = new RawOutput(report, new Case.Key(combination, instances), parts);
    output.read(file);
    return output;
  }

  /**
   * Returns the parts of a name. The first of equal parts counts, because the suffix after them is
   * free text.
   */
  private static Map<String, String> parts(String name) {
    Map<String, String> parts = new HashMap<>();
    for (String part : name.split("_", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parts;
  }

  private void read(FileEntry file) {
    int lastLine = file.isKept() ? readLines(file.text()) : 0;
    takeMasterRow();
    rates = UperfMetrics.of(key.combination(), master, server, transactions, null);
    if (!file.isKept()) {
      worse(Status.FAIL, 0, "the file is larger than what is kept of an archive");
    } else if (totals == 0) {
      worse(
          Status.FAIL,
          lastLine,
          "there is no Total line; the last line is " + withoutHosts(lastWords));
    } else if (rates.isEmpty()) {
      worse(Status.FAIL, lastLine, "the Total line counts no operation");
    } else if (key.combination().isLossy() && server == null) {
      worse(Status.PARTIAL, lastLine, "no server's row in 'Run Statistics' says how much arrived");
    }
    if (totals > 0 && totals < clients) {
      worse(
          Status.PARTIAL,
          totalLine,
          Numbers.counted(clients, "client")
              + " began and "
              + (totals == 1 ? "1 has" : totals + " have")
              + " a Total line; the rate is that of "
              + Numbers.counted(totals, "client")
              + " only");
    }
    if (totals > 1) {
      report.warning(
          "several-totals", totals + " Total lines, one for each client; their rates are added up");
    }
    interval = UperfMetrics.inOrder(new Interval(start, end), report);
  }

  /**
   * Takes the rates from the master's row, because with the option {@code -R} the Total line has
   * only counts.
   */
  private void takeMasterRow() {
    if (isRaw && totals == 0 && masterRow != null) {
      totals = 1;
      totalLine = masterLine;
      master = masterRow;
      transactions = masterOperations;
      firstTransactions = masterOperations;
      report
          .at(masterLine)
          .info(
              "rates-from-statistics",
              "the Total line has no rate; that of the master's row in 'Run Statistics' is used");
    }
  }

  /**
   * Reads lines, which end in CR for progress that is overwritten. Line numbers count only LF, as
   * in editors.
   */
  private int readLines(String text) {
    int number = 1;
    int lastLine = 0;
    int from = 0;
    for (int to = 0; from < text.length(); to++) {
      char c = to == text.length() ? '\n' : text.charAt(to);
      if (c == '\n' || c == '\r') {
        line(number, ConsoleText.plain(text.substring(from, to)).strip());
        lastLine = number;
        number += c == '\n' ? 1 : 0;
        from = to + 1;
      }
    }
    return lastLine;
  }

  private void line(int number, String line) {
    lastWords = line.isEmpty() ? lastWords : line;
    if (line.startsWith("Start_time")) {
      start = time(number, line, "Start_time");
    } else if (line.startsWith("End_time")) {
      end = time(number, line, "End_time");
      return;
    }
    // Clients overwrite their progress without ending its line, so another client's line may
    // follow.
    for (int at = line.indexOf(BEGAN); at >= 0; at = line.indexOf(BEGAN, at + 1)) {
      clients++;
    }
    isRaw |= line.startsWith("timestamp_ms:") && line.contains(" name:Total ");
    int total = line.lastIndexOf("Total ");
    if (total >= 0 && line.indexOf('=', total) > 0) {
      total(number, line.substring(total));
    } else if (line.startsWith("*** ")
        || (line.startsWith("WARNING:") && line.endsWith("Errors detected during run"))) {
      worse(Status.FAIL, number, "uperf says '" + line + "'");
    } else if (line.startsWith("Error connecting") || line.contains("Cannot connect to")) {
      worse(Status.FAIL, number, NOT_CONNECTED + reason(line));
    } else if (line.startsWith("Error saying goodbye")
        || (line.startsWith("** ") && !line.contains("Warning"))) {
      worse(Status.PARTIAL, number, "uperf says " + withoutHosts(line));
    } else {
      statistics(number, line);
    }
  }

  private @Nullable Timestamp time(int number, String line, String name) {
    String text = line.substring(name.length()).strip();
    Timestamp time = Times.zoned(text);
    if (time == null) {
      report
          .at(number)
          .error(
              "time-invalid",
              "%s is '%s'; expected a date such as 2026-11-22T10:42:09Z; it is left out",
              name,
              text);
    }
    return time;
  }

  /**
   * {@code Total 17.12KB / 4.32(s) = 32.50Kb/s 64op/s}; without the last word if there was no
   * operation; with the option {@code -x} {@code Total 0.02 MB in 4.32 secs = 0.03 Mbps or 64.00
   * ops}.
   */
  private void total(int number, String line) {
    String[] words = BLANKS.split(line.substring(line.indexOf('=') + 1).strip(), 6);
    boolean wide = words.length == 5 && words[1].equals("Mbps");
    Double rate = UperfMetrics.gigabits(wide ? words[0] + "Mb/s" : words[0]);
    Double perSecond = null;
    if (wide) {
      perSecond = words[4].equals("ops") ? Numbers.decimal(words[3]) : null;
    } else if (words.length == 2) {
      perSecond = Numbers.withUnit(words[1], Map.of("op/s", 1.0));
    } else if (words.length == 1 && rate != null && rate == 0) {
      perSecond = 0.0;
    }
    if (rate == null || perSecond == null) {
      worse(
          Status.PARTIAL,
          number,
          "'" + line + "' is no 'Total <bytes> / <seconds>(s) = <rate>Mb/s <rate>op/s'");
      return;
    }
    totals++;
    totalLine = number;
    firstTransactions = firstTransactions == null ? perSecond : firstTransactions;
    master = sum(master, rate);
    transactions = sum(transactions, perSecond);
  }

  /**
   * {@code <host> 4.32s 404.11MB 783.80Mb/s 25866 0.00}: a server, the master, or a sum. From
   * 10,000 s on the time has no unit. Without any operation the errors are {@code -nan} %.
   */
  private void statistics(int number, String line) {
    String[] words = BLANKS.split(line, 7);
    Double seconds = words.length == 6 ? Numbers.withUnit(words[1], SECONDS) : null;
    Double rate = seconds == null ? null : UperfMetrics.gigabits(words[3]);
    if (seconds == null || rate == null) {
      return;
    }
    Double errors = Numbers.decimal(words[5]);
    if (errors == null && !words[5].endsWith("nan")) {
      return;
    }
    if (errors != null && errors > 0) {
      worse(Status.PARTIAL, number, "uperf counts " + words[5] + " % of the operations as errors");
    }
    Double operations = Numbers.decimal(words[4]);
    if (words[0].equals("master") && operations != null && seconds > 0) {
      masterRow = sum(masterRow, rate);
      masterOperations = sum(masterOperations, operations / seconds);
      masterLine = number;
    } else if (!words[0].equals("master") && !words[0].equals("Total")) {
      server = sum(server, rate);
    }
  }

  /**
   * Keeps the worst verdict, and the first problem that is more specific than a failed connection.
   */
  private void worse(Status status, int number, String words) {
    if (problem == null || problem.equals(NOT_CONNECTED)) {
      problem = words;
      problemLine = number;
    }
    verdict = StatusRules.worse(verdict, status);
  }

  /** Returns the system's message after the address, which is private. */
  private static String reason(String line) {
    int to = line.indexOf(" to ");
    int end = to < 0 ? -1 : line.indexOf(' ', to + " to ".length());
    return end < 0 ? "" : ": " + line.substring(end + 1).strip();
  }

  private static String withoutHosts(String line) {
    return ConsoleText.quoted(HOST.matcher(line).replaceAll("..."));
  }

  private static Double sum(@Nullable Double one, Double other) {
    return one == null ? other : Double.valueOf(one + other);
  }
}
