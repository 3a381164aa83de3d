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
 * Compares three ways in turn: loading the results of a tree into a DuckDB file, writing them as
 * JSON files, and loading the same documents as NDJSON with DuckDB alone.
 */
final class LoadComparison {

  private static final String JSON = "JSON files";
  private static final String DUCKDB = "DuckDB file";
  private static final String ALONE = "DuckDB alone";

  private final Path launcher;
  private final Path plugin;
  private final Path java;

  /**
   * Creates a comparison.
   *
   * @param launcher the distribution's {@code bin/zathras}
   * @param plugin the DuckDB plugin as a folder of jars, as built
   * @param java the {@code java} command that runs DuckDB alone
   */
  LoadComparison(Path launcher, Path plugin, Path java) {
    this.launcher = launcher;
    this.plugin = plugin;
    this.java = java;
  }

  /** Runs each once to warm the disk cache, then {@code runs} times in turn. */
  String compare(Path tree, int runs) throws IOException, InterruptedException {
    try (TemporaryDirectory work = TemporaryDirectory.create()) {
      Path plugins = Files.createDirectory(work.path().resolve("plugins"));
      Files.createSymbolicLink(plugins.resolve("duckdb"), plugin.toRealPath());
      Path lines = work.path().resolve("documents.ndjson");
      ProcessMeasurement.of(zathras(tree, "--ndjson", lines));
      return table(
          ProcessMeasurement.inTurn(
              runs,
              run -> {
                String target = work.path().resolve("run-" + run).toString();
                Map<String, List<String>> commands = new LinkedHashMap<>();
                commands.put(JSON, zathras(tree, "--json", Path.of(target)));
                commands.put(
                    DUCKDB,
                    withPlugin(plugins, zathras(tree, "--duckdb", Path.of(target + ".duckdb"))));
                commands.put(ALONE, alone(lines, Path.of(target + ".alone")));
                return commands;
              }),
          runs);
    }
  }

  private static String table(Map<String, List<ProcessMeasurement>> measured, int runs) {
    List<ProcessMeasurement> loads = measured.getOrDefault(DUCKDB, List.of());
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-22s%-31s%-31s%-31s%-31s%s",
            "median of " + runs + " runs",
            "CPU s (min / median / max)",
            "DuckDB file: times this",
            "wall s",
            "DuckDB file: times this",
            "peak MiB"));
    measured.forEach(
        (name, all) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%-19s%s   %s   %s   %s   %s",
                    name,
                    Spread.of(all, ProcessMeasurement::cpuSeconds),
                    Spread.ofRatios(loads, all, ProcessMeasurement::cpuSeconds),
                    Spread.of(all, ProcessMeasurement::wallSeconds),
                    Spread.ofRatios(loads, all, ProcessMeasurement::wallSeconds),
                    Spread.of(all, ProcessMeasurement::peakMebibytes))));
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> zathras(Path tree, String option, Path target) {
    return List.of(
        launcher.toString(), "process", tree.toString(), option, target.toString(), "--quiet");
  }

  private static List<String> withPlugin(Path plugins, List<String> command) {
    List<String> with =
        new ArrayList<>(List.of("env", "ZATHRAS_JAVA_OPTIONS=-Dzathras.plugins=" + plugins));
    with.addAll(command);
    return with;
  }

  private List<String> alone(Path documents, Path database) throws IOException {
    URL classes = NdjsonLoad.class.getProtectionDomain().getCodeSource().getLocation();
    StringBuilder classPath = new StringBuilder(Path.of(URI.create(classes.toString())).toString());
    try (Stream<Path> jars = Files.list(plugin)) {
      jars.sorted().forEach(jar -> classPath.append(':').append(jar));
    }
    return List.of(
        java.toString(),
        "-cp",
        classPath.toString(),
        NdjsonLoad.class.getName(),
        documents.toString(),
        database.toString());
  }
}
