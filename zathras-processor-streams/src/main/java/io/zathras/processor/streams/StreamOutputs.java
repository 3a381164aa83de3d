package io.zathras.processor.streams;

import static java.util.Comparator.comparingInt;

import io.zathras.processor.spi.Directories;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All outputs of STREAM, one file for each iteration of a setting. The directory's name ends in the
 * optimisation level; of a level with several directories, the newest counts.
 *
 * @param bySetting the outputs by setting, ordered by iteration
 * @param iterations how many iterations were run, by the names of all outputs, also those of sizes
 *     that are too small to tell apart
 * @param begin the earliest begin in the directories' names, local time; {@code null} without any
 */
record StreamOutputs(
    TreeMap<Setting, List<StreamOutput>> bySetting, int iterations, @Nullable LocalDateTime begin) {

  private static final Pattern PATH =
      Pattern.compile(
          "(?<directory>(?:.*/)?results_streams_[^/]*_(?<begin>[0-9]{14})_-O(?<level>[0-9]+))"
              + "/stream\\.(?<size>[0-9]+)k\\.out\\.threads_(?<threads>[0-9]+)"
              + "\\.numb_sockets_(?<sockets>[0-9]+)_iter_(?<iteration>[0-9]+)");

  static StreamOutputs read(ResultInput input) {
    TreeMap<Integer, TreeMap<String, List<NamedFile>>> byLevel = new TreeMap<>();
    for (NamedFile named : input.named(PATH, "level", "threads", "sockets", "iteration")) {
      byLevel
          .computeIfAbsent(named.number("level"), key -> new TreeMap<>())
          .computeIfAbsent(named.text("directory"), key -> new ArrayList<>())
          .add(named);
    }
    TreeMap<Setting, List<StreamOutput>> bySetting = new TreeMap<>();
    TreeSet<LocalDateTime> begins = new TreeSet<>();
    int iterations = 0;
    for (Map<String, List<NamedFile>> directories : byLevel.values()) {
      String newest = Directories.newest(directories.keySet(), input);
      for (NamedFile named : directories.getOrDefault(newest, List.of())) {
        Stream.ofNullable(Times.compact(named.text("begin"))).forEach(begins::add);
        iterations = Math.max(iterations, named.number("iteration"));
        Integer size = Numbers.positiveInteger(named.text("size"));
        if (size != null) {
          Setting setting = new Setting(named.number("level"), named.number("sockets"), size);
          bySetting
              .computeIfAbsent(setting, key -> new ArrayList<>())
              .add(StreamOutput.read(named));
        }
      }
    }
    bySetting.values().forEach(each -> each.sort(comparingInt(StreamOutput::iteration)));
    bySetting.replaceAll(StreamOutputs::ofMostThreads);
    return new StreamOutputs(bySetting, iterations, begins.isEmpty() ? null : begins.first());
  }

  /** Rates of different thread counts are never averaged. */
  private static List<StreamOutput> ofMostThreads(Setting setting, List<StreamOutput> outputs) {
    int most = outputs.stream().mapToInt(StreamOutput::threads).max().orElse(0);
    List<StreamOutput> kept = outputs.stream().filter(each -> each.threads() == most).toList();
    if (kept.size() < outputs.size()) {
      kept.get(0)
          .named()
          .report()
          .warning(
              "several-thread-counts",
              "%s was run with several thread counts; expected one; only the outputs with %s are read",
              setting,
              most);
    }
    return kept;
  }

  List<StreamOutput> of(Setting setting) {
    return bySetting.getOrDefault(setting, List.of());
  }

  @Nullable String version() {
    return bySetting.values().stream()
        .flatMap(List::stream)
        .map(StreamOutput::version)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
