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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All outputs of STREAM, one file for each iteration of a setting. The directory's name ends in the
 * optimisation level; if a level has several directories, the newest counts.
 *
 * @param bySetting the outputs by setting, ordered by iteration
 * @param iterations how many iterations were run, from the names of all outputs
 * @param begin the earliest start in the directories' names, in local time; {@code null} without
 *     any
 */
record StreamOutputs(
    TreeMap<StreamSetting, List<StreamOutput>> bySetting,
    int iterations,
    @Nullable LocalDateTime begin) {

  /**
   * The path of an output. The directory's name may be any that a user gave the results, before the
   * level.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<directory>(?:.*/)?[^/]*_-O(?<level>[0-9]+))"
              + "/stream\\.(?<size>[0-9]{1,9})k\\.out\\.threads_(?<threads>[0-9]+)"
              + "\\.numb_sockets_(?<sockets>[0-9]+)_iter_(?<iteration>[0-9]+)");

  private static final Pattern BEGIN = Pattern.compile("_([0-9]{14})_-O[0-9]+$");

  static StreamOutputs read(ResultInput input) {
    TreeMap<Integer, TreeMap<String, List<NamedFile>>> byLevel = new TreeMap<>();
    for (NamedFile named : input.named(PATH, "level", "threads", "sockets", "iteration")) {
      byLevel
          .computeIfAbsent(named.number("level"), key -> new TreeMap<>())
          .computeIfAbsent(named.text("directory"), key -> new ArrayList<>())
          .add(named);
    }
    TreeMap<StreamSetting, List<StreamOutput>> byLabel = new TreeMap<>();
    TreeSet<LocalDateTime> begins = new TreeSet<>();
    int iterations = 0;
    for (Map<String, List<NamedFile>> directories : byLevel.values()) {
      String newest = Directories.newest(directories.keySet(), input);
      Matcher begin = BEGIN.matcher(newest);
      if (begin.find()) {
        Stream.ofNullable(Times.compact(begin.group(1))).forEach(begins::add);
      }
      for (NamedFile named : directories.getOrDefault(newest, List.of())) {
        iterations = Math.max(iterations, named.number("iteration"));
        int size = Integer.parseInt(named.text("size"));
        StreamSetting setting =
            new StreamSetting(named.number("level"), named.number("sockets"), size, null);
        byLabel
            .computeIfAbsent(setting, key -> new ArrayList<>())
            .addAll(StreamOutput.readAll(named));
      }
    }
    TreeMap<StreamSetting, List<StreamOutput>> bySetting = new TreeMap<>();
    byLabel.forEach((label, outputs) -> split(label, outputs, bySetting));
    bySetting.values().forEach(each -> each.sort(comparingInt(StreamOutput::iteration)));
    bySetting.replaceAll(StreamOutputs::ofMostThreads);
    bySetting.forEach(StreamOutputs::checkTimer);
    return new StreamOutputs(bySetting, iterations, begins.isEmpty() ? null : begins.first());
  }

  /**
   * Separates the array sizes under one label. An output without a size belongs to the only size;
   * if there are several, it belongs to none, and its iteration is missing.
   */
  private static void split(
      StreamSetting label,
      List<StreamOutput> outputs,
      Map<StreamSetting, List<StreamOutput>> bySetting) {
    TreeSet<Long> sizes = new TreeSet<>();
    outputs.forEach(output -> Stream.ofNullable(output.elements).forEach(sizes::add));
    Long only = sizes.size() == 1 ? sizes.first() : null;
    for (StreamOutput output : outputs) {
      Long elements = output.elements == null ? only : output.elements;
      if (elements != null || sizes.isEmpty()) {
        StreamSetting setting =
            new StreamSetting(label.level(), label.sockets(), label.size(), elements);
        bySetting.computeIfAbsent(setting, key -> new ArrayList<>()).add(output);
      } else {
        output
            .report()
            .error(
                "size-missing",
                "no line 'Array size'; %s is the label of several sizes, so the rates are left out",
                label.sizeLabel());
      }
    }
  }

  private static void checkTimer(StreamSetting setting, List<StreamOutput> outputs) {
    List<StreamOutput> coarse = outputs.stream().filter(StreamOutput::hasFewTicks).toList();
    if (!coarse.isEmpty()) {
      StreamOutput first = coarse.get(0);
      first
          .ticksReport()
          .warning(
              "timer-coarse",
              "a test of %s takes about %s of STREAM's timer, in %s of %s; expected at least 20: the"
                  + " rates are not precise",
              setting.label(),
              Numbers.counted(Objects.requireNonNullElse(first.ticks, 0), "tick"),
              coarse.size(),
              Numbers.counted(outputs.size(), "output"));
    }
    StreamOutput other =
        outputs.stream().filter(StreamOutput::hasOtherThreads).findFirst().orElse(null);
    if (other != null) {
      other
          .report()
          .warning(
              "threads-differ",
              "%s ran with %s by STREAM's own count, not with those of the file's name",
              setting.label(),
              Numbers.counted(other.threads(), "thread"));
    }
  }

  /**
   * Returns the outputs with the most threads, because rates of different thread counts are never
   * averaged.
   */
  private static List<StreamOutput> ofMostThreads(
      StreamSetting setting, List<StreamOutput> outputs) {
    int most = outputs.stream().mapToInt(StreamOutput::threads).max().orElse(0);
    List<StreamOutput> kept = outputs.stream().filter(each -> each.threads() == most).toList();
    if (kept.size() < outputs.size()) {
      kept.get(0)
          .report()
          .warning(
              "several-thread-counts",
              "%s was run with several thread counts; expected one; only the outputs with %s are read",
              setting,
              most);
    }
    return kept;
  }

  /** Returns the settings with this label, which are several if STREAM's array sizes differ. */
  List<StreamSetting> labelled(StreamSetting label) {
    return bySetting.keySet().stream().filter(setting -> setting.labelled().equals(label)).toList();
  }

  List<StreamOutput> of(StreamSetting setting) {
    return bySetting.getOrDefault(setting, List.of());
  }

  @Nullable String version() {
    return bySetting.values().stream()
        .flatMap(List::stream)
        .map(output -> output.version)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
