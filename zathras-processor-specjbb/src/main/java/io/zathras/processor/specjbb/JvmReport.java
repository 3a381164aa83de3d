package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report of SPECjbb's reporter about one JVM, {@code SPECjbb.001.txt}, or about all, {@code
 * MultiVMReport.txt}. The objection that a run is too short to be published is ignored, because the
 * wrapper's runs always are; any other objection is a warning.
 */
final class JvmReport {

  private static final Pattern ROW = Pattern.compile("(\\*?)\\s*([0-9]{1,9})\\s+(\\S{1,40})");
  private static final Pattern SCORE = Pattern.compile("Throughput\\s+(\\S{1,40})\\s*");
  private static final Pattern SUM =
      Pattern.compile("SPECjbb2005\\s+bops\\s*=\\s*([^\\s,]{1,40}).*");
  private static final Pattern VERSION =
      Pattern.compile("SPECjbb2005 Version:\\s*\\[([^,\\]]+)[,\\]].*");
  private static final Pattern CPUS = Pattern.compile("Procs avail to Java\\s+([0-9]{1,9})");
  private static final Pattern REMARK = Pattern.compile("(?i)(invalid|warning)\\b.*");
  private static final Pattern COUNTED_AS_ZERO =
      Pattern.compile("(?i).{0,40}missing point.{0,60}\\bused for point ([0-9]{1,9})\\b.*");

  /** Objections that only prevent publication. */
  private static final Pattern UNPUBLISHABLE =
      Pattern.compile(
          "(?i).*(publi(sh|cation)|too short|ramp.?up|measurement (second|time)|missing point).*");

  private static final Pattern BROKEN = Pattern.compile("(?i).*(did not|not end|fail).*");

  private static final int MOST_REMARKS = 100;
  private static final int LONGEST_REMARK = 200;

  private final FileEntry file;
  private final Report report;
  private final Map<Long, Long> bops = new TreeMap<>();
  private final TreeSet<Long> scored = new TreeSet<>();
  private final TreeSet<Long> missing = new TreeSet<>();
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, Integer> objections = new LinkedHashMap<>();
  private @Nullable Integer score;
  private @Nullable Integer sum;
  private @Nullable String version;
  private @Nullable Integer cpus;
  private int scoreLine;

  /** The line about points that count as 0 in the score; 0 without one. */
  private int missingLine;

  private JvmReport(NamedFile named) {
    file = named.file();
    report = named.report();
    boolean inTable = false;
    boolean hadTable = false;
    int number = 0;
    for (String text : file.lines()) {
      number++;
      String line = text.strip();
      if (line.isEmpty()) {
        inTable = false;
      } else if (!hadTable && line.contains("Warehouses")) {
        inTable = true;
        hadTable = true;
      } else if (inTable) {
        row(number, line);
      } else {
        read(number, line);
      }
    }
  }

  /** Reads the report of one JVM, which has a score. */
  static JvmReport read(NamedFile named) {
    JvmReport read = new JvmReport(named);
    if (read.scoreLine == 0) {
      read.report.warning(
          "output-cut",
          "no line 'Throughput'; the score of its run is left out (is %s cut?)",
          read.file.name());
    }
    read.findMissing();
    return read;
  }

  /** Reads the report of all JVMs together. */
  static JvmReport readSum(NamedFile named) {
    return new JvmReport(named);
  }

  private void row(int number, String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      return;
    }
    Integer warehouses = Numbers.positiveInteger(row.group(2));
    Integer value = Numbers.positiveInteger(row.group(3));
    if (warehouses == null || value == null) {
      report
          .at(number)
          .warning(
              "value-invalid",
              "'%s' warehouses gave '%s'; expected whole bops above 0; the step is left out",
              row.group(2),
              row.group(3));
      return;
    }
    bops.put(warehouses.longValue(), value.longValue());
    if (!row.group(1).isEmpty()) {
      scored.add(warehouses.longValue());
    }
  }

  private void read(int number, String line) {
    Matcher total = SCORE.matcher(line);
    Matcher all = SUM.matcher(line);
    Matcher release = VERSION.matcher(line);
    Integer procs = Numbers.positiveInteger(CPUS, line);
    if (total.matches()) {
      scoreLine = number;
      score = score(number, total.group(1));
    } else if (all.matches()) {
      sum = Numbers.positiveInteger(all.group(1));
    } else if (release.matches()) {
      version = release.group(1).strip();
    } else if (procs != null) {
      cpus = procs;
    } else if (REMARK.matcher(line).matches()) {
      remark(number, line);
    }
  }

  private @Nullable Integer score(int number, String text) {
    Integer value = Numbers.positiveInteger(text);
    if (value == null) {
      report
          .at(number)
          .warning(
              "score-missing",
              "the score is '%s' in SPEC's report; expected whole bops; its run has no score",
              text);
    }
    return value;
  }

  private void remark(int number, String line) {
    String words = line.substring(0, Math.min(line.length(), LONGEST_REMARK));
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(words);
    }
    Matcher zero = COUNTED_AS_ZERO.matcher(line);
    if (zero.matches() && missing.size() < MOST_REMARKS) {
      missing.add(Long.valueOf(zero.group(1)));
      missingLine = missingLine == 0 ? number : missingLine;
    }
    boolean benign = UNPUBLISHABLE.matcher(words).matches() && !BROKEN.matcher(words).matches();
    boolean objects = line.toLowerCase(Locale.ROOT).startsWith("invalid") && !benign;
    if (objects && objections.size() < MOST_REMARKS) {
      objections.putIfAbsent(words, number);
    }
  }

  /**
   * Finds points that count as 0. There are some if the score, the mean from N to 2N, is below the
   * mean of the measured points.
   */
  private void findMissing() {
    Integer reported = score;
    if (!missing.isEmpty() || reported == null) {
      return;
    }
    TreeSet<Long> counted = new TreeSet<>(scored);
    Integer from = cpus;
    if (counted.isEmpty() && from != null) {
      bops.keySet().stream()
          .filter(each -> each >= from && each <= 2L * from)
          .forEach(counted::add);
    }
    double mean =
        counted.stream()
            .map(bops::get)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .average()
            .orElse(0);
    if (reported + 1 < mean) {
      missingLine = scoreLine;
      long last = 2 * counted.first();
      for (long point = counted.first(); point <= last && missing.size() < MOST_REMARKS; point++) {
        if (!bops.containsKey(point)) {
          missing.add(point);
        }
      }
    }
  }

  Report report() {
    return report;
  }

  /** Returns the business operations per second by the JVM's own warehouses. */
  Map<Long, Long> bops() {
    return bops;
  }

  /** Returns the JVM's score in bops, or {@code null} without one. */
  @Nullable Integer score() {
    return score;
  }

  /** Returns the score of all JVMs in bops, or {@code null} in the report of one JVM. */
  @Nullable Integer sum() {
    return sum;
  }

  /** Returns the version, such as {@code SPECjbb2005 1.07}, or {@code null}. */
  @Nullable String version() {
    return version;
  }

  List<String> remarks() {
    return remarks;
  }

  /** Returns the objections to more than publication, with their lines. */
  Map<String, Integer> objections() {
    return objections;
  }

  /** Returns whether points that were not run count as 0 in the score. */
  boolean countsMissingPoints() {
    return missingLine > 0;
  }

  /** Warns of points that count as 0, as they do in {@code others} more reports. */
  void warnOfMissingPoints(double of, int others) {
    report
        .at(missingLine)
        .warning(
            "points-missing",
            "%s 0 in SPEC's score %.0f, the mean from N to 2N warehouses%s; the score is no headline",
            missing.isEmpty()
                ? "missing points count as"
                : (missing.size() == 1 ? "missing point " : "missing points ")
                    + missing.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (missing.size() == 1 ? " counts as" : " count as"),
            of,
            others == 0 ? "" : " (and in " + others + " more of the reports)");
  }
}
