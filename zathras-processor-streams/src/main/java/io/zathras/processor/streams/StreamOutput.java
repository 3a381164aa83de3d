package io.zathras.processor.streams;

import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What STREAM itself printed in one iteration, below the text of {@code lscpu}. A file that was
 * appended to holds several outputs; the last counts.
 *
 * @param rates the best rates; empty when the output ends before its table
 * @param failures the lines of a failed validation
 * @param validates whether a line says that the results are valid
 * @param version STREAM's version, or {@code null} when the output does not say
 */
record StreamOutput(
    NamedFile named,
    MetricValues rates,
    List<String> failures,
    boolean validates,
    @Nullable String version) {

  /** A rate and three times; a row with less was cut, and so perhaps its number. */
  private static final Pattern ROW =
      Pattern.compile("(Copy|Scale|Add|Triad):\\s++(\\S++)(?:\\s++\\S++){3}\\s*");

  private static final Pattern VERSION =
      Pattern.compile("STREAM version \\$Revision: ([0-9.]+) \\$");

  static StreamOutput read(NamedFile named) {
    List<String> lines = named.file().lines();
    int outputs = 0;
    int begin = 0;
    String version = null;
    for (int i = 0; i < lines.size(); i++) {
      Matcher began = VERSION.matcher(lines.get(i).strip());
      if (began.matches()) {
        outputs++;
        begin = i;
        version = began.group(1);
      }
    }
    if (outputs > 1) {
      named
          .report()
          .warning(
              "output-appended", "%s outputs of STREAM; expected one; the last is read", outputs);
    }
    MetricValues rates = new MetricValues();
    Set<Kernel> missing = EnumSet.allOf(Kernel.class);
    List<String> failures = new ArrayList<>();
    boolean validates = false;
    for (int i = begin; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rate(row.group(1), row.group(2), rates, missing, named.report().at(i + 1));
      } else if (line.startsWith("Failed Validation")) {
        failures.add(line.strip());
      }
      validates |= line.startsWith("Solution Validates");
    }
    check(named.report(), missing, failures, validates, lines.size());
    return new StreamOutput(named, rates, failures, validates, version);
  }

  private static void rate(
      String name, String text, MetricValues rates, Set<Kernel> missing, Report line) {
    Double rate = Numbers.positive(text);
    Kernel kernel = Kernel.named(name);
    missing.remove(kernel);
    if (rate == null) {
      line.error(
          "value-invalid", name + " is '" + text + "'; expected a rate above 0; it is left out");
    } else if (kernel != null) {
      rates.put(kernel.metric(), rate);
    }
  }

  private static void check(
      Report report, Set<Kernel> missing, List<String> failures, boolean validates, int lines) {
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
                  : String.format(
                      Locale.ROOT,
                      "the output ends before the rates of %s; this iteration has none of them",
                      kernels));
    }
  }

  int iteration() {
    return named.number("iteration");
  }

  int threads() {
    return named.number("threads");
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
}
