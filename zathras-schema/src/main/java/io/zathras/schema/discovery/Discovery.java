package io.zathras.schema.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The providers of a service, and for each that cannot be used the reason.
 *
 * @param <S> the service
 * @param providers one instance of each provider class, in the order of discovery
 * @param problems jar, class and cause for each provider that cannot be used
 */
public record Discovery<S>(List<S> providers, List<String> problems) {

  /**
   * The largest number of failures, because a service loader skips a provider that fails to load,
   * but may fail at the same place again and again.
   */
  private static final int MOST_FAULTS = 1000;

  /** Many times what a provider takes whose jar comes over a slow network. */
  private static final Duration MOST_TIME = Duration.ofSeconds(30);

  /** Copies the lists. */
  public Discovery {
    providers = List.copyOf(providers);
    problems = List.copyOf(problems);
  }

  /**
   * Returns the default class loaders to search: the thread's context class loader, which knows an
   * application's jars, and that of one of our classes, because the context class loader of a pool
   * thread may know neither.
   */
  public static List<ClassLoader> loaders(Class<?> own) {
    List<ClassLoader> loaders = new ArrayList<>();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      loaders.add(context);
    }
    loaders.add(own.getClassLoader());
    return loaders;
  }

  /**
   * Finds the providers that class loaders see. A class that several loaders see counts once. The
   * search gives up a provider of a plugin's class loader that takes longer than 30 s to create.
   *
   * @param service the service's type
   * @param lookup calls {@link ServiceLoader#load(Class, ClassLoader)}; that call must be in the
   *     module that declares {@code uses} for the service
   * @param loaders the class loaders, in order of preference
   * @param check throws an exception for a created provider that is unusable
   */
  public static <S> Discovery<S> of(
      Class<S> service,
      Function<ClassLoader, ServiceLoader<S>> lookup,
      Collection<ClassLoader> loaders,
      Consumer<S> check) {
    return of(service, lookup, loaders, check, MOST_TIME);
  }

  static <S> Discovery<S> of(
      Class<S> service,
      Function<ClassLoader, ServiceLoader<S>> lookup,
      Collection<ClassLoader> loaders,
      Consumer<S> check,
      Duration limit) {
    ProviderMaker maker = new ProviderMaker(limit);
    Map<Class<?>, S> found = new LinkedHashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    for (ClassLoader loader : loaders) {
      Set<String> seen = new LinkedHashSet<>();
      List<Throwable> faults = new ArrayList<>();
      Iterator<ServiceLoader.Provider<S>> providers = lookup.apply(loader).stream().iterator();
      while (faults.size() < MOST_FAULTS) {
        try {
          if (!providers.hasNext()) {
            break;
          }
          ServiceLoader.Provider<S> provider = providers.next();
          seen.add(provider.type().getName());
          if (!found.containsKey(provider.type())) {
            add(provider, maker, check, found, problems);
          }
        } catch (ServiceConfigurationError | LinkageError e) {
          faults.add(e);
        }
      }
      if (!faults.isEmpty()) {
        problems.addAll(explain(service, loader, seen, faults));
      }
    }
    return new Discovery<>(new ArrayList<>(found.values()), new ArrayList<>(problems));
  }

  private static <S> void add(
      ServiceLoader.Provider<S> provider,
      ProviderMaker maker,
      Consumer<S> check,
      Map<Class<?>, S> found,
      Set<String> problems) {
    Class<? extends S> type = provider.type();
    try {
      found.put(type, maker.make(provider, check));
    } catch (ExecutionException e) {
      // Whatever a provider throws, even an error of its own, the others are found.
      String shape = Cause.ofShape(type);
      problems.add(ClassLocation.of(type) + " " + (shape == null ? Cause.of(e) : shape));
    } catch (ProviderMaker.HangException e) {
      problems.add(ClassLocation.of(type) + " " + Cause.ofHang(type, e.getStackTrace()));
    }
  }

  /**
   * Reads the declarations again because the error of a service loader often names neither class
   * nor jar.
   */
  private static Set<String> explain(
      Class<?> service, ClassLoader loader, Set<String> seen, List<Throwable> faults) {
    Set<String> problems = new LinkedHashSet<>();
    for (URL declaration : declarations(service, loader)) {
      for (String name : names(declaration)) {
        String cause = seen.contains(name) ? null : fault(service, loader, name);
        if (cause != null) {
          problems.add(name + " in " + ClassLocation.ofDeclaration(declaration) + " " + cause);
        }
      }
    }
    if (problems.isEmpty()) {
      faults.forEach(fault -> problems.add("a provider " + Cause.of(fault)));
    }
    return problems;
  }

  private static List<URL> declarations(Class<?> service, ClassLoader loader) {
    try {
      return Collections.list(loader.getResources("META-INF/services/" + service.getName()));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Returns the class names in a declaration; the service loader reports faults of the file. */
  private static List<String> names(URL declaration) {
    try {
      var connection = declaration.openConnection();
      connection.setUseCaches(false);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        return lines
            .lines()
            .limit(MOST_FAULTS)
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(name -> !name.isEmpty())
            .toList();
      }
    } catch (IOException e) {
      return List.of();
    }
  }

  private static @Nullable String fault(Class<?> service, ClassLoader loader, String name) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (!service.isAssignableFrom(type)) {
        return "does not implement " + service.getName() + " of this Zathras";
      }
      return Cause.ofShape(type);
    } catch (ClassNotFoundException e) {
      return "is declared in META-INF/services, but the class is missing: correct the name";
    } catch (LinkageError e) {
      return Cause.of(e);
    }
  }
}
