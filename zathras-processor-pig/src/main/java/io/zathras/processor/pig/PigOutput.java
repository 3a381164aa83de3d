package io.zathras.processor.pig;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of pig in one iteration, {@code iteration_<n>}, in some versions with the name of the
 * options as a suffix: for each thread count its parameters, a tally and a line of counts.
 */
final class PigOutput {

  /**
   * One process of pig.
   *
   * @param threads its threads
   * @param cpus the number of CPUs that a thread was seen on, summed over the threads
   */
  record Measured(int threads, int cpus) {

    double efficiency() {
      return (double) cpus / threads;
    }
  }

  private static final Pattern NAME =
      Pattern.compile("iteration_(?<iteration>[0-9]+)(?:\\.(?<suffix>[^/]+))?");
  private static final Pattern BEGIN =
      Pattern.compile("system (?:has [0-9]+ nodes|nodes = [0-9]+)");
  private static final Pattern PARAMETER =
      Pattern.compile("(seconds|processes)\\s++=\\s++([0-9]{1,9})");

  /** The order of the counts depends on the version. Counts without a further number may be cut. */
  private static final Pattern COUNTS =
      Pattern.compile(
          "PID: [0-9]+\\s++(?:#CPUS:\\s++(?<cpus>[0-9]{1,9})\\s++Threads:\\s++(?<threads>[0-9]{1,9})"
              + "|Threads:\\s++(?<first>[0-9]{1,9})\\s++#CPUS:\\s++(?<second>[0-9]{1,9}))"
              + "\\s++(?:Work|Min|Stddev):\\s++[0-9].*");

  private final NamedFile named;
  private final List<Measured> measured = new ArrayList<>();
  private boolean complete = true;
  private boolean open;
  private @Nullable Integer seconds;
  private @Nullable Integer processes;

  private PigOutput(NamedFile named) {
    this.named = named;
  }

  /** Reads the outputs of all iterations, in the order of their numbers. */
  static List<PigOutput> readAll(ResultInput input) {
    return input.named(NAME, "iteration").stream()
        .sorted(Comparator.comparingInt(file -> file.number("iteration")))
        .map(PigOutput::read)
        .toList();
  }

  private static PigOutput read(NamedFile named) {
    PigOutput output = new PigOutput(named);
    List<String> lines = ConsoleText.lines(named.file());
    for (int i = 0; i < lines.size(); i++) {
      output.line(lines.get(i).strip(), named.report().at(i + 1));
    }
    if (output.open) {
      output.lost(named.report().at(lines.size()));
    }
    if (lines.isEmpty()) {
      output.complete = false;
      named
          .report()
          .warning("output-missing", "%s is empty: pig printed nothing", named.file().name());
    }
    return output;
  }

  private void line(String line, Report place) {
    Matcher counts = COUNTS.matcher(line);
    Matcher parameter = PARAMETER.matcher(line);
    if (BEGIN.matcher(line).matches()) {
      if (open) {
        lost(place);
      }
      open = true;
    } else if (counts.matches()) {
      boolean swapped = counts.group("cpus") == null;
      Integer cpus = Numbers.positiveInteger(counts.group(swapped ? "second" : "cpus"));
      Integer threads = Numbers.positiveInteger(counts.group(swapped ? "first" : "threads"));
      if (cpus == null || threads == null) {
        complete = false;
        place.error("value-invalid", "'%s' counts nothing; expected CPUs and threads from 1", line);
      } else {
        measured.add(new Measured(threads, cpus));
      }
      open = false;
    } else if (parameter.matches()) {
      Integer number = Numbers.positiveInteger(parameter.group(2));
      if (parameter.group(1).equals("seconds")) {
        seconds = seconds == null ? number : seconds;
      } else {
        processes = processes == null ? number : processes;
      }
    }
  }

  private void lost(Report place) {
    complete = false;
    place.warning(
        "output-cut",
        "an output of pig ends before its line '#CPUS'; expected one below the tally;"
            + " what stands before it is kept (%s)",
        Numbers.counted(measured.size(), "thread count"));
  }

  int iteration() {
    return named.number("iteration");
  }

  /** Returns the name of the options, or an empty string. */
  String suffix() {
    return named.text("suffix");
  }

  List<Measured> measured() {
    return List.copyOf(measured);
  }

  @Nullable Integer seconds() {
    return seconds;
  }

  @Nullable Integer processes() {
    return processes;
  }

  /** Returns whether every process that began printed its counts. */
  boolean isComplete() {
    return complete;
  }
}
