package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the whole suite: {@code results_all_<number>.yml}. A fault of the file affects only
 * this iteration.
 */
final class Iteration {

  private static final String COMPLETE = "Results Complete";
  private static final String PROCESSES = "NumTestProcesses";
  private static final List<Metric> MARKS =
      List.of(PassMarkMetrics.CPU_MARK, PassMarkMetrics.MEMORY_MARK);

  /** The parts that a CPU may lack; every other part of the suite runs on any CPU. */
  private static final Set<String> INSTRUCTION_SETS =
      Set.of("CPU_mm", "CPU_sse", "CPU_fma", "CPU_avx", "CPU_avx512");

  private final int number;
  private final FileEntry file;
  private final Report report;
  private final MetricValues values = new MetricValues();
  private final Set<String> zeros = new LinkedHashSet<>();
  private final Set<String> rejected = new LinkedHashSet<>();
  private final Map<String, Object> settings = new LinkedHashMap<>();

  /** The line of each key, filled by the first request. */
  private final Map<String, Integer> lines = new HashMap<>();

  private @Nullable DataNode root;
  private @Nullable String version;
  private @Nullable LocalDateTime stamp;
  private @Nullable String problem;

  /** The line in which the file was cut, or {@code null} when it ends with a line. */
  private final @Nullable Integer cutLine;

  /** Reads the file and the time stamp, but no results. */
  Iteration(NamedFile named, ResultInput input) {
    number = named.number("number");
    file = named.file();
    report = named.report();
    String text = file.text();
    int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    boolean cut = end < text.length() && !text.startsWith("Checksum:", end);
    cutLine = cut ? (Integer) (int) text.lines().count() : null;
    try {
      // A line without an end was cut, and so may be the number in it.
      root = input.yaml(file, text.substring(0, end));
      stamp = Times.compact(root.find("BaselineInfo.TimeStamp").text());
    } catch (ProcessingException e) {
      Integer line = e.line();
      report.at(line).error("iteration-unreadable", "the iteration is left out: " + e.getMessage());
      problem = "no YAML" + (line == null ? "" : " from line " + line + " on");
    }
  }

  /** Reads the results, and reports each fault once. */
  void read() {
    if (root == null) {
      return;
    }
    DataNode results = root.at("Results");
    results.members().forEach(this::value);
    Problem found = problem(results);
    if (found != null) {
      problem = found.key + found.words;
      report
          .at(cutLine == null ? lineOf(found.key) : cutLine)
          .error(
              "iteration-incomplete",
              "%s%s; expected a whole iteration; %s enters no mean",
              problem,
              cutLine == null ? "" : ", and the file ends within a line",
              file.name());
    } else if (cutLine != null) {
      report
          .at(cutLine)
          .warning("output-cut", "%s ends within a line; the line is left out", file.name());
    }
    // A missing part is not 0: 11.0 is another version than 11.0.0.
    String parts =
        Stream.of("Major", "Minor", "Build")
            .map(part -> root.at("Version").at(part).text())
            .takeWhile(Objects::nonNull)
            .collect(Collectors.joining("."));
    version = parts.isEmpty() ? null : parts;
    setting("num_test_processes", results.at(PROCESSES).decimal());
    setting("architecture", root.find("Version.ptArchitecture").text());
    setting("cpu_model", root.find("SystemInformation.Processor").text());
    setting("sockets", root.find("SystemInformation.NumSockets").decimal());
    setting("cores", root.find("SystemInformation.NumCores").decimal());
    setting("logical_cpus", root.find("SystemInformation.NumLogicals").decimal());
    setting("cpu_mhz", root.find("SystemInformation.CPUFrequency").decimal());
    setting("memory_mb", root.find("SystemInformation.Memory").decimal());
    setting("os_name", root.find("SystemInformation.OSName").text());
    setting("kernel", root.find("SystemInformation.Kernel").text());
    checkStamp(root.find("BaselineInfo.TimeStamp").text());
    lines.clear();
  }

  private void setting(String name, @Nullable Object value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  private void value(String key, DataNode node) {
    if (key.equals(COMPLETE) || key.equals(PROCESSES)) {
      return;
    }
    Metric metric = PassMarkMetrics.of(key);
    Double value = node.decimal();
    if (metric == null) {
      reject("key-unknown", key, "no key of PassMark whose unit is known", node);
    } else if (value == null || value < 0) {
      rejected.add(key);
      if (!MARKS.contains(metric)) {
        reject("value-invalid", key, "no finite number from 0", node);
      }
    } else if (value == 0) {
      zeros.add(key);
    } else {
      values.put(metric, value);
    }
  }

  private void reject(String code, String key, String why, DataNode node) {
    report.at(lineOf(key)).warning(code, "%s (%s) is %s; it is left out", key, shown(node), why);
  }

  private static String shown(DataNode node) {
    String text = node.text();
    return text == null ? "blank" : text;
  }

  private @Nullable Integer lineOf(String key) {
    if (lines.isEmpty()) {
      int line = 0;
      for (String text : file.lines()) {
        line++;
        lines.putIfAbsent(text.substring(0, Math.max(0, text.indexOf(':'))).strip(), line);
      }
    }
    return lines.get(key);
  }

  /** The reason why an iteration is not complete: a key and its fault. */
  private record Problem(String key, String words) {}

  /** Checks for the marks, because they are the last keys, so a file that was cut lacks one. */
  private @Nullable Problem problem(DataNode results) {
    if (!results.isObject()) {
      return new Problem("Results", " missing");
    }
    String complete = results.at(COMPLETE).text();
    if (complete != null && !complete.equalsIgnoreCase("true")) {
      return new Problem(COMPLETE, ": " + complete);
    }
    for (Metric mark : MARKS) {
      String key = mark.name();
      if (results.at(key).text() == null) {
        return new Problem(key, " missing");
      }
      if (rejected.contains(key)) {
        return new Problem(key, " (" + shown(results.at(key)) + ") is no number");
      }
      if (complete == null && zeros.contains(key)) {
        return new Problem(key, " is 0, and " + COMPLETE + " is missing");
      }
    }
    boolean measured = MARKS.stream().anyMatch(mark -> values.get(mark) != null);
    return measured ? null : new Problem(MARKS.get(0).name(), " and SUMM_ME are 0");
  }

  private void checkStamp(@Nullable String text) {
    if (stamp == null) {
      report
          .at(stampLine())
          .warning(
              text == null ? "date-missing" : "date-invalid",
              "TimeStamp is %s; expected 14 digits, YYYYMMDDHHmmss; the iteration has no time",
              text == null ? "missing" : "'" + text + "'");
    }
  }

  int number() {
    return number;
  }

  Report report() {
    return report;
  }

  /** Returns the measured scores; a sub-test that did not run is absent. */
  MetricValues values() {
    return values;
  }

  /**
   * Returns the keys whose value is 0 because the sub-test was not run: instruction sets that the
   * CPU lacks, and the memory part when all of it is 0.
   */
  Set<String> notRun() {
    boolean cpuOnly =
        values.metrics().stream().map(Metric::name).noneMatch(Iteration::isMemory)
            && rejected.stream().noneMatch(Iteration::isMemory);
    Set<String> notRun = new LinkedHashSet<>(zeros);
    notRun.removeIf(key -> !INSTRUCTION_SETS.contains(key) && !(cpuOnly && isMemory(key)));
    return notRun;
  }

  private static boolean isMemory(String key) {
    return key.startsWith("ME_") || key.equals(PassMarkMetrics.MEMORY_MARK.name());
  }

  /** Returns the other keys without a measured value: 0, or an invalid number. */
  Set<String> failed() {
    Set<String> failed = new LinkedHashSet<>(zeros);
    failed.removeAll(notRun());
    failed.addAll(rejected);
    return failed;
  }

  /** Warns of sub-tests that should have a value, except those that are already reported. */
  void checkMeasured(Set<String> lacking) {
    Set<String> unsaid = new LinkedHashSet<>(lacking);
    unsaid.removeAll(rejected);
    if (!unsaid.isEmpty()) {
      report
          .at(lineOf(unsaid.iterator().next()))
          .warning(
              "value-missing",
              "%s: 0 or no value, which says that the sub-test failed; expected a number above 0;"
                  + " iteration %s is not in %s",
              String.join(", ", unsaid),
              number,
              unsaid.size() == 1 ? "its mean" : "their means");
    }
  }

  /** Returns the settings and the system of the iteration. */
  Map<String, Object> settings() {
    return settings;
  }

  /** Returns the benchmark's version, or {@code null} when the file does not have it. */
  @Nullable String version() {
    return version;
  }

  /** Returns when it was run, in the local time of the system, or {@code null} when unknown. */
  @Nullable LocalDateTime stamp() {
    return stamp;
  }

  @Nullable Integer stampLine() {
    return lineOf("TimeStamp");
  }

  /** Returns why it is not complete, or {@code null} when it is. */
  @Nullable String problem() {
    return problem;
  }
}
