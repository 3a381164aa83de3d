package io.zathras.exporter;

import io.zathras.schema.discovery.ClassLocation;
import io.zathras.schema.discovery.Discovery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The available kinds of exporters, by name.
 *
 * @since 0.1
 */
public final class ExporterProviders {

  private final Map<String, ExporterProvider> providers = new TreeMap<>();
  private final List<String> problems;

  private ExporterProviders(Discovery<ExporterProvider> discovery) {
    problems = discovery.problems();
    for (ExporterProvider provider : discovery.providers()) {
      ExporterProvider other = providers.putIfAbsent(provider.name(), provider);
      if (other != null) {
        throw new ConfigurationException(
            provider.name(),
            "two exporters have that name: "
                + ClassLocation.of(other.getClass())
                + " and "
                + ClassLocation.of(provider.getClass())
                + "; remove one of the jars");
      }
    }
  }

  /**
   * Finds every provider that the calling thread's context class loader or this library's own class
   * loader sees, on the module path or the class path. A provider that cannot be used is one of the
   * {@link #problems()} and does not hide the others.
   *
   * @throws ConfigurationException if two have the same name
   */
  public static ExporterProviders installed() {
    return installed(Discovery.loaders(ExporterProviders.class));
  }

  /**
   * Finds every provider that the given class loaders see, such as those of plugins. A provider
   * that cannot be used is one of the {@link #problems()} and does not hide the others.
   *
   * @throws ConfigurationException if two have the same name
   */
  public static ExporterProviders installed(ClassLoader... loaders) {
    return installed(List.of(loaders));
  }

  private static ExporterProviders installed(Collection<ClassLoader> loaders) {
    return new ExporterProviders(
        Discovery.of(
            ExporterProvider.class,
            loader -> ServiceLoader.load(ExporterProvider.class, loader),
            loaders,
            provider -> Objects.requireNonNull(provider.name(), "name() is null")));
  }

  /**
   * Returns, for each provider that was found and cannot be used, its class, its jar and the cause.
   */
  public List<String> problems() {
    return problems;
  }

  /** Returns the names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(providers.keySet());
  }

  /** Returns the providers, in alphabetical order of their names. */
  public List<ExporterProvider> list() {
    return List.copyOf(providers.values());
  }

  /**
   * Returns the provider with a name.
   *
   * @throws ConfigurationException if there is none
   */
  public ExporterProvider named(String name) {
    ExporterProvider provider = providers.get(name);
    if (provider == null) {
      throw new ConfigurationException(
          name,
          "there is no such exporter; known are "
              + String.join(", ", providers.keySet())
              + (problems.isEmpty() ? "" : "; cannot be used: " + String.join("; ", problems)));
    }
    return provider;
  }
}
