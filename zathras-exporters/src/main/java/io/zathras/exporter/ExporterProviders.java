package io.zathras.exporter;

import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The kinds of exporters at hand, by name.
 *
 * @since 0.1
 */
public final class ExporterProviders {

  private final Map<String, ExporterProvider> providers = new TreeMap<>();

  private ExporterProviders(Iterable<ExporterProvider> found) {
    try {
      for (ExporterProvider provider : found) {
        ExporterProvider other = providers.putIfAbsent(provider.name(), provider);
        if (other != null) {
          throw new ConfigurationException(
              provider.name(),
              "two exporters have that name: "
                  + other.getClass().getName()
                  + " and "
                  + provider.getClass().getName()
                  + "; remove one of the jars");
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new ConfigurationException(
          "exporters",
          "one cannot be loaded (" + e.getMessage() + "); remove its jar or mend it",
          e);
    }
  }

  /**
   * Finds every provider on the module path or the class path.
   *
   * @throws ConfigurationException if two have one name, or one cannot be loaded
   */
  public static ExporterProviders installed() {
    return new ExporterProviders(ServiceLoader.load(ExporterProvider.class));
  }

  /**
   * Finds every provider that a layer of modules and its parents hold.
   *
   * @throws ConfigurationException if two have one name, or one cannot be loaded
   */
  public static ExporterProviders installed(ModuleLayer layer) {
    return new ExporterProviders(ServiceLoader.load(layer, ExporterProvider.class));
  }

  /** Returns the names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(providers.keySet());
  }

  /**
   * Returns the provider of a name.
   *
   * @throws ConfigurationException if there is none
   */
  public ExporterProvider named(String name) {
    ExporterProvider provider = providers.get(name);
    if (provider == null) {
      throw new ConfigurationException(
          name, "there is no such exporter; known are " + String.join(", ", providers.keySet()));
    }
    return provider;
  }
}
