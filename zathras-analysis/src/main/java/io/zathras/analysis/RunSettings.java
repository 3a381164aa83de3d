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
 * Sorts the settings of runs by what they decide: how much work a run does, which software does it,
 * or nothing.
 *
 * <p>A name that is not known here decides the work, because a wrong warning does less harm than a
 * wrong comparison. Left out are:
 *
 * <ul>
 *   <li>what the system's own parts of the document say, and say better: CPU, memory, kernel,
 *       operating system, tuned profile
 *   <li>what varies with the boot, the day or the installation: frequencies, paths, devices,
 *       process ids, dates, commands
 *   <li>what numbers the repetitions or describes the table: {@code iteration} (but not {@code
 *       iterations}), {@code spec_run}, {@code format_version}
 * </ul>
 */
final class RunSettings {

  /** The software that an operating system brings; to compare it is what people want. */
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

  /** Returns what decides the work of a run. */
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

  /** Returns which software did the work of a run. */
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

  /** Returns each setting of some runs with all values that it has in one of them. */
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
   * Returns the sub-test or profile that runs have in common, without the version of the profile.
   *
   * @param common what all runs have
   */
  static @Nullable String variant(Map<String, String> common) {
    String subTest = common.get("sub_test");
    String profile = common.get("profile");
    return subTest != null || profile == null
        ? subTest
        : profile.replaceFirst("-[0-9][0-9.]*$", "");
  }

  /** Returns settings as people read them. */
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
