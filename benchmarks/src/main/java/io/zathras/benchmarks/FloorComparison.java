package io.zathras.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Runs the command and the {@link Floor} over one tree in turn, each in separate processes, and
 * reports their CPU time, wall time and memory. The floor runs twice: with the Java options of the
 * command, and without options, as such a program would usually run.
 */
final class FloorComparison {

  private static final Pattern JVM_OPTION = Pattern.compile("(?<=\\s)-X[^\\s$\"]+(?=\\s)");

  private final Path launcher;

  /**
   * Creates a comparison.
   *
   * @param launcher the distribution's {@code bin/zathras}
   */
  FloorComparison(Path launcher) {
    this.launcher = launcher;
  }

  /** Runs each once to warm the disk cache, then {@code runs} times, and returns a table. */
  String compare(Path tree, int runs) throws IOException, InterruptedException {
    List<ProcessMeasurement> commands = new ArrayList<>();
    List<ProcessMeasurement> floors = new ArrayList<>();
    List<ProcessMeasurement> plainFloors = new ArrayList<>();
    // Deleted only at the end, because a file system creates files slowly after deleting many.
    try (TemporaryDirectory documents = TemporaryDirectory.create()) {
      for (int i = 0; i <= runs; i++) {
        Path target = documents.path().resolve("run-" + i);
        commands.add(ProcessMeasurement.of(command(tree, target)));
        floors.add(ProcessMeasurement.of(floor(options(), tree)));
        plainFloors.add(ProcessMeasurement.of(floor(List.of(), tree)));
      }
    }
    commands.remove(0);
    floors.remove(0);
    plainFloors.remove(0);
    return String.join(
        System.lineSeparator(),
        "min / median / max of %-3d runs         command                       floor                        ratio                        plain floor                  ratio"
            .formatted(runs),
        row("CPU s    ", commands, floors, plainFloors, ProcessMeasurement::cpuSeconds),
        row("wall s   ", commands, floors, plainFloors, ProcessMeasurement::wallSeconds),
        row("peak MiB ", commands, floors, plainFloors, ProcessMeasurement::peakMebibytes));
  }

  private List<String> command(Path tree, Path target) {
    return List.of(
        launcher.toString(), "process", tree.toString(), "--json", target.toString(), "--quiet");
  }

  private List<String> options() throws IOException {
    List<String> options = new ArrayList<>();
    for (String line : Files.readAllLines(launcher)) {
      if (!line.startsWith("#")) {
        JVM_OPTION.matcher(line).results().forEach(option -> options.add(option.group()));
      }
    }
    return options;
  }

  private static List<String> floor(List<String> options, Path tree) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    URL classes = Floor.class.getProtectionDomain().getCodeSource().getLocation();
    command.addAll(
        List.of(
            "-cp",
            Path.of(URI.create(classes.toString())).toString(),
            Floor.class.getName(),
            tree.toString()));
    return command;
  }

  private static String row(
      String name,
      List<ProcessMeasurement> commands,
      List<ProcessMeasurement> floors,
      List<ProcessMeasurement> plainFloors,
      ToDoubleFunction<ProcessMeasurement> figure) {
    return name
        + String.join(
            "   ",
            Spread.of(commands, figure).toString(),
            Spread.of(floors, figure).toString(),
            Spread.ofRatios(commands, floors, figure).toString(),
            Spread.of(plainFloors, figure).toString(),
            Spread.ofRatios(commands, plainFloors, figure).toString());
  }
}
