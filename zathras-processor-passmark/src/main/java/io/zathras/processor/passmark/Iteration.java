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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the whole suite: {@code results_all_<number>.yml}. What is wrong in the file costs
 * this iteration only.
 */
final class Iteration {

  private static final String COMPLETE = "Results Complete";
  private static final String PROCESSES = "NumTestProcesses";

  private final int number;
  private final FileEntry file;
  private final Report report;
  private final MetricValues values = new MetricValues();
  private final List<String> notRun = new ArrayList<>();
  private final Map<String, Object> settings = new LinkedHashMap<>();

  /** The line of each key, found when the first is asked for. */
  private final Map<String, Integer> lines = new HashMap<>();

  private @Nullable String version;
  private @Nullable LocalDateTime stamp;
  private @Nullable String problem;

  Iteration(NamedFile named, ResultInput input) {
    number = named.number("number");
    file = named.file();
    report = named.report();
    try {
      read(input.yaml(file, wholeLines(file.text())));
    } catch (ProcessingException e) {
      Integer line = e.line();
      report.at(line).error("iteration-unreadable", "the iteration is left out: " + e.getMessage());
      problem = "no YAML" + (line == null ? "" : " from line " + line + " on");
    }
    lines.clear();
  }

  /** A line without an end was cut, and so perhaps the number in it. */
  private String wholeLines(String text) {
    int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    if (end < text.length() && !text.startsWith("Checksum:", end)) {
      report
          .at((int) text.lines().count())
          .warning(
              "output-cut",
              "%s ends within a line; expected a line end; the line is left out",
              file.name());
    }
    return text.substring(0, end);
  }

  private void read(DataNode root) {
    DataNode results = root.at("Results");
    results.members().forEach(this::value);
    problem = problem(results);
    if (problem != null) {
      report.error(
          "iteration-incomplete",
          "%s: %s; expected a whole iteration; it enters no mean",
          file.name(),
          problem);
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
    stamp(root.find("BaselineInfo.TimeStamp").text());
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
      reject("value-invalid", key, "no finite number from 0", node);
    } else if (value == 0) {
      notRun.add(key);
    } else {
      values.put(metric, value);
    }
  }

  private void reject(String code, String key, String why, DataNode node) {
    String text = node.text();
    report
        .at(lineOf(key))
        .warning(code, "%s (%s) is %s; it is left out", key, text == null ? "blank" : text, why);
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

  /** The keys have a fixed order that ends with the marks, so a file that was cut has no mark. */
  private @Nullable String problem(DataNode results) {
    if (!results.isObject()) {
      return "Results missing";
    }
    String complete = results.at(COMPLETE).text();
    if (complete != null && !complete.equalsIgnoreCase("true")) {
      return COMPLETE + ": " + complete;
    }
    for (Metric mark : List.of(PassMarkMetrics.CPU_MARK, PassMarkMetrics.MEMORY_MARK)) {
      String key = mark.name();
      if (results.at(key).text() == null) {
        return "truncated: " + key + " missing";
      }
      if (values.get(mark) == null && !notRun.contains(key)) {
        return key + " is no number";
      }
      if (complete == null && notRun.contains(key)) {
        return key + " is 0, and " + COMPLETE + " is missing";
      }
    }
    boolean measured =
        values.get(PassMarkMetrics.CPU_MARK) != null
            || values.get(PassMarkMetrics.MEMORY_MARK) != null;
    return measured ? null : "both marks are 0";
  }

  private void stamp(@Nullable String text) {
    stamp = Times.compact(text);
    if (stamp == null) {
      report
          .at(lineOf("TimeStamp"))
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

  /** Returns the keys whose value is 0, which says that the sub-test was not run. */
  List<String> notRun() {
    return notRun;
  }

  /** Returns what it was run with and on. */
  Map<String, Object> settings() {
    return settings;
  }

  /** Returns the benchmark's version, or {@code null} when the file does not say. */
  @Nullable String version() {
    return version;
  }

  /** Returns when it was run, in the local time of the system, or {@code null} when not known. */
  @Nullable LocalDateTime stamp() {
    return stamp;
  }

  /** Returns why it is not complete, or {@code null} when it is. */
  @Nullable String problem() {
    return problem;
  }
}
