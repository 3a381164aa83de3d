package io.zathras.analysis;

import io.zathras.schema.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the settings of runs: those that decide how much work a run does, those that name the
 * software that does it, and irrelevant ones.
 *
 * <p>An unknown setting decides the work, because a wrong warning does less harm than a wrong
 * comparison. Irrelevant are:
 *
 * <ul>
 *   <li>facts that the document's description of the system states better: CPU, memory, kernel,
 *       operating system, tuned profile
 *   <li>values that vary with the boot, the day or the installation: frequencies, paths, devices,
 *       process ids, dates, commands
 *   <li>numbers of repetitions and descriptions of the table: {@code iteration} (but not {@code
 *       iterations}), {@code spec_run}, {@code format_version}
 * </ul>
 */
final class RunSettings {

  /** Software that comes with the operating system; people want to compare its versions. */
  private static final Set<String> SOFTWARE =
      Set.of(
          "aslr", "compiler", "cpu_config", "gcc", "java", "jdk", "jvm", "libc", "python_cflags");

  private static final List<String> SOFTWARE_ENDINGS =
      List.of("_compiler", "_implementation", "_version");

  private static final Set<String> IRRELEVANT =
      Set.of(
          "architecture",
          "calibrate_loops",
          "command",
          "cores",
          "cpu_count",
          "cpu_freq",
          "cpu_mhz",
          "cpu_model",
          "cpu_model_name",
          "device",
          "devices",
          "format_version",
          "hostname",
          "iteration",
          "kernel",
          "logical_cpus",
          "memory_mb",
          "os_name",
          "platform",
          "reported_unit",
          "run_number",
          "runnable_threads",
          "spec_run",
          "tags",
          "timer",
          "tuned_profile",
          "valid");

  /** The last word of names whose values vary without any effect on the work. */
  private static final Set<String> IRRELEVANT_WORDS =
      Set.of(
          "command",
          "date",
          "dir",
          "directory",
          "executable",
          "freq",
          "frequency",
          "host",
          "hostname",
          "id",
          "load",
          "mhz",
          "path",
          "pid",
          "rss",
          "temp",
          "time",
          "timestamp",
          "url",
          "uptime",
          "user",
          "uuid");

  private RunSettings() {}

  /** Returns the settings that decide the work of a run. */
  static SortedMap<String, String> work(Run run) {
    SortedMap<String, String> work = new TreeMap<>();
    run.configuration()
        .forEach(
            (name, value) -> {
              String text = isIrrelevant(name) || isSoftware(name) ? null : text(value);
              if (text != null) {
                work.put(name, text);
              }
            });
    return work;
  }

  /** Returns the software that did the work of a run. */
  static SortedMap<String, String> software(Run run) {
    SortedMap<String, String> software = new TreeMap<>();
    run.configuration()
        .forEach(
            (name, value) -> {
              String text = isSoftware(name) && !isIrrelevant(name) ? text(value) : null;
              if (text != null) {
                software.put(name, text);
              }
            });
    return software;
  }

  /** Returns each setting of the runs with all its values. */
  static SortedMap<String, String> offered(List<? extends Map<String, String>> runs) {
    SortedMap<String, SortedSet<String>> values = new TreeMap<>();
    for (Map<String, String> run : runs) {
      run.forEach((name, value) -> values.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
    }
    SortedMap<String, String> offered = new TreeMap<>();
    values.forEach((name, all) -> offered.put(name, String.join("|", all)));
    return offered;
  }

  /** Returns the settings that all runs have with the same value. */
  static SortedMap<String, String> common(List<? extends Map<String, String>> runs) {
    SortedMap<String, String> common = new TreeMap<>();
    if (!runs.isEmpty()) {
      common.putAll(runs.get(0));
      runs.forEach(run -> common.entrySet().retainAll(run.entrySet()));
    }
    return common;
  }

  /**
   * Returns the sub-test or profile in settings, without the version of the profile.
   *
   * @param common the settings that all runs share
   */
  static @Nullable String variant(Map<String, String> common) {
    String subTest = common.get("sub_test");
    String profile = common.get("profile");
    return subTest != null || profile == null
        ? subTest
        : profile.replaceFirst("-[0-9][0-9.]*$", "");
  }

  /** Returns settings as text for people. */
  static String text(Map<String, String> settings) {
    List<String> texts = new ArrayList<>();
    settings.forEach((name, value) -> texts.add(name + '=' + value));
    return String.join(", ", texts);
  }

  private static boolean isSoftware(String name) {
    return SOFTWARE.contains(name) || SOFTWARE_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static boolean isIrrelevant(String name) {
    return IRRELEVANT.contains(name)
        || IRRELEVANT_WORDS.contains(name.substring(name.lastIndexOf('_') + 1));
  }

  /** Returns a value as text, the same for 1 and 1.0; {@code null} for a path and an object. */
  private static @Nullable String text(Object value) {
    if (value instanceof Map<?, ?>) {
      return null;
    }
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      for (Object element : list) {
        String text = text(element);
        if (text == null) {
          return null;
        }
        texts.add(text);
      }
      return String.join(",", texts);
    }
    if (value instanceof Number number && !(value instanceof Long || value instanceof Integer)) {
      double decimal = number.doubleValue();
      return decimal == Math.rint(decimal) && Math.abs(decimal) < 1e15
          ? Long.toString((long) decimal)
          : Double.toString(decimal);
    }
    String text = value.toString().strip();
    return text.startsWith("/") || text.startsWith("~/") ? null : text;
  }
}
