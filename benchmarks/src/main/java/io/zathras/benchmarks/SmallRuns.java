package io.zathras.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the command on the results of one test and of one night, in turn with a bare JVM. In such
 * runs the start costs more than the results.
 */
final class SmallRuns {

  private static final String BARE = "bare JVM";
  private static final int NIGHT = 34;

  private final Path launcher;

  /**
   * Creates a comparison.
   *
   * @param launcher the distribution's {@code bin/zathras}
   */
  SmallRuns(Path launcher) {
    this.launcher = launcher;
  }

  /**
   * Runs each once to warm the disk cache, then {@code runs} times in turn, and returns a table.
   *
   * @param tree a tree with at least one directory that holds results; its first 34 represent a
   *     night
   */
  String compare(Path tree, int runs) throws IOException, InterruptedException {
    List<Path> directories = resultDirectories(tree);
    List<Path> night = directories.subList(0, Math.min(NIGHT, directories.size()));
    try (TemporaryDirectory documents = TemporaryDirectory.create()) {
      return table(
          ProcessMeasurement.inTurn(
              runs, run -> commands(night, documents.path().resolve("run-" + run))),
          runs);
    }
  }

  private Map<String, List<String>> commands(List<Path> night, Path target) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(BARE, bareJvm());
    commands.put("--version", List.of(launcher.toString(), "--version"));
    commands.put("1 directory", process(night.subList(0, 1), target.resolve("one")));
    commands.put(night.size() + " directories", process(night, target.resolve("night")));
    return commands;
  }

  private static String table(Map<String, List<ProcessMeasurement>> measured, int runs) {
    List<ProcessMeasurement> bare = measured.getOrDefault(BARE, List.of());
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-20s%-31s%-31s%-31s%s",
            "median of " + runs + " runs",
            "CPU s (min / median / max)",
            "times the bare JVM's",
            "wall s",
            "peak MiB"));
    measured.forEach(
        (name, all) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%-17s%s   %s   %s   %s",
                    name,
                    Spread.of(all, ProcessMeasurement::cpuSeconds),
                    Spread.ofRatios(all, bare, ProcessMeasurement::cpuSeconds),
                    Spread.of(all, ProcessMeasurement::wallSeconds),
                    Spread.of(all, ProcessMeasurement::peakMebibytes))));
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> process(List<Path> directories, Path target) {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "process"));
    directories.forEach(directory -> command.add(directory.toString()));
    command.addAll(List.of("--json", target.toString(), "--quiet"));
    return command;
  }

  private static List<String> bareJvm() {
    URL classes = BareJvm.class.getProtectionDomain().getCodeSource().getLocation();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        Path.of(URI.create(classes.toString())).toString(),
        BareJvm.class.getName());
  }

  private static List<Path> resultDirectories(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(file -> file.getFileName().toString().matches("results_.*\\.zip"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }
}
