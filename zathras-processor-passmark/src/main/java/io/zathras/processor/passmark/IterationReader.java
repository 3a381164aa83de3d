package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Diagnostics;
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

/** Reads the file of one iteration. What is wrong in it costs this iteration only. */
final class IterationReader {

  private static final String COMPLETE = "Results Complete";
  private static final String PROCESSES = "NumTestProcesses";

  private final FileEntry file;
  private final Diagnostics diagnostics;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final List<String> notRun = new ArrayList<>();

  /** The line of each key, made when the first is asked for. */
  private final Map<String, Integer> lines = new HashMap<>();

  private IterationReader(FileEntry file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  static Iteration read(int number, FileEntry file, Diagnostics diagnostics) {
    return new IterationReader(file, diagnostics).read(number);
  }

  private Iteration read(int number) {
    DataNode root;
    try {
      root = DataNode.yaml(file, wholeLines(file.text()));
    } catch (ProcessingException e) {
      diagnostics.error(
          "iteration-unreadable",
          file.location(),
          e.line(),
          "the iteration is left out: " + e.getMessage());
      String reason = "no YAML" + (e.line() == null ? "" : " from line " + e.line() + " on");
      return new Iteration(number, file, null, Map.of(), null, Map.of(), List.of(), reason);
    }
    DataNode results = root.at("Results");
    results.members().forEach(this::value);
    String problem = problem(results);
    if (problem != null) {
      diagnostics.error(
          "iteration-incomplete",
          file.location(),
          null,
          file.name() + ": " + problem + "; expected a whole iteration; it enters no mean");
    }
    return new Iteration(
        number,
        file,
        version(root.at("Version")),
        configuration(root),
        stamp(root.at("BaselineInfo").at("TimeStamp").text()),
        values,
        notRun,
        problem);
  }

  /** A line without an end was cut, and so perhaps the number in it. */
  private String wholeLines(String text) {
    int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    if (end < text.length() && !text.startsWith("Checksum:", end)) {
      diagnostics.warning(
          "line-cut",
          file.location(),
          (int) text.lines().count(),
          file.name() + " ends within a line; expected a line end; the line is left out");
    }
    return text.substring(0, end);
  }

  private void value(String key, DataNode node) {
    if (key.equals(COMPLETE) || key.equals(PROCESSES)) {
      return;
    }
    Double value = node.decimal();
    if (PassMarkKeys.metric(key) == null) {
      reject("key-unknown", key, "no key of PassMark whose unit is known", node);
    } else if (value == null || value < 0) {
      reject("value-invalid", key, "no finite number from 0", node);
    } else if (value == 0) {
      notRun.add(key);
    } else {
      values.put(key, value);
    }
  }

  private void reject(String code, String key, String why, DataNode node) {
    String text = node.text();
    diagnostics.warning(
        code,
        file.location(),
        lineOf(key),
        key + " (" + (text == null ? "blank" : text) + ") is " + why + "; it is left out");
  }

  private @Nullable Integer lineOf(String key) {
    if (lines.isEmpty()) {
      int number = 0;
      for (String line : file.lines()) {
        number++;
        lines.putIfAbsent(line.substring(0, Math.max(0, line.indexOf(':'))).strip(), number);
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
    for (String mark : List.of(PassMarkKeys.CPU_MARK, PassMarkKeys.MEMORY_MARK)) {
      if (results.at(mark).text() == null) {
        return "truncated: " + mark + " missing";
      }
      if (!values.containsKey(mark) && !notRun.contains(mark)) {
        return mark + " is no number";
      }
      if (complete == null && notRun.contains(mark)) {
        return mark + " is 0, and " + COMPLETE + " is missing";
      }
    }
    boolean measured =
        values.containsKey(PassMarkKeys.CPU_MARK) || values.containsKey(PassMarkKeys.MEMORY_MARK);
    return measured ? null : "both marks are 0";
  }

  private @Nullable LocalDateTime stamp(@Nullable String text) {
    LocalDateTime stamp = Times.compact(text);
    if (stamp == null) {
      diagnostics.warning(
          "timestamp-invalid",
          file.location(),
          lineOf("TimeStamp"),
          "TimeStamp is "
              + (text == null ? "missing" : "'" + text + "'")
              + "; expected 14 digits, YYYYMMDDHHmmss; the iteration has no time");
    }
    return stamp;
  }

  /** A missing part is not 0: {@code 11.0} is another version than {@code 11.0.0}. */
  private static @Nullable String version(DataNode version) {
    String text =
        Stream.of("Major", "Minor", "Build")
            .map(part -> version.at(part).text())
            .takeWhile(Objects::nonNull)
            .collect(Collectors.joining("."));
    return text.isEmpty() ? null : text;
  }

  private static Map<String, Object> configuration(DataNode root) {
    DataNode system = root.at("SystemInformation");
    Map<String, Object> configuration = new LinkedHashMap<>();
    number(configuration, "num_test_processes", root.at("Results").at(PROCESSES));
    text(configuration, "architecture", root.at("Version").at("ptArchitecture"));
    text(configuration, "cpu_model", system.at("Processor"));
    number(configuration, "sockets", system.at("NumSockets"));
    number(configuration, "cores", system.at("NumCores"));
    number(configuration, "logical_cpus", system.at("NumLogicals"));
    number(configuration, "cpu_mhz", system.at("CPUFrequency"));
    number(configuration, "memory_mb", system.at("Memory"));
    text(configuration, "os_name", system.at("OSName"));
    text(configuration, "kernel", system.at("Kernel"));
    return configuration;
  }

  private static void number(Map<String, Object> configuration, String name, DataNode node) {
    Double number = node.decimal();
    if (number != null) {
      configuration.put(name, number);
    }
  }

  private static void text(Map<String, Object> configuration, String name, DataNode node) {
    String text = node.text();
    if (text != null) {
      configuration.put(name, text);
    }
  }
}
