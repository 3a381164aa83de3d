package io.zathras.processor.speccpu2017;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report of SPEC's own tools, as text or CSV: all iterations of all benchmarks, the selected
 * ones, and the suite's scores.
 */
final class SpecReport {

  /** The separator of columns in the text report, and of words in a command. */
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
  private static final Pattern VERSION =
      Pattern.compile("Tested with SPEC CPU(?:\\(R\\))?2017\\W{1,4}v?([0-9]+(?:\\.[0-9]+)+)");
  private static final String INVALID = "INVALID RUN";
  private static final String ESTIMATED = "Est. ";

  /** The limit of fields in a line; the tables have twelve. */
  private static final int MOST_FIELDS = 40;

  /** The limit of words in a command, which may name all benchmarks of the kit. */
  private static final int MOST_WORDS = 500;

  private static final int MOST_REASONS = 50;
  private static final int LONGEST_LINE = 10_000;

  private final Suite suite;
  private final String name;
  private final Report place;
  private final Map<Tune, Map<String, List<Measured>>> iterations = new EnumMap<>(Tune.class);
  private final Map<Tune, Map<String, Measured>> selected = new EnumMap<>(Tune.class);
  private final Map<Tune, Double> scores = new EnumMap<>(Tune.class);
  private final List<String> reasons = new ArrayList<>();
  private final Set<String> requested = new LinkedHashSet<>();
  private long rows;
  private boolean hasScoreLine;
  private boolean invalid;
  private @Nullable Boolean valid;
  private @Nullable String version;

  private SpecReport(Suite suite, FileEntry file, ResultInput input) {
    this.suite = suite;
    name = file.name();
    place = input.report(file);
    for (Tune tune : Tune.values()) {
      iterations.put(tune, new LinkedHashMap<>());
      selected.put(tune, new LinkedHashMap<>());
    }
  }

  /** Reads {@code CPU2017.001.intrate.refrate.csv}. */
  static SpecReport csv(Suite suite, FileEntry file, ResultInput input) {
    SpecReport report = new SpecReport(suite, file, input);
    Map<String, Integer> header = Map.of();
    boolean isSelected = false;
    List<String> lines = wholeLines(file);
    for (int i = 0; i < lines.size(); i++) {
      List<String> fields = fields(lines.get(i));
      String first = fields.get(0);
      if (first.isEmpty()) {
        header = Map.of();
      } else if (first.endsWith(" Results Table")) {
        isSelected = first.startsWith("Selected");
      } else if (first.equals("Benchmark")) {
        header = columns(fields);
      } else if (!header.isEmpty() && Suite.BENCHMARK.matcher(first).matches()) {
        for (Tune tune : Tune.values()) {
          report.add(first, tune, isSelected, row(fields, header, tune, i + 1));
        }
      } else if (first.equals("valid") && fields.size() > 1) {
        report.valid = fields.get(1).equals("1");
      } else if (first.equals("runcpu command:") && fields.size() > 1) {
        report.requested.addAll(Arrays.asList(BLANKS.split(fields.get(1).strip(), MOST_WORDS)));
      } else if (fields.size() > 1) {
        report.score(first, fields.get(1));
      }
      report.findVersion(lines.get(i));
    }
    report.check(file, "\"Selected Results Table\"");
    return report;
  }

  /** Reads {@code CPU2017.001.intrate.refrate.txt}. */
  static SpecReport text(Suite suite, FileEntry file, ResultInput input) {
    SpecReport report = new SpecReport(suite, file, input);
    boolean isSelected = false;
    List<String> lines = wholeLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.length() > LONGEST_LINE) {
        continue;
      }
      if (line.charAt(0) == '#') {
        report.reason(line);
      } else if (line.startsWith("=====")) {
        isSelected = true;
      } else {
        report.textLine(line, i + 1, isSelected);
      }
      report.findVersion(line);
    }
    boolean isKnown = report.hasScoreLine || report.invalid;
    report.valid = isKnown ? (Boolean) !report.invalid : null;
    report.check(file, "the line of = signs");
    return report;
  }

  private void textLine(String line, int number, boolean isSelected) {
    String estimated = line.startsWith(ESTIMATED) ? line.substring(ESTIMATED.length()) : line;
    String[] words = BLANKS.split(estimated);
    if (words.length < 2 || (hasScoreLine && Suite.BENCHMARK.matcher(words[0]).matches())) {
      return;
    }
    if (Suite.BENCHMARK.matcher(words[0]).matches()) {
      int next = 1;
      for (Tune tune : Tune.values()) {
        int end = endOfSide(words, next);
        add(words[0], tune, isSelected, side(Arrays.asList(words).subList(next, end), number));
        next = end;
      }
    } else if (score(words[0], words[1])) {
      // SPEC calls the score of an invalid run an estimate.
      invalid |= line.startsWith(ESTIMATED);
    }
  }

  /** Returns where the fields of a tune end, which is after the mark: S, * or a code. */
  private static int endOfSide(String[] words, int start) {
    for (int i = start; i < words.length; i++) {
      if (words[i].equals("S") || words[i].equals("*") || CODE.matcher(words[i]).matches()) {
        return i + 1;
      }
    }
    return words.length;
  }

  private static @Nullable Measured side(List<String> words, int line) {
    if (words.isEmpty()) {
      return null;
    }
    String mark = words.get(words.size() - 1);
    return new Measured(
        words.size() > 1 ? Numbers.positiveInteger(words.get(0)) : null,
        words.size() > 2 ? positive(words.get(1)) : null,
        words.size() > 3 ? positive(words.get(2)) : null,
        CODE.matcher(mark).matches() ? mark : null,
        line);
  }

  private static @Nullable Double positive(String number) {
    return Numbers.positive(withoutThousands(number));
  }

  static String withoutThousands(String number) {
    return number.matches("[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\\.[0-9]*)?")
        ? number.replace(",", "")
        : number;
  }

  private static @Nullable Measured row(
      List<String> fields, Map<String, Integer> header, Tune tune, int line) {
    String word = tune.word();
    String copies = field(fields, header, word + " # copies", word + " # threads");
    String rate = field(fields, header, word + " rate", word + " ratio");
    String status = field(fields, header, word + " status");
    if (copies.isEmpty() && rate.isEmpty() && status.isEmpty()) {
      return null;
    }
    return new Measured(
        Numbers.positiveInteger(copies),
        Numbers.positive(field(fields, header, word + " run time")),
        Numbers.positive(rate),
        CODE.matcher(status).matches() ? status : null,
        line);
  }

  private static String field(List<String> fields, Map<String, Integer> header, String... names) {
    for (String name : names) {
      Integer column = header.get(name);
      if (column != null && column < fields.size()) {
        return fields.get(column);
      }
    }
    return "";
  }

  private static Map<String, Integer> columns(List<String> fields) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i);
      String known = name.startsWith(ESTIMATED) ? name.substring(ESTIMATED.length()) : name;
      columns.putIfAbsent(known.toLowerCase(Locale.ROOT), i);
    }
    return columns;
  }

  /** Splits a line at the commas outside quotation marks. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length() && fields.size() < MOST_FIELDS; i++) {
      char c = line.charAt(i);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  /** Leaves out a last line without its end, which may hold a part of a number. */
  private static List<String> wholeLines(FileEntry file) {
    List<String> lines = file.lines();
    return file.endsWithinLine() && !lines.isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
  }

  private void add(String benchmark, Tune tune, boolean isSelected, @Nullable Measured measured) {
    if (measured == null) {
      return;
    }
    rows++;
    if (isSelected) {
      of(selected, tune).put(benchmark, measured);
    } else {
      of(iterations, tune).computeIfAbsent(benchmark, key -> new ArrayList<>()).add(measured);
    }
  }

  private boolean score(String name, String value) {
    String known = name.startsWith(ESTIMATED) ? name.substring(ESTIMATED.length()) : name;
    for (Tune tune : Tune.values()) {
      if (known.replace("(R)", "").equals(suite.scoreName(tune))) {
        hasScoreLine = true;
        Double score = positive(value);
        if (score != null) {
          scores.put(tune, score);
        }
        return true;
      }
    }
    return false;
  }

  private void reason(String line) {
    invalid |= line.contains(INVALID);
    int end = line.endsWith("#") ? line.length() - 1 : line.length();
    String reason = line.substring(Math.min(1, end), end).strip();
    if (invalid
        && reasons.size() < MOST_REASONS
        && !line.startsWith("##")
        && !line.contains(INVALID)
        && !reason.isEmpty()) {
      reasons.add(reason);
    }
  }

  private void findVersion(String line) {
    if (version == null && line.contains("Tested with")) {
      Matcher found = VERSION.matcher(line);
      version = found.find() ? found.group(1) : null;
    }
  }

  private void check(FileEntry file, String where) {
    ResultLimits.checkPoints(file.location(), rows);
    if (!hasScoreLine) {
      place.warning(
          "report-cut",
          "no %s; expected it below %s (is the file cut?)",
          suite.scoreName(Tune.BASE),
          where);
    }
  }

  private static <T> Map<String, T> of(Map<Tune, Map<String, T>> byTune, Tune tune) {
    return byTune.getOrDefault(tune, Map.of());
  }

  /** Returns whether it is complete up to the suite's scores. */
  boolean isWhole() {
    return hasScoreLine;
  }

  /** Returns a benchmark's selected iteration, or {@code null} without a line of it. */
  @Nullable Measured selected(Tune tune, String benchmark) {
    return of(selected, tune).get(benchmark);
  }

  Set<String> benchmarks() {
    Set<String> names = new LinkedHashSet<>(of(selected, Tune.BASE).keySet());
    names.addAll(of(selected, Tune.PEAK).keySet());
    names.addAll(of(iterations, Tune.BASE).keySet());
    return names;
  }

  /** Returns all iterations of a benchmark, in their order. */
  List<Measured> iterations(Tune tune, String benchmark) {
    return of(iterations, tune).getOrDefault(benchmark, List.of());
  }

  /** Returns the suite's score, or {@code null} when it was not run or its line is lost. */
  @Nullable Double score(Tune tune) {
    return scores.get(tune);
  }

  /** Returns the words of the run's command, with its options; empty without a command. */
  Set<String> requested() {
    return requested;
  }

  /** Returns whether SPEC counts the run as valid, or {@code null} when the report is cut. */
  @Nullable Boolean valid() {
    return valid;
  }

  /** Returns why SPEC counts the run as invalid. */
  List<String> reasons() {
    return reasons;
  }

  /** Returns the version of the kit, or {@code null}. */
  @Nullable String version() {
    return version;
  }

  String name() {
    return name;
  }

  Report place() {
    return place;
  }
}
