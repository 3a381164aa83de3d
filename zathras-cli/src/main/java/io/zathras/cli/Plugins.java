package io.zathras.cli;

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

/**
 * The processors of the distribution and of its plugins directory, whose jars become modules of a
 * layer of their own: a jar that cannot be one is then an error with a name, not a JVM that does
 * not start.
 */
final class Plugins {

  /** The system property in which the launcher names the directory. */
  static final String DIRECTORY = "zathras.plugins";

  private Plugins() {}

  /**
   * Finds all processors.
   *
   * @throws UsageException if a jar in the plugins directory cannot be used
   * @throws BenchmarkProcessors.ConfigurationException if processors contradict each other
   */
  static BenchmarkProcessors processors() {
    String directory = System.getProperty(DIRECTORY);
    if (directory == null || !hasJars(Path.of(directory))) {
      return BenchmarkProcessors.installed();
    }
    return BenchmarkProcessors.installed(layer(Path.of(directory)));
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
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UsageException(
          "a jar in "
              + directory
              + " cannot be used: "
              + cause.getMessage()
              + "; remove or mend it");
    }
  }
}
