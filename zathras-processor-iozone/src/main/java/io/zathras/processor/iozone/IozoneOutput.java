package io.zathras.processor.iozone;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * IOzone's output in one mode on one file system, {@code
 * Run_1/xfs/iozone_<prefix>_<mode>_default.iozone}.
 */
final class IozoneOutput {

  private static final Pattern NAME =
      Pattern.compile(
          "(?!pcp_)(?:[^/]+/){0,2}Run_(?<iteration>[0-9]+)/(?<fs>[^/]+)/"
              + "iozone_(?:[^/]*_)?(?<mode>[^/_]+)_(?:default|tuned)\\.iozone");

  private static final Pattern VERSION =
      Pattern.compile("Version \\$Revision: ([0-9][0-9.]{0,9}) \\$");
  private static final Pattern UNIT = Pattern.compile("Output is in (\\S{1,20})");
  private static final Pattern RECORD = Pattern.compile("Record Size ([0-9]{1,9}) [kK]B");
  private static final Pattern SIZE = Pattern.compile("File size set to ([0-9]{1,9}) [kK]B");
  private static final Pattern SIZES =
      Pattern.compile(
          "Each process writes a ([0-9]{1,9}) kByte file in ([0-9]{1,9}) kByte records",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RATE =
      Pattern.compile(
          "Children see throughput for\\s++([0-9]{1,9})\\s++([a-z -]{1,30}?)\\s*+="
              + "\\s*+(\\S{1,30})\\s++(\\S{1,20})/sec");
  private static final Pattern FAILED =
      Pattern.compile(
          "(?:Error |Can ?no?t |Can't |iozone: interrupted|exiting iozone).*"
              + "|.*: (?:No space left on device|Input/output error|Permission denied)");
  private static final String BEGIN = "Iozone: Performance Test of File I/O";
  private static final String END = "iozone test complete.";

  private final NamedFile named;
  private final Map<Integer, MetricValues> rates = new TreeMap<>();
  private @Nullable String version;
  private @Nullable Integer recordSize;
  private @Nullable Integer fileSize;
  private @Nullable String failure;
  private @Nullable Integer failureLine;
  private String unit = "kBytes/sec";
  private String lastWords = "";
  private int unitLine;
  private int begun;
  private int ended;
  private int recordSizes;
  private boolean throughput;
  private boolean sound = true;

  private IozoneOutput(NamedFile named) {
    this.named = named;
  }

  /**
   * Reads the first iteration of each mode, because the wrapper's table has no mean over
   * iterations.
   */
  static Map<IozoneSetting, IozoneOutput> readAll(ResultInput input) {
    Map<IozoneSetting, NamedFile> first = new LinkedHashMap<>();
    for (NamedFile file : input.named(NAME, "iteration")) {
      first.merge(
          new IozoneSetting(file.text("fs"), file.text("mode"), null),
          file,
          (one, other) -> other.number("iteration") < one.number("iteration") ? other : one);
    }
    Map<IozoneSetting, IozoneOutput> outputs = new LinkedHashMap<>();
    first.forEach((setting, file) -> outputs.put(setting, read(file)));
    return outputs;
  }

  private static IozoneOutput read(NamedFile named) {
    IozoneOutput output = new IozoneOutput(named);
    List<String> lines = ConsoleText.lines(named.file());
    for (int i = 0; i < lines.size(); i++) {
      output.line(lines.get(i).strip(), i + 1);
    }
    output.judge(named.report().at(lines.size()));
    return output;
  }

  private void line(String line, int number) {
    Matcher rate = RATE.matcher(line);
    Matcher release = VERSION.matcher(line);
    Matcher printed = UNIT.matcher(line);
    if (!line.isEmpty()) {
      lastWords = line;
    }
    if (rate.matches()) {
      throughput = true;
      rate(rate, named.report().at(number));
    } else if (line.equals(BEGIN)) {
      begun++;
    } else if (line.equals(END)) {
      ended++;
    } else if (release.matches()) {
      version = release.group(1);
    } else if (printed.matches()) {
      unit = printed.group(1);
      unitLine = number;
    } else if (failure == null && !isEnded() && FAILED.matcher(line).matches()) {
      failure = line;
      failureLine = number;
    } else {
      size(line);
    }
  }

  private void size(String line) {
    Matcher sizes = SIZES.matcher(line);
    if (sizes.matches()) {
      fileSize = Numbers.positiveInteger(sizes.group(1));
      recordSize = Numbers.positiveInteger(sizes.group(2));
      recordSizes = Math.max(1, recordSizes);
    }
    Integer size = Numbers.positiveInteger(RECORD, line);
    if (size != null) {
      recordSize = size;
      recordSizes++;
    }
    Integer file = Numbers.positiveInteger(SIZE, line);
    fileSize = file == null ? fileSize : file;
  }

  private void rate(Matcher rate, Report place) {
    Integer processes = Numbers.positiveInteger(rate.group(1));
    Metric metric = IozoneMetrics.ofActors(rate.group(2));
    Double value = Numbers.positive(rate.group(3));
    if (processes == null || metric == null || !isKilobytes(rate.group(4) + "ytes/sec")) {
      return;
    }
    if (value == null) {
      sound = false;
      place.error(
          "value-invalid",
          "'%s' is no rate of %s; expected a number above 0; it is left out",
          rate.group(3),
          rate.group(2));
      return;
    }
    rates.computeIfAbsent(processes, added -> new MetricValues()).put(metric, value);
  }

  private static boolean isKilobytes(String unit) {
    return unit.equalsIgnoreCase("kBytes/sec");
  }

  private void judge(Report last) {
    if (!isKilobytes(unit)) {
      named
          .report()
          .at(unitLine)
          .error(
              "unit-unknown",
              "%s holds '%s'; expected kBytes/sec; its numbers are left out, also of the table",
              named.file().name(),
              unit);
    }
    if (failure != null) {
      named
          .report()
          .at(failureLine)
          .error("run-failed", "IOzone says %s; expected '%s'", ConsoleText.quoted(failure), END);
    } else if (!isEnded()) {
      last.warning(
          "output-cut",
          "%s ends without '%s'; its last line is %s",
          named.file().name(),
          END,
          ConsoleText.quoted(lastWords));
    }
  }

  Report report() {
    return named.report();
  }

  @Nullable String version() {
    return version;
  }

  /** Returns the size of the records in kB, or {@code null} when there are several. */
  @Nullable Integer recordSize() {
    return recordSizes == 1 ? recordSize : null;
  }

  /** Returns the size of each process's file in kB, or {@code null} in a sweep over sizes. */
  @Nullable Integer fileSize() {
    return fileSize;
  }

  /** Returns the rates of the throughput test by the number of processes. */
  Map<Integer, MetricValues> rates() {
    return rates;
  }

  /** Returns whether it is of the throughput test and not of a sweep. */
  boolean isThroughput() {
    return throughput;
  }

  /** Returns whether rates are in kB/s, as the wrapper's table assumes. */
  boolean isInKilobytes() {
    return isKilobytes(unit);
  }

  boolean isSound() {
    return sound;
  }

  /**
   * Returns FAIL for an error or an unknown unit, PASS when IOzone finished, and UNKNOWN for an
   * incomplete output.
   */
  Status verdict() {
    if (failure != null || !isInKilobytes()) {
      return Status.FAIL;
    }
    return isEnded() ? Status.PASS : Status.UNKNOWN;
  }

  /**
   * Returns whether IOzone finished as often as it began; other lines may follow because the
   * wrapper appends the output of other tools.
   */
  private boolean isEnded() {
    return begun > 0 && ended >= begun;
  }
}
