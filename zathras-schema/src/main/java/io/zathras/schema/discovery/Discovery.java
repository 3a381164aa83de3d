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
 * @param providers one instance a provider class, in the order in which they were found
 * @param problems for each provider that cannot be used its jar, class and cause
 */
public record Discovery<S>(List<S> providers, List<String> problems) {

  /**
   * A service loader skips what it fails to load and goes on; the bound ends one that fails at the
   * same place again and again.
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
   * Returns the class loaders to search when nobody names one: the thread's context class loader,
   * which knows an application's jars, and that of a class of ours, because the context class
   * loader of a pool's thread may know neither.
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
   * Finds the providers that class loaders see. A class that several loaders see counts once. One
   * of a plugin's class loader is given up when it takes longer than 30 s to make.
   *
   * @param service the service's type
   * @param lookup calls {@link ServiceLoader#load(Class, ClassLoader)}; that call has to stand in
   *     the module that declares {@code uses} for the service
   * @param loaders the class loaders, in order of preference
   * @param check throws what is wrong with a provider that was made
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
      // Whatever a provider throws, an error of its own included, the others are found.
      String shape = Cause.ofShape(type);
      problems.add(ClassLocation.of(type) + " " + (shape == null ? Cause.of(e) : shape));
    } catch (ProviderMaker.HangException e) {
      problems.add(ClassLocation.of(type) + " " + Cause.ofHang(type, e.getStackTrace()));
    }
  }

  /**
   * A service loader's error often names neither class nor jar, so the declarations that it read
   * are read again.
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

  /**
   * Returns the class names of a declaration; what is wrong with the file is the loader's to say.
   */
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
