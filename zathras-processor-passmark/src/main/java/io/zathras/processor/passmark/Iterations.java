package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Diagnostics;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All iterations of the test.
 *
 * @param list those that have a file, in numeric order
 * @param missing the first numbers, up to the last that is known, that have no file
 * @param lastIsThere whether the last iteration that is known has a file
 * @param lastIsKnown whether the console, which is named after the last one, is there
 */
record Iterations(
    List<Iteration> list, List<Integer> missing, boolean lastIsThere, boolean lastIsKnown) {

  /** Reads {@code results_all_<number>.yml}; {@code passmark_<last>.out} tells the last number. */
  static Iterations read(ResultInput input) {
    Map<Integer, FileEntry> files = numbered(input, "results_all_", ".yml");
    List<Iteration> list = new ArrayList<>();
    files.forEach(
        (number, file) -> list.add(IterationReader.read(number, file, input.diagnostics())));
    int last = list.isEmpty() ? 0 : list.get(list.size() - 1).number();
    Set<Integer> consoles = numbered(input, "passmark_", ".out").keySet();
    int known = consoles.stream().reduce(last, Math::max);
    List<Integer> missing = Gaps.before(files.keySet(), known);
    Iterations iterations =
        new Iterations(List.copyOf(list), missing, last == known, !consoles.isEmpty());
    if (!list.isEmpty()) {
      iterations.remark(input);
    }
    return iterations;
  }

  List<Iteration> complete() {
    return list.stream().filter(Iteration::isComplete).toList();
  }

  /** Returns whether the test had one iteration only. */
  boolean isOne() {
    return list.size() == 1 && missing.isEmpty();
  }

  /** Returns the benchmark's version as the first iteration that has one says, or {@code null}. */
  @Nullable String version() {
    return list.stream().map(Iteration::version).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Returns the local times of those that have one. */
  List<LocalDateTime> stamps() {
    return list.stream().map(Iteration::stamp).filter(Objects::nonNull).toList();
  }

  /** Returns the local time of the last one, or {@code null} when it is not known. */
  @Nullable LocalDateTime lastStamp() {
    return lastIsThere ? list.get(list.size() - 1).stamp() : null;
  }

  private static Map<Integer, FileEntry> numbered(ResultInput input, String start, String end) {
    Map<Integer, FileEntry> files = new TreeMap<>();
    List<FileEntry> found = input.files().find(start + "*" + end);
    ResultLimits.checkFiles(input.files().name(), found.size());
    for (FileEntry file : found) {
      String name = file.name();
      Integer number =
          Numbers.positiveInteger(name.substring(start.length(), name.length() - end.length()));
      if (number != null) {
        files.putIfAbsent(number, file);
      }
    }
    return files;
  }

  private void remark(ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    if (!lastIsKnown) {
      diagnostics.warning(
          "console-missing",
          input.files().name(),
          null,
          "passmark_<last>.out is missing; expected one; nothing tells how many iterations there"
              + " were");
    }
    for (int number : missing) {
      diagnostics.warning(
          "iteration-missing",
          input.files().name(),
          null,
          "iteration "
              + number
              + " missing: no results_all_"
              + number
              + ".yml; expected one for every number; the means are without it");
    }
    differ("version", Iteration::version, diagnostics);
    differ(
        "NumTestProcesses",
        iteration -> iteration.configuration().get("num_test_processes"),
        diagnostics);
  }

  private void differ(
      String what, Function<Iteration, @Nullable Object> property, Diagnostics diagnostics) {
    Set<Object> different = new LinkedHashSet<>();
    list.stream().map(property).filter(Objects::nonNull).forEach(different::add);
    if (different.size() > 1) {
      diagnostics.warning(
          "iterations-differ",
          list.get(0).file().location(),
          null,
          what
              + " differs among the iterations: "
              + different
              + "; expected the same in all; the first is stated");
    }
  }
}
