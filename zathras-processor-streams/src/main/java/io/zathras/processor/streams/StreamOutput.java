package io.zathras.processor.streams;

import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What STREAM itself printed in one iteration, below the text of {@code lscpu}. A file that was
 * appended to holds several outputs; the last counts.
 */
final class StreamOutput {

  /** A rate and three times; a row with less was cut, and so perhaps its number. */
  private static final Pattern ROW =
      Pattern.compile("(Copy|Scale|Add|Triad):\\s++(\\S++)(?:\\s++\\S++){3}\\s*");

  private static final Pattern VERSION =
      Pattern.compile("STREAM version \\$Revision: ([0-9.]+) \\$");

  private final NamedFile named;
  private final Report report;
  private MetricValues rates = new MetricValues();
  private final Set<Kernel> missing = EnumSet.allOf(Kernel.class);
  private final List<String> failures = new ArrayList<>();
  private boolean validates;
  private @Nullable String version;

  StreamOutput(NamedFile named) {
    this.named = named;
    this.report = named.report();
    int outputs = 0;
    int number = 0;
    for (String line : named.file().lines()) {
      number++;
      Matcher row = ROW.matcher(line);
      Matcher began = VERSION.matcher(line.strip());
      if (began.matches()) {
        outputs++;
        begin(began.group(1));
      } else if (row.matches()) {
        rate(row.group(1), row.group(2), report.at(number));
      } else if (line.startsWith("Solution Validates")) {
        validates = true;
      } else if (line.startsWith("Failed Validation")) {
        failures.add(line.strip());
      }
    }
    check(outputs, number);
  }

  private void begin(String revision) {
    version = revision;
    rates = new MetricValues();
    missing.addAll(EnumSet.allOf(Kernel.class));
    failures.clear();
    validates = false;
  }

  private void rate(String name, String text, Report line) {
    Double rate = Numbers.decimal(text);
    Kernel kernel = Kernel.named(name);
    missing.remove(kernel);
    if (rate == null || rate <= 0) {
      line.error(
          "value-invalid", name + " is '" + text + "'; expected a rate above 0; it is left out");
    } else if (kernel != null) {
      rates.put(kernel.metric(), rate);
    }
  }

  private void check(int outputs, int lines) {
    if (outputs > 1) {
      report.warning(
          "output-appended", outputs + " outputs of STREAM; expected one; the last is read");
    }
    if (!failures.isEmpty()) {
      report.error("validation-failed", "STREAM says '" + failures.get(0) + "'");
    } else if (!validates && missing.isEmpty()) {
      report.warning(
          "verdict-missing",
          "no line 'Solution Validates'; nothing tells whether the rates are valid");
    }
    if (!missing.isEmpty()) {
      String kernels = missing.stream().map(Kernel::label).collect(Collectors.joining(", "));
      report
          .at(lines)
          .error(
              "output-cut",
              missing.size() == Kernel.values().length
                  ? "the output ends before the table of rates; this iteration has no result"
                  : "the output ends before the rates of %s; this iteration has none of them"
                      .formatted(kernels));
    }
  }

  Report report() {
    return report;
  }

  int iteration() {
    return named.number("iteration");
  }

  int threads() {
    return named.number("threads");
  }

  /** Returns the best rates; empty when the output ends before its table. */
  MetricValues rates() {
    return rates;
  }

  boolean hasAllRates() {
    return rates.metrics().size() == Kernel.values().length;
  }

  /** Returns what the lines about the validation say. */
  Status verdict() {
    if (!failures.isEmpty()) {
      return Status.FAIL;
    }
    return validates ? Status.PASS : Status.UNKNOWN;
  }

  /** Returns the lines of a failed validation. */
  List<String> failures() {
    return failures;
  }

  /** Returns STREAM's version, or {@code null} when the output does not say. */
  @Nullable String version() {
    return version;
  }
}
