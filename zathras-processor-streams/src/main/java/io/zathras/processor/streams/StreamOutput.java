package io.zathras.processor.streams;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * STREAM's own output in one iteration, below the text of {@code lscpu}. The C, Fortran and MPI
 * versions differ in case, blanks and a few words.
 */
final class StreamOutput {

  /** A rate and three times. A row with less was cut, and so may be its last number. */
  private static final Pattern ROW =
      Pattern.compile("(Copy|Scale|Add|Triad):\\s++(\\S++)(?:\\s++\\S++){3}");

  private static final Pattern VERSION =
      Pattern.compile("STREAM [Vv]ersion \\$ ?Revision: ([0-9.]+) \\$");

  /** The MPI version gives the sum over its ranks first. */
  private static final Pattern ELEMENTS =
      Pattern.compile("(?:Total Aggregate )?Array size = +([0-9]{1,18})\\b.*");

  private static final Pattern THREADS = Pattern.compile("Number of Threads counted = ([0-9]+)");
  private static final Pattern TICKS =
      Pattern.compile("\\(= ([0-9]{1,9}) (?:clock|timer) ticks\\)");

  private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)\\bnan\\b");

  private static final List<String> NUMBERS_OF_VALIDATION =
      List.of("Solution Validates", "Observed", "Rel Errors", "Computed Sum");

  private static final int FEWEST_TICKS = 20;

  private final NamedFile named;

  /** The best rates; empty without a table of them. */
  final MetricValues rates = new MetricValues();

  /** The lines of a failed validation. */
  final List<String> failures = new ArrayList<>();

  private final List<String> invalid = new ArrayList<>();
  private final Set<Kernel> missing = EnumSet.allOf(Kernel.class);

  @Nullable String version;

  /** The elements of each array, or {@code null} when the output does not have them. */
  @Nullable Long elements;

  /**
   * The duration of a test in ticks of STREAM's timer, or {@code null} when the output does not
   * have it.
   */
  @Nullable Integer ticks;

  private @Nullable Integer threads;
  private String last = "";
  private boolean validates;
  private int lastLine;
  private int failureLine;
  private int invalidLine;
  private int ticksLine;

  private StreamOutput(NamedFile named) {
    this.named = named;
  }

  /**
   * Reads a file, which may hold several outputs because the wrapper gives sizes that round to one
   * label the same name. For each array size the last output counts.
   */
  static Collection<StreamOutput> readAll(NamedFile named) {
    Map<Long, StreamOutput> outputs = new LinkedHashMap<>();
    List<String> lines = named.file().lines();
    StreamOutput output = new StreamOutput(named);
    int repeated = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (output.version != null && VERSION.matcher(line).matches()) {
        repeated += output.addTo(outputs);
        output = new StreamOutput(named);
      }
      output.line(line, i + 1);
    }
    repeated += output.addTo(outputs);
    if (repeated > 0) {
      named
          .report()
          .warning(
              "output-appended",
              "%s outputs of STREAM for one array size; expected one; the last is read",
              repeated + 1);
    }
    outputs.values().forEach(StreamOutput::check);
    return outputs.values();
  }

  private int addTo(Map<Long, StreamOutput> outputs) {
    return outputs.put(elements == null ? -1L : elements, this) == null ? 0 : 1;
  }

  private void line(String line, int number) {
    Matcher row = ROW.matcher(line);
    if (row.matches()) {
      rate(row.group(1), row.group(2), number);
    } else if (line.startsWith("Failed Validation") || isNotANumber(line)) {
      failures.add(line);
      failureLine = failureLine == 0 ? number : failureLine;
    } else {
      setting(line, number);
    }
    last = line.isEmpty() ? last : line;
    lastLine = number;
  }

  private void setting(String line, int number) {
    Matcher version = VERSION.matcher(line);
    Matcher size = ELEMENTS.matcher(line);
    Matcher counted = TICKS.matcher(line);
    if (version.matches()) {
      this.version = version.group(1);
    } else if (size.matches()) {
      elements = Long.valueOf(size.group(1));
    } else if (counted.matches()) {
      ticks = Integer.valueOf(counted.group(1));
      ticksLine = number;
    } else if (line.startsWith("Number of Threads counted")) {
      threads = Numbers.positiveInteger(THREADS, line);
    } else {
      validates |= line.startsWith("Solution Validates");
    }
  }

  /**
   * Returns whether a result is nan, which STREAM finds valid because comparisons with nan are
   * never true.
   */
  private static boolean isNotANumber(String line) {
    return NUMBERS_OF_VALIDATION.stream().anyMatch(line::startsWith)
        && NOT_A_NUMBER.matcher(line).find();
  }

  private void rate(String name, String text, int number) {
    Double rate = Numbers.positive(text);
    Kernel kernel = Kernel.named(name);
    missing.remove(kernel);
    if (rate == null) {
      invalid.add(name + " is '" + text + "'");
      invalidLine = invalidLine == 0 ? number : invalidLine;
    } else if (kernel != null) {
      rates.put(kernel.metric(), rate);
    }
  }

  private void check() {
    Report report = named.report();
    if (!failures.isEmpty()) {
      String more = failures.size() > 1 ? " and " + (failures.size() - 1) + " more" : "";
      report
          .at(failureLine)
          .error("validation-failed", "STREAM says '%s'%s", failures.get(0), more);
    } else if (!validates && missing.isEmpty()) {
      report.warning(
          "verdict-missing",
          "no line 'Solution Validates'; nothing tells whether the rates are valid");
    }
    if (!invalid.isEmpty()) {
      report
          .at(invalidLine)
          .error(
              "value-invalid",
              "%s; expected a rate above 0; it is left out",
              String.join(", ", invalid));
    }
    if (!missing.isEmpty()) {
      String kernels = missing.stream().map(Kernel::label).collect(Collectors.joining(", "));
      boolean all = missing.size() == Kernel.values().length;
      report
          .at(lastLine)
          .error(
              "rates-missing",
              "no %s; this iteration has %s; the last line is %s",
              all ? "table of rates" : "rate of " + kernels,
              all ? "no result" : "none of them",
              ConsoleText.quoted(last));
    }
  }

  Report report() {
    return named.report();
  }

  int iteration() {
    return named.number("iteration");
  }

  /** Returns the threads that STREAM counted, else those in the file's name. */
  int threads() {
    return threads == null ? named.number("threads") : threads;
  }

  /** Returns whether STREAM counted another number of threads than the wrapper requested. */
  boolean hasOtherThreads() {
    return threads() != named.number("threads");
  }

  /** Returns whether a test took too few ticks of STREAM's timer for precise rates. */
  boolean hasFewTicks() {
    return ticks != null && ticks < FEWEST_TICKS;
  }

  Report ticksReport() {
    return named.report().at(ticksLine);
  }

  boolean hasAllRates() {
    return rates.metrics().size() == Kernel.values().length;
  }

  /** Returns the verdict of the lines about the validation. */
  Status verdict() {
    if (!failures.isEmpty()) {
      return Status.FAIL;
    }
    return validates ? Status.PASS : Status.UNKNOWN;
  }
}
