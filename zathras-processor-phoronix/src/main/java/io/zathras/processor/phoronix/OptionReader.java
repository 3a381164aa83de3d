package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the console of one option: a line for each trial, then the option again with a line for
 * each sample, then the result. With two results, as for RSA keys, samples and result come twice.
 */
final class OptionReader {

  private static final Pattern RESULT =
      Pattern.compile("(Average|Minimum|Maximum):\\s{1,20}(\\S+)(.*)");

  /** Profiles have one unit or two. */
  private static final int MOST_UNITS = 10;

  private static final String UNDESCRIBED = "Test Results";
  private static final String DEVIATION = "Deviation:";

  /** Precedes the result of a profile that is a text instead of a number. */
  private static final String TEXT = "Final:";

  private static final Set<String> FAILURES =
      Set.of(
          "The test quit with a non-zero exit status.",
          "The test run did not produce a result.",
          "The pre run script quit with a non-zero exit status.",
          "The post run script quit with a non-zero exit status.",
          "This test ended prematurely.",
          "This test execution has been abandoned.",
          "This test failed to run properly.",
          "This test must be run as the root / administrator account.",
          "This test run was exhausted.");

  /** Precedes the output of the failed test itself. */
  private static final String ERROR = "E: ";

  private static final int LONGEST_ERROR = 200;

  private final FileEntry file;
  private final Report report;
  private final TestOption option;
  private final List<Double> samples = new ArrayList<>();
  private final Map<String, List<Result>> results = new LinkedHashMap<>();
  private String label = "";
  private @Nullable String problem;
  private int problemLine;
  private String error = "";

  /**
   * Creates a reader of one option.
   *
   * @param report about the line that names the option
   */
  OptionReader(FileEntry file, Report report, TestOption option) {
    this.file = file;
    this.report = report;
    this.option = option;
  }

  /** Reads a line, which has no blanks around it. */
  void read(int number, String text) {
    Matcher result = RESULT.matcher(text);
    if (result.matches()) {
      // The minimum and maximum follow an average; for some profiles one of them is the result.
      if (result.group(1).equals("Average") || !samples.isEmpty()) {
        result(number, result.group(2), result.group(3).strip());
      }
    } else if (text.startsWith(DEVIATION)) {
      deviation(number, text.substring(DEVIATION.length()).strip());
    } else if (text.startsWith(TEXT)) {
      problem(number, "the result is '" + text.substring(TEXT.length()).strip() + "', no number");
    } else if (FAILURES.contains(text)) {
      problem(number, "the suite says '" + text + "'");
    } else if (text.startsWith(ERROR)) {
      error = error.isEmpty() ? text.substring(0, Math.min(LONGEST_ERROR, text.length())) : error;
    } else if (text.endsWith(":")) {
      label = text.substring(0, text.length() - 1);
      samples.clear();
    } else {
      Double sample = Numbers.decimal(text);
      if (sample != null) {
        samples.add(sample);
        ResultLimits.checkPoints(file.location(), samples.size());
      }
    }
  }

  private void result(int number, String value, String unit) {
    Double average = Numbers.decimal(value);
    List<Result> own = results.computeIfAbsent(label, unseen -> new ArrayList<>());
    Metric metric = Units.metric(unit);
    if (own.size() == MOST_UNITS) {
      problem(number, "the suite reports more than " + MOST_UNITS + " units");
    } else if (average == null || own.stream().anyMatch(result -> result.metric().equals(metric))) {
      invalid(number, value + " " + unit, "a number, once in each unit");
    } else if (average <= 0) {
      problem(number, "the suite reports " + value);
    } else {
      own.add(result(number, value, average, unit));
    }
    samples.clear();
  }

  /**
   * Replaces an average that lies outside its samples by more than the rounding of its few digits.
   */
  private Result result(int number, String printed, double average, String unit) {
    Result result = new Result(unit, average, null, samples);
    double rounding = Math.pow(10, -Math.max(0, printed.length() - 1 - printed.indexOf('.')));
    double off = Math.abs(result.value() - average);
    if (off <= (printed.indexOf('.') < 0 ? 1 : rounding)) {
      return result;
    }
    double mean = Statistics.of(samples.stream().mapToDouble(each -> each).toArray()).mean();
    problem(
        number,
        "the average " + printed + " lies outside its samples; their mean, " + mean + ", is used");
    return new Result(unit, mean, null, samples);
  }

  private void deviation(int number, String text) {
    boolean percent = text.endsWith("%");
    Double value = percent ? Numbers.decimal(text.substring(0, text.length() - 1)) : null;
    List<Result> own = results.getOrDefault(label, new ArrayList<>());
    if (value == null) {
      invalid(number, text, "a deviation in %");
    } else if (!own.isEmpty()) {
      own.add(own.remove(own.size() - 1).withDeviation(value));
    }
  }

  private void invalid(int number, String found, String expected) {
    if (problem == null) {
      problem = "the suite reports '" + found + "'";
      problemLine = Block.SAID;
    }
    report
        .at(number)
        .error(
            "value-invalid",
            "%s: '%s'; expected %s; it is left out",
            option.name(),
            found,
            expected);
  }

  private void problem(int number, String words) {
    if (problem == null) {
      problem = words;
      problemLine = number;
    }
  }

  /**
   * Ends the option, and returns its block, or several when the suite describes its results
   * differently.
   */
  List<Block> close(int number, String reason) {
    results.values().removeIf(List::isEmpty);
    if (results.isEmpty()) {
      problem(number, reason + " before the option has a result");
      results.put("", List.of());
    }
    return results.entrySet().stream().map(each -> block(each.getKey(), each.getValue())).toList();
  }

  private Block block(String own, List<Result> found) {
    String why = problem == null || error.isEmpty() ? problem : problem + " (" + error + ")";
    boolean same = own.isEmpty() || own.equals(UNDESCRIBED) || own.equals(option.text());
    TestOption described = same ? option : TestOption.of(own);
    return new Block(report, described, found, why, problemLine);
  }
}
