package io.zathras.processor.streams;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All outputs of STREAM, in directories {@code results_streams_<tuned>_<begin>_-O<level>}; of a
 * level with several, the newest counts.
 *
 * @param bySetting the outputs by setting, ordered by iteration
 * @param begin the earliest begin stamp of the directories, local time; {@code null} without any
 */
record StreamOutputs(TreeMap<Setting, List<StreamOutput>> bySetting, @Nullable Timestamp begin) {

  private static final Pattern DIRECTORY =
      Pattern.compile("(?:.*/)?results_streams_[^/]*_([0-9]{14})_-O([0-9]+)/[^/]+");

  static StreamOutputs read(ResultInput input) {
    TreeMap<Integer, TreeMap<String, List<FileEntry>>> byLevel = new TreeMap<>();
    for (FileEntry file : input.files().find("**/stream.*")) {
      Matcher directory = DIRECTORY.matcher(file.path());
      Integer level = directory.matches() ? Numbers.positiveInteger(directory.group(2)) : null;
      if (level != null && file.isKept()) {
        byLevel
            .computeIfAbsent(level, key -> new TreeMap<>())
            .computeIfAbsent(directory.group(1), key -> new ArrayList<>())
            .add(file);
      }
    }
    TreeMap<Setting, List<StreamOutput>> bySetting = new TreeMap<>();
    LocalDateTime begin = null;
    for (Map.Entry<Integer, TreeMap<String, List<FileEntry>>> level : byLevel.entrySet()) {
      Map.Entry<String, List<FileEntry>> newest = level.getValue().lastEntry();
      if (level.getValue().size() > 1) {
        input
            .diagnostics()
            .warning(
                "several-directories",
                input.files().name(),
                null,
                "O"
                    + level.getKey()
                    + " has directories of "
                    + String.join(", ", level.getValue().keySet())
                    + "; the newest is read");
      }
      LocalDateTime stamp = Times.compact(newest.getKey());
      begin = begin == null || (stamp != null && stamp.isBefore(begin)) ? stamp : begin;
      newest.getValue().stream()
          .map(file -> StreamOutput.read(file, level.getKey(), input.diagnostics()))
          .filter(Objects::nonNull)
          .sorted(Comparator.comparingInt(StreamOutput::iteration))
          .forEach(
              output ->
                  bySetting
                      .computeIfAbsent(output.setting(), key -> new ArrayList<>())
                      .add(output));
    }
    return new StreamOutputs(bySetting, begin == null ? null : Timestamp.local(begin));
  }

  List<StreamOutput> of(Setting setting) {
    return bySetting.getOrDefault(setting, List.of());
  }

  /** Returns how many iterations were run. */
  int iterations() {
    return bySetting.values().stream()
        .flatMap(List::stream)
        .mapToInt(StreamOutput::iteration)
        .max()
        .orElse(0);
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
