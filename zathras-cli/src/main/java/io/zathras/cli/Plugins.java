package io.zathras.cli;

import io.zathras.exporter.ExporterProviders;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The processors and exporters of the distribution and of its plugins directory, whose jars become
 * modules of a layer of their own: a jar that cannot be one is then an error with a name, not a JVM
 * that does not start.
 */
final class Plugins {

  private Plugins() {}

  /**
   * Finds all processors.
   *
   * @param directory holds the plugins, or {@code null}
   * @throws UsageException if a jar in the plugins directory cannot be used
   * @throws BenchmarkProcessors.ConfigurationException if processors contradict each other
   */
  static BenchmarkProcessors processors(@Nullable Path directory) {
    return directory != null && hasJars(directory)
        ? BenchmarkProcessors.installed(layer(directory))
        : BenchmarkProcessors.installed();
  }

  /**
   * Finds all kinds of exporters.
   *
   * @throws UsageException if a jar in the plugins directory cannot be used
   * @throws io.zathras.exporter.ConfigurationException if two have one name
   */
  static ExporterProviders exporters(@Nullable Path directory) {
    return directory != null && hasJars(directory)
        ? ExporterProviders.installed(layer(directory))
        : ExporterProviders.installed();
  }

  private static boolean hasJars(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
      return jars.iterator().hasNext();
    } catch (IOException e) {
      throw new UsageException(directory + " cannot be read (" + e + "); check its permissions");
    }
  }

  private static ModuleLayer layer(Path directory) {
    try {
      ModuleFinder plugins = ModuleFinder.of(directory);
      Set<String> roots =
          plugins.findAll().stream()
              .map(plugin -> plugin.descriptor().name())
              .collect(Collectors.toCollection(TreeSet::new));
      Configuration modules =
          ModuleLayer.boot().configuration().resolveAndBind(ModuleFinder.of(), plugins, roots);
      return ModuleLayer.boot().defineModulesWithOneLoader(modules, Plugins.class.getClassLoader());
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      String cause = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      throw new UsageException(
          "a plugin cannot be used: " + e.getMessage() + cause + "; remove the jar or mend it");
    }
  }
}
