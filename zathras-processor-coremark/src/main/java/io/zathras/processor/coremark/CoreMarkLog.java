package io.zathras.processor.coremark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.KeyValueText;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CoreMark itself printed in one start: {@code run<R>_iter=<i>_threads=<t>.log}. Only its name
 * tells a performance run (1) from a validation run (2).
 *
 * @param rate iterations/s, or {@code null} when the start printed no valid one
 */
record CoreMarkLog(
    FileEntry file,
    Report report,
    RunType type,
    int iteration,
    int threads,
    KeyValueText text,
    @Nullable Double rate,
    Verdict verdict) {

  private static final Pattern NAME =
      Pattern.compile(
          "run(?<type>[12])_iter=(?<iteration>[0-9]+)_threads=(?<threads>[0-9]+)\\.log");
  private static final Pattern SUMMARY = Pattern.compile("run(?<type>[12])_summary");
  private static final String RATE = "Iterations/Sec";
  private static final Set<String> CHECKSUMS =
      Set.of("crclist", "crcmatrix", "crcstate", "crcfinal");

  /** Errors of one thread begin with its number. */
  private static final Pattern ERROR = Pattern.compile("(?:\\[[0-9]{1,8}])?ERROR");

  /** For performance and validation runs of 6,000 and 2,000 bytes, and profile generation. */
  private static final Set<String> KNOWN_SEEDS =
      Set.of("0x8a02", "0x7b05", "0xe9f5", "0x18f2", "0x4eaf");

  private static final Set<String> PERFORMANCE_SEEDS = Set.of("0x8a02", "0xe9f5");
  private static final Pattern THREAD = Pattern.compile("[0-9]{1,8}");

  /** Reads all logs, and compares the summaries with them. */
  static List<CoreMarkLog> readAll(ResultInput input) {
    List<CoreMarkLog> logs =
        input.named(NAME, "iteration", "threads").stream().map(CoreMarkLog::read).toList();
    input.named(SUMMARY).forEach(summary -> checkSummary(summary, logs));
    return logs;
  }

  /**
   * What CoreMark says about its own results.
   *
   * @param errors the lines that report errors
   * @param line where it says so; 0 for nowhere
   * @param doubt why it is unknown whether the results are valid, or {@code null}
   */
  private record Verdict(List<String> errors, int line, @Nullable String doubt) {}

  private static RunType type(NamedFile named) {
    return named.text("type").equals("1") ? RunType.PERFORMANCE : RunType.VALIDATION;
  }

  private static CoreMarkLog read(NamedFile named) {
    KeyValueText text = KeyValueText.read(named.file());
    return new CoreMarkLog(
        named.file(),
        named.report(),
        type(named),
        named.number("iteration"),
        named.number("threads"),
        text,
        rate(named.file(), text),
        verdict(type(named), text));
  }

  private static Verdict verdict(RunType type, KeyValueText text) {
    List<String> errors = new ArrayList<>();
    int errorLine = 0;
    int verdictLine = 0;
    String doubt = "no line 'Correct operation validated'; nothing tells whether the rate is valid";
    for (int i = 0; i < text.lines().size(); i++) {
      String line = text.lines().get(i).strip();
      if (isError(line)) {
        errors.add(line);
        errorLine = errorLine == 0 ? i + 1 : errorLine;
      } else if (line.startsWith("Correct operation validated")) {
        verdictLine = i + 1;
        doubt = doubtOfSeed(type, text.value("seedcrc"));
      } else if (line.startsWith("Cannot validate operation")) {
        verdictLine = i + 1;
        doubt = "CoreMark says '" + line + "'";
      }
    }
    return new Verdict(List.copyOf(errors), errorLine > 0 ? errorLine : verdictLine, doubt);
  }

  private static boolean isError(String line) {
    return line.startsWith("Errors detected")
        || (line.contains("ERROR") && ERROR.matcher(line).lookingAt());
  }

  /**
   * For unknown seeds CoreMark counts errors from -1, so one error makes the results look valid.
   */
  private static @Nullable String doubtOfSeed(RunType type, @Nullable String seedcrc) {
    if (seedcrc == null || !KNOWN_SEEDS.contains(seedcrc)) {
      return "seedcrc is "
          + seedcrc
          + "; expected one that CoreMark knows, of which it can validate the results";
    }
    return type == RunType.PERFORMANCE && !PERFORMANCE_SEEDS.contains(seedcrc)
        ? "seedcrc is " + seedcrc + "; a performance run has " + type.seedcrc()
        : null;
  }

  private static @Nullable Double rate(FileEntry file, KeyValueText text) {
    Double rate = text.decimal(RATE);
    return rate != null && rate > 0 && !isCutInRate(file, text.lines()) ? rate : null;
  }

  private static boolean isCutInRate(FileEntry file, List<String> lines) {
    return lines.get(lines.size() - 1).startsWith(RATE) && !file.text().endsWith("\n");
  }

  /** Compares a summary with the log of the first iteration, of which it is a copy. */
  private static void checkSummary(NamedFile named, List<CoreMarkLog> logs) {
    byte[] content = named.file().bytes();
    KeyValueText summary =
        logs.stream()
            .filter(log -> log.iteration == 1 && Arrays.equals(log.file.bytes(), content))
            .findFirst()
            .map(CoreMarkLog::text)
            .orElseGet(() -> KeyValueText.read(named.file()));
    long blocks = summary.lines().stream().filter(line -> line.startsWith("CoreMark Size")).count();
    if (blocks > 1) {
      named
          .report()
          .warning(
              "summary-appended",
              blocks + " blocks of several wrapper runs; expected one; the logs are used instead");
      return;
    }
    Double rate = summary.decimal(RATE);
    for (CoreMarkLog log : logs) {
      Double own = log.type == type(named) && log.iteration == 1 ? log.rate : null;
      if (rate != null && own != null && !rate.equals(own)) {
        named
            .report()
            .warning(
                "summary-differs",
                "rate " + rate + "; the log of iteration 1 has " + own + ", which is used");
      }
    }
  }

  Interval interval() {
    return new Interval(Times.zoned(text.value("start_time")), Times.zoned(text.value("end_time")));
  }

  /** Returns the number of the last line of CoreMark's output; 0 when there is none. */
  int lastLine() {
    int line = text.lines().size();
    while (line > 0 && isNoOutput(text.lines().get(line - 1))) {
      line--;
    }
    return line;
  }

  private static boolean isNoOutput(String line) {
    return line.isBlank() || line.startsWith("start_time") || line.startsWith("end_time");
  }

  /** Returns the end of a message that quotes the last line, which shows why there is no rate. */
  String lastWords() {
    int line = lastLine();
    return line == 0
        ? ""
        : "; the last line is " + ConsoleText.quoted(text.lines().get(line - 1).strip());
  }

  /** Returns whether CoreMark found its results right; UNKNOWN when it could not tell. */
  Status status() {
    if (!verdict.errors.isEmpty()) {
      return Status.FAIL;
    }
    return verdict.doubt == null ? Status.PASS : Status.UNKNOWN;
  }

  List<String> errors() {
    return verdict.errors;
  }

  /**
   * Reports why the start did not succeed, or that its seeds are not those of the run type in the
   * file's name. A missing rate has been reported before.
   */
  void check() {
    Report place = report.at(verdict.line);
    String seedcrc = text.value("seedcrc");
    if (!verdict.errors.isEmpty()) {
      place.error("run-failed", "CoreMark says " + quoted(verdict.errors));
    } else if (verdict.doubt != null && rate != null) {
      place.warning("verdict-missing", verdict.doubt);
    } else if (seedcrc != null && !seedcrc.equals(type.seedcrc())) {
      report.warning(
          "seed-unexpected",
          "seedcrc is " + seedcrc + "; a " + type.label() + " run has " + type.seedcrc());
    }
  }

  /** Quotes the first error, which tells most, and the last one, which is CoreMark's verdict. */
  private static String quoted(List<String> errors) {
    String first = "'" + errors.get(0) + "'";
    String last = "'" + errors.get(errors.size() - 1) + "'";
    return switch (errors.size()) {
      case 1 -> first;
      case 2 -> first + " and " + last;
      default -> first + ", " + last + " and " + (errors.size() - 2) + " more";
    };
  }

  /**
   * Returns the check sums by thread; one entry {@code all_threads} when every thread has the same.
   */
  Map<String, Object> checksums() {
    Map<Integer, Map<String, Object>> byThread = new TreeMap<>();
    text.values()
        .forEach(
            (key, value) -> {
              int end = key.startsWith("[") ? key.indexOf(']') : -1;
              if (end > 0
                  && CHECKSUMS.contains(key.substring(end + 1))
                  && THREAD.matcher(key.substring(1, end)).matches()
                  && isOneWord(value)) {
                byThread
                    .computeIfAbsent(
                        Integer.valueOf(key.substring(1, end)), thread -> new LinkedHashMap<>())
                    .put(key.substring(end + 1), value);
              }
            });
    Map<String, Object> checksums = new LinkedHashMap<>();
    if (byThread.values().stream().distinct().count() == 1) {
      checksums.put("all_threads", byThread.values().iterator().next());
    } else {
      byThread.forEach((thread, values) -> checksums.put("thread_" + thread, values));
    }
    return checksums;
  }

  private static boolean isOneWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        return false;
      }
    }
    return !value.isEmpty();
  }
}
