package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of pyperformance, {@code pyperf.out}, which is the only file that names a failed
 * benchmark. It lists the scripts, announces each, and has the mean of each benchmark in the
 * script. A script that died has no mean, with or without an error message.
 */
final class ConsoleLog {

  private static final Pattern PLANNED =
      Pattern.compile(
          "\\( *[0-9]{1,6}/[0-9]{1,6}\\) creating venv for benchmark \\((\\S{1,200})\\)");
  private static final Pattern STARTED =
      Pattern.compile("\\[ *[0-9]{1,6}/[0-9]{1,6}\\] (\\S{1,200})\\.\\.\\.");
  private static final Pattern FAILED =
      Pattern.compile("ERROR: Benchmark (\\S{1,200}) ((?:failed|timed out).{0,200}).*");
  private static final String MEAN = ": Mean +- std dev: ";
  private static final String END = "Performance version: ";

  private final Map<String, Script> scripts = new LinkedHashMap<>();
  private final Map<String, Integer> measured = new LinkedHashMap<>();

  /** How many scripts are over, in their order; the later ones may not have begun. */
  private int over;

  private @Nullable Script current;

  private int number;

  /** Whether the suite finished; at its end it prints all means again. */
  private boolean whole;

  /** One script of pyperformance, which may hold several benchmarks. */
  private static final class Script {

    private final String name;
    private final int position;
    private final int line;
    private boolean hasMeasured;
    private @Nullable String failure;

    Script(String name, int position, int line) {
      this.name = name;
      this.position = position;
      this.line = line;
    }
  }

  /**
   * A benchmark or script that was tried but is not among the results.
   *
   * @param line the first line of the console that names it
   * @param what its name, and the reason as far as it is known
   */
  record Missing(int line, String what) {}

  private ConsoleLog() {}

  static ConsoleLog read(FileEntry file) {
    ConsoleLog log = new ConsoleLog();
    ConsoleText.lines(file).forEach(log::line);
    return log;
  }

  boolean isWhole() {
    return whole;
  }

  /**
   * Returns the benchmarks and scripts that were tried but are not among the results.
   *
   * @param results the names of the benchmarks that the suite file holds
   */
  List<Missing> missing(NavigableSet<String> results) {
    List<Missing> missing = new ArrayList<>();
    for (Script script : scripts.values()) {
      if (script.failure != null) {
        missing.add(new Missing(script.line, script.name + " (" + script.failure + ")"));
      } else if (!script.hasMeasured && script.position < over && !isIn(results, script)) {
        missing.add(new Missing(script.line, script.name + " (no result was printed)"));
      }
    }
    measured.forEach(
        (name, line) -> {
          if (!results.contains(name)) {
            missing.add(new Missing(line, name + " (its mean was printed)"));
          }
        });
    return missing;
  }

  private void line(String line) {
    number++;
    Matcher planned = PLANNED.matcher(line);
    Matcher started = STARTED.matcher(line);
    Matcher failed = FAILED.matcher(line);
    int mean = line.indexOf(MEAN);
    if (planned.matches()) {
      script(planned.group(1));
    } else if (started.matches()) {
      current = script(started.group(1));
      over = Math.max(over, current.position);
    } else if (failed.matches()) {
      script(failed.group(1)).failure = failed.group(2);
    } else if (mean > 0 && current != null) {
      current.hasMeasured = true;
      measured.putIfAbsent(line.substring(0, mean), number);
    } else if (line.startsWith(END)) {
      over = scripts.size();
      current = null;
      whole = true;
    }
  }

  private Script script(String name) {
    return scripts.computeIfAbsent(name, key -> new Script(key, scripts.size(), number));
  }

  /**
   * Returns whether results have the script's name or a longer one, as {@code scimark_fft} of
   * scimark.
   */
  private boolean isIn(NavigableSet<String> results, Script script) {
    if (results.contains(script.name)) {
      return true;
    }
    String prefix = script.name + "_";
    for (String name : results.tailSet(prefix, true)) {
      if (!name.startsWith(prefix)) {
        return false;
      }
      if (!scripts.containsKey(name)) {
        return true;
      }
    }
    return false;
  }
}
