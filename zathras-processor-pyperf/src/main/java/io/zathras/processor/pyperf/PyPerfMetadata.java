package io.zathras.processor.pyperf;

import io.zathras.processor.spi.DataNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that apply to a suite, a benchmark or a worker. pyperf writes a fact once, at the
 * widest level where all members agree, so every level inherits from the wider ones, and the
 * narrowest value counts. In a file of one benchmark nearly all facts are at the suite.
 */
final class PyPerfMetadata {

  /**
   * Keys that are not settings: facts that are elsewhere in the document, measurements, and values
   * that change all the time. The compiler's flags are left out because they are a kilobyte or
   * more, are equal for all benchmarks, and follow from the build of Python that other keys name.
   */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "name",
          "description",
          "unit",
          "loops",
          "inner_loops",
          "performance_version",
          "date",
          "duration",
          "mem_max_rss",
          "command_max_rss",
          "mem_peak_pagefile_usage",
          "calibrate_loops",
          "calibrate_warmups",
          "recalibrate_loops",
          "recalibrate_warmups",
          "load_avg_1min",
          "runnable_threads",
          "uptime",
          "boot_time",
          "cpu_temp",
          "python_cflags");

  private static final String HOST_NAME = "hostname";

  private final List<DataNode> levels;

  private PyPerfMetadata(List<DataNode> levels) {
    this.levels = levels;
  }

  static PyPerfMetadata of(DataNode suite) {
    return new PyPerfMetadata(List.of(suite.at("metadata")));
  }

  /** Returns the metadata of a member: a benchmark of this suite, or a worker of this benchmark. */
  PyPerfMetadata within(DataNode member) {
    List<DataNode> narrowestFirst = new ArrayList<>(levels.size() + 1);
    narrowestFirst.add(member.at("metadata"));
    narrowestFirst.addAll(levels);
    return new PyPerfMetadata(narrowestFirst);
  }

  /** Returns the metadata of the narrowest level alone. */
  PyPerfMetadata own() {
    return new PyPerfMetadata(levels.subList(0, 1));
  }

  /** Returns the metadata of the levels around the narrowest. */
  PyPerfMetadata around() {
    return new PyPerfMetadata(levels.subList(1, levels.size()));
  }

  DataNode at(String key) {
    for (DataNode level : levels) {
      DataNode value = level.at(key);
      if (value.isPresent()) {
        return value;
      }
    }
    return levels.get(0).at(key);
  }

  @Nullable String text(String key) {
    return at(key).text();
  }

  /**
   * Returns the settings in alphabetical order of their keys.
   *
   * @param withHostName whether the caller asked for private facts
   */
  Map<String, Object> settings(boolean withHostName) {
    Map<String, Object> settings = new TreeMap<>();
    List<DataNode> widestFirst = new ArrayList<>(levels);
    Collections.reverse(widestFirst);
    for (DataNode level : widestFirst) {
      level
          .members()
          .forEach(
              (key, value) -> {
                Object setting = setting(value);
                if (setting != null && isSetting(key, withHostName)) {
                  settings.put(key, setting);
                }
              });
    }
    return settings;
  }

  private static boolean isSetting(String key, boolean withHostName) {
    return !NO_SETTINGS.contains(key) && (withHostName || !key.equals(HOST_NAME));
  }

  /**
   * Returns a text, a number or a list of texts; {@code null} for anything else and an empty list.
   */
  private static @Nullable Object setting(DataNode value) {
    if (value.isList()) {
      List<String> texts =
          value.elements().stream().map(DataNode::text).filter(Objects::nonNull).toList();
      return texts.isEmpty() ? null : texts;
    }
    return value.isNumber() ? value.decimal() : value.text();
  }
}
