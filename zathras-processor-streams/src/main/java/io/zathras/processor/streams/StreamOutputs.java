package io.zathras.processor.streams;

import static java.util.Comparator.comparingInt;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Directories;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All outputs of STREAM, in directories {@code results_streams_<tuned>_<begin>_-O<level>}; of a
 * level with several, the newest counts.
 *
 * @param bySetting the outputs by setting, ordered by iteration
 * @param iterations how many iterations were run, by the names of all outputs, also those of sizes
 *     that are too small to tell apart
 * @param begin the earliest begin stamp of the directories, local time; {@code null} without any
 */
record StreamOutputs(
    TreeMap<Setting, List<StreamOutput>> bySetting, int iterations, @Nullable Timestamp begin) {

  private static final Pattern DIRECTORY =
      Pattern.compile("(?:.*/)?results_streams_[^/]*_([0-9]{14})_-O([0-9]+)");

  static StreamOutputs read(ResultInput input) {
    TreeMap<Setting, List<StreamOutput>> bySetting = new TreeMap<>();
    TreeSet<LocalDateTime> begins = new TreeSet<>();
    TreeSet<Integer> iterations = new TreeSet<>();
    byLevel(input)
        .forEach(
            (level, directories) -> {
              String newest = Directories.newest(directories.keySet(), input);
              Stream.ofNullable(begin(newest)).forEach(begins::add);
              for (FileEntry file : directories.getOrDefault(newest, List.of())) {
                Stream.ofNullable(StreamOutput.iteration(file)).forEach(iterations::add);
                StreamOutput output = StreamOutput.read(file, level, input.diagnostics());
                if (output != null) {
                  bySetting.computeIfAbsent(output.setting(), key -> new ArrayList<>()).add(output);
                }
              }
            });
    bySetting.values().forEach(each -> each.sort(comparingInt(StreamOutput::iteration)));
    bySetting.replaceAll((setting, each) -> ofMostThreads(setting, each, input.diagnostics()));
    return new StreamOutputs(
        bySetting,
        iterations.isEmpty() ? 0 : iterations.last(),
        begins.isEmpty() ? null : Timestamp.local(begins.first()));
  }

  /** Returns the outputs of each level by their directory. */
  private static TreeMap<Integer, TreeMap<String, List<FileEntry>>> byLevel(ResultInput input) {
    TreeMap<Integer, TreeMap<String, List<FileEntry>>> byLevel = new TreeMap<>();
    List<FileEntry> files = input.files().find("**/stream.*");
    ResultLimits.checkFiles(input.files().name(), files.size());
    for (FileEntry file : files) {
      String path = file.path().substring(0, file.path().lastIndexOf('/'));
      Matcher directory = DIRECTORY.matcher(path);
      Integer level = directory.matches() ? Numbers.positiveInteger(directory.group(2)) : null;
      if (level != null && file.isKept()) {
        byLevel
            .computeIfAbsent(level, key -> new TreeMap<>())
            .computeIfAbsent(path, key -> new ArrayList<>())
            .add(file);
      }
    }
    return byLevel;
  }

  /** Rates of different thread counts are never averaged. */
  private static List<StreamOutput> ofMostThreads(
      Setting setting, List<StreamOutput> outputs, Diagnostics diagnostics) {
    int most = outputs.stream().mapToInt(StreamOutput::threads).max().orElse(0);
    List<StreamOutput> kept = outputs.stream().filter(each -> each.threads() == most).toList();
    if (kept.size() < outputs.size()) {
      diagnostics.warning(
          "several-thread-counts",
          kept.get(0).file().location(),
          null,
          setting
              + " was run with several thread counts; expected one; only the outputs with "
              + most
              + " are read");
    }
    return kept;
  }

  private static @Nullable LocalDateTime begin(String path) {
    Matcher directory = DIRECTORY.matcher(path);
    return directory.matches() ? Times.compact(directory.group(1)) : null;
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
