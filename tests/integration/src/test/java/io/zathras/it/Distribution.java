package io.zathras.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build made: the distribution with {@code bin}, {@code lib} and {@code plugins}, and
 * beside it the jars that its one jar was made of.
 */
final class Distribution {

  private static final Path HOME = Path.of(System.getProperty("zathras.home")).normalize();

  private Distribution() {}

  static Path home() {
    return HOME;
  }

  /** Returns the folder of the jars that the command is made of, as modules. */
  static Path modules() {
    return HOME.resolveSibling("modules");
  }

  /** Returns the jars of {@link #modules()}, ordered by name. */
  static List<Path> jars() {
    try (Stream<Path> files = Files.list(modules())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the jars that this project publishes: those of the command, the plugin for DuckDB, and
   * the test kit.
   */
  static List<Path> ownJars() {
    return Stream.concat(
            jars().stream().filter(jar -> jar.getFileName().toString().startsWith("zathras-")),
            Stream.of(
                Path.of(System.getProperty("zathras.duckdb"))
                    .resolve(
                        "zathras-exporter-duckdb-" + System.getProperty("zathras.version") + ".jar")
                    .normalize(),
                Path.of(System.getProperty("zathras.testkit")).normalize()))
        .toList();
  }

  /** Returns all jars of the command as a class path. */
  static String classPath() {
    return String.join(File.pathSeparator, jars().stream().map(Path::toString).toList());
  }
}
