package io.zathras.processor.fio;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One start of fio: its directory {@code <number>-<operation>-<block size>}, its job file, or both.
 *
 * @param step the path of the sweep step's directory
 * @param origin the path of the original if {@code step} is a copy, else equal to it
 * @param sweep the settings in the name of the step's directory
 * @param number its number in the step
 * @param directory the name of its directory, or {@code null} when only the job file is there
 */
record Workload(String step, String origin, Sweep sweep, int number, @Nullable String directory) {

  private static final Pattern PATH =
      Pattern.compile(
          "((?:[^/]{1,255}/){0,16})(fio_ndisks_[^/]{1,255})/"
              + "(?:([0-9]{1,6})-([^/]{1,255})/[^/]{1,255}|file_run_([0-9]{1,6}))");
  private static final Pattern EXPORT = Pattern.compile("export_fio_data_[^/]{1,255}/");

  /** The order of execution, as far as the names show it. */
  private static final Comparator<Workload> ORDER =
      Comparator.comparing((Workload each) -> each.sweep.stamp())
          .thenComparing(each -> count(each.sweep.disks()))
          .thenComparing(each -> count(each.sweep.jobs()))
          .thenComparing(each -> count(each.sweep.depth()))
          .thenComparing(Workload::step)
          .thenComparing(Workload::number)
          .thenComparing(each -> each.directory == null ? "" : each.directory);

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  /**
   * Returns the workloads in order. The wrapper also copies them by engine and number of disks; a
   * copy counts only where the workload itself is lost, with a warning.
   */
  static List<Workload> find(ResultInput input) {
    TreeMap<String, Workload> found = new TreeMap<>();
    TreeMap<String, Workload> copies = new TreeMap<>();
    for (FileEntry file : input.files().files()) {
      Matcher path = PATH.matcher(file.path());
      if (path.matches()) {
        String above = path.group(1);
        boolean isJobFile = path.group(5) != null;
        int number = Integer.parseInt(isJobFile ? path.group(5) : path.group(3));
        String directory = isJobFile ? null : path.group(3) + "-" + path.group(4);
        Matcher export = EXPORT.matcher(above);
        String execution = export.lookingAt() ? export.group() : "";
        String origin = execution + path.group(2);
        (above.equals(execution) ? found : copies)
            .computeIfAbsent(
                origin + "/" + number + "/" + (directory == null ? "" : directory),
                key ->
                    new Workload(
                        above + path.group(2), origin, Sweep.of(path.group(2)), number, directory));
      }
    }
    copies.keySet().removeAll(found.keySet());
    copies.values().removeIf(copy -> copy.directory == null);
    if (!copies.isEmpty()) {
      input
          .report()
          .warning(
              "workload-copied",
              "%d of the workloads, such as %s, %s lost; the wrapper's copy in %s is read",
              copies.size(),
              copies.firstEntry().getValue().directory,
              copies.size() == 1 ? "is" : "are",
              copies.firstEntry().getValue().step);
    }
    found.putAll(copies);
    List<Workload> workloads = new ArrayList<>();
    found.forEach(
        (key, workload) -> {
          // A job file belongs to the directory of the same number, whose key comes next.
          String next = found.higherKey(key);
          if (workload.directory != null || next == null || !next.startsWith(key)) {
            workloads.add(workload);
          }
        });
    ResultLimits.checkRuns(input.files().name(), workloads.size());
    workloads.sort(ORDER);
    return workloads;
  }

  String jobFile() {
    return step + "/file_run_" + number;
  }

  /** Returns the operation in the directory's name, or {@code null}. */
  @Nullable Operation operation() {
    return directory == null || label() == null
        ? null
        : Operation.of(directory.substring(directory.indexOf('-') + 1, directory.lastIndexOf('-')));
  }

  /** Returns the block size in the directory's name, such as {@code 4KiB}, or {@code null}. */
  @Nullable String label() {
    if (directory == null || directory.indexOf('-') == directory.lastIndexOf('-')) {
      return null;
    }
    String label = directory.substring(directory.lastIndexOf('-') + 1);
    return label.isEmpty() ? null : label;
  }
}
