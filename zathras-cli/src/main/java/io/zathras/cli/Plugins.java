package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProviders;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processors and exporters of the distribution and of its plugins directory, in which each jar
 * and each folder of jars is a plugin.
 */
final class Plugins {

  private final @Nullable Path directory;
  private @Nullable List<Plugin> plugins;

  /**
   * Creates an instance that reads the plugins on the first call.
   *
   * @param directory holds the plugins, or {@code null} where there are none
   */
  Plugins(@Nullable Path directory) {
    this.directory = directory;
  }

  /**
   * Finds all processors.
   *
   * @throws BenchmarkProcessors.ConfigurationException if processors contradict each other
   */
  BenchmarkProcessors processors() {
    return BenchmarkProcessors.installed(loaders());
  }

  /**
   * Finds all kinds of exporters.
   *
   * @throws io.zathras.exporter.ConfigurationException if two have one name
   */
  ExporterProviders exporters() {
    return ExporterProviders.installed(loaders());
  }

  /**
   * Returns the plugins, ordered by name.
   *
   * @throws UsageException if the directory cannot be read
   */
  synchronized List<Plugin> list() {
    if (plugins == null) {
      plugins = directory != null && Files.isDirectory(directory) ? read(directory) : List.of();
    }
    return plugins;
  }

  /** Returns the problems of the plugins' jars and of the processors found. */
  List<String> problems(BenchmarkProcessors processors) {
    List<String> problems = new ArrayList<>();
    list().forEach(plugin -> problems.addAll(plugin.problems()));
    problems.addAll(processors.problems());
    return problems;
  }

  /** Prints the problems of plugins, each once. */
  static void print(Collection<String> problems, PrintWriter err) {
    new LinkedHashSet<>(problems)
        .forEach(problem -> err.println("zathras: plugin: " + Printable.of(problem)));
  }

  private ClassLoader[] loaders() {
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(Plugins.class.getClassLoader());
    list().forEach(plugin -> loaders.add(plugin.loader()));
    return loaders.toArray(ClassLoader[]::new);
  }

  private static List<Plugin> read(Path directory) {
    List<Plugin> plugins = new ArrayList<>();
    for (Path entry : children(directory)) {
      boolean isFolder = Files.isDirectory(entry);
      List<Path> jars = jars(isFolder ? children(entry) : List.of(entry));
      String name = String.valueOf(entry.getFileName());
      if (isFolder ? !name.startsWith(".") : !jars.isEmpty()) {
        plugins.add(Plugin.of(name, jars));
      }
    }
    return plugins;
  }

  private static List<Path> jars(List<Path> files) {
    return files.stream()
        .filter(file -> file.toString().endsWith(".jar") && !Files.isDirectory(file))
        .toList();
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(directory + " cannot be read (" + e + "); check its permissions");
    }
  }
}
