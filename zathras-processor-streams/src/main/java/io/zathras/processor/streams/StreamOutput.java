package io.zathras.processor.streams;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What STREAM itself printed in one iteration: {@code
 * stream.<size>.out.threads_<t>.numb_sockets_<s> _iter_<i>} below a directory whose name ends in
 * the optimisation level. lscpu's text stands before it.
 *
 * @param rates the kernels' best rates in MB/s; empty when the output ends before its table
 * @param verdict what the validation line says
 * @param failures the lines of a failed validation
 * @param version STREAM's version, or {@code null}
 */
record StreamOutput(
    FileEntry file,
    Setting setting,
    int threads,
    int iteration,
    Map<Kernel, Double> rates,
    Status verdict,
    List<String> failures,
    @Nullable String version) {

  private static final Pattern NAME =
      Pattern.compile(
          "stream\\.([0-9]+)k\\.out\\.threads_([0-9]+)\\.numb_sockets_([0-9]+)_iter_([0-9]+)");

  /** A rate and three times; a row with less was cut, and so perhaps its number. */
  private static final Pattern ROW =
      Pattern.compile("(Copy|Scale|Add|Triad):\\s++(\\S++)(?:\\s++\\S++){3}\\s*");

  private static final Pattern VERSION =
      Pattern.compile("STREAM version \\$Revision: ([0-9.]+) \\$");

  /** Returns the iteration in a file's name, or {@code null} when the name is not an output's. */
  static @Nullable Integer iteration(FileEntry file) {
    Matcher name = NAME.matcher(file.name());
    return name.matches() ? Numbers.positiveInteger(name.group(4)) : null;
  }

  /** Reads an output, or returns {@code null} when the file's name is not one's. */
  static @Nullable StreamOutput read(FileEntry file, int level, Diagnostics diagnostics) {
    Matcher name = NAME.matcher(file.name());
    if (!name.matches()) {
      return null;
    }
    Integer size = Numbers.positiveInteger(name.group(1));
    Integer threads = Numbers.positiveInteger(name.group(2));
    Integer sockets = Numbers.positiveInteger(name.group(3));
    Integer iteration = Numbers.positiveInteger(name.group(4));
    if (size == null || threads == null || sockets == null || iteration == null) {
      return null;
    }
    Text text = new Text(file, diagnostics);
    return new StreamOutput(
        file,
        new Setting(level, sockets, size),
        threads,
        iteration,
        text.rates,
        text.failures.isEmpty() ? text.verdict : Status.FAIL,
        List.copyOf(text.failures),
        text.version);
  }

  /** Goes through the lines; a file that was appended to holds several outputs, the last counts. */
  private static final class Text {
    private final Map<Kernel, Double> rates = new EnumMap<>(Kernel.class);
    private final Set<Kernel> missing = EnumSet.allOf(Kernel.class);
    private final List<String> failures = new ArrayList<>();
    private Status verdict = Status.UNKNOWN;
    private @Nullable String version;

    Text(FileEntry file, Diagnostics diagnostics) {
      int outputs = 0;
      int number = 0;
      for (String line : file.lines()) {
        number++;
        Matcher row = ROW.matcher(line);
        Matcher began = VERSION.matcher(line.strip());
        if (began.matches()) {
          outputs++;
          begin(began.group(1));
        } else if (row.matches()) {
          rate(file, number, row.group(1), row.group(2), diagnostics);
        } else if (line.startsWith("Solution Validates")) {
          verdict = Status.PASS;
        } else if (line.startsWith("Failed Validation")) {
          failures.add(line.strip());
        }
      }
      if (outputs > 1) {
        diagnostics.warning(
            "output-appended",
            file.location(),
            null,
            outputs + " outputs of STREAM; expected one; the last is read");
      }
      if (!failures.isEmpty()) {
        diagnostics.error(
            "validation-failed", file.location(), null, "STREAM says '" + failures.get(0) + "'");
      } else if (verdict == Status.UNKNOWN && missing.isEmpty()) {
        diagnostics.warning(
            "verdict-missing",
            file.location(),
            null,
            "no line 'Solution Validates'; nothing tells whether the rates are valid");
      }
      if (!missing.isEmpty()) {
        boolean all = missing.size() == Kernel.values().length;
        diagnostics.error(
            "output-cut",
            file.location(),
            number == 0 ? null : number,
            all
                ? "the output ends before the table of rates; this iteration has no result"
                : "the output ends before the rates of "
                    + String.join(", ", missing.stream().map(Kernel::label).toList())
                    + "; this iteration has none of them");
      }
    }

    private void begin(String revision) {
      version = revision;
      rates.clear();
      missing.addAll(EnumSet.allOf(Kernel.class));
      failures.clear();
      verdict = Status.UNKNOWN;
    }

    private void rate(
        FileEntry file, int line, String kernel, String text, Diagnostics diagnostics) {
      Double rate = Numbers.decimal(text);
      Kernel named = Kernel.named(kernel);
      missing.remove(named);
      if (rate == null || rate <= 0) {
        diagnostics.error(
            "value-invalid",
            file.location(),
            line,
            kernel + " is '" + text + "'; expected a rate above 0; it is left out");
      } else if (named != null) {
        rates.put(named, rate);
      }
    }
  }
}
