package io.zathras.processor.spi;

import io.zathras.schema.ZathrasException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The processors at hand, and which of them reads which test.
 *
 * @since 0.1
 */
public final class BenchmarkProcessors {

  private final List<BenchmarkProcessor> processors;

  private BenchmarkProcessors(Collection<? extends BenchmarkProcessor> processors) {
    List<BenchmarkProcessor> sorted = new ArrayList<>(processors);
    sorted.sort(Comparator.comparing(processor -> processor.descriptor().id()));
    this.processors = List.copyOf(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1; j < sorted.size(); j++) {
        refuseClash(sorted.get(i), sorted.get(j));
      }
    }
  }

  /**
   * Finds every provider on the module path or the class path.
   *
   * @throws ConfigurationException if two providers of one priority handle one test, or one cannot
   *     be loaded
   */
  public static BenchmarkProcessors installed() {
    return installed(ServiceLoader.load(BenchmarkProcessor.class));
  }

  /**
   * Finds every provider that a layer of modules and its parents hold.
   *
   * @throws ConfigurationException if two providers of one priority handle one test, or one cannot
   *     be loaded
   */
  public static BenchmarkProcessors installed(ModuleLayer layer) {
    return installed(ServiceLoader.load(layer, BenchmarkProcessor.class));
  }

  /**
   * Takes exactly these processors; nothing is searched.
   *
   * @throws ConfigurationException if two of one priority handle one test
   */
  public static BenchmarkProcessors of(Collection<? extends BenchmarkProcessor> processors) {
    return new BenchmarkProcessors(processors);
  }

  private static BenchmarkProcessors installed(ServiceLoader<BenchmarkProcessor> loader) {
    try {
      return new BenchmarkProcessors(loader.stream().map(BenchmarkProcessors::load).toList());
    } catch (ServiceConfigurationError e) {
      throw new ConfigurationException(
          "a processor cannot be found: " + e.getMessage() + "; remove its jar or mend it", e);
    }
  }

  private static BenchmarkProcessor load(ServiceLoader.Provider<BenchmarkProcessor> provider) {
    try {
      BenchmarkProcessor processor = provider.get();
      Objects.requireNonNull(processor.descriptor(), "descriptor");
      return processor;
    } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ConfigurationException(
          "processor "
              + place(provider.type())
              + " cannot be loaded: "
              + cause
              + ". Remove the jar or mend it",
          e);
    }
  }

  /** Returns all processors, ordered by id. */
  public List<BenchmarkProcessor> list() {
    return processors;
  }

  /**
   * Returns the processor of a test: the one that names it exactly, else the one with the longest
   * prefix; among equals the one of the highest priority.
   */
  public Optional<BenchmarkProcessor> forTest(String test) {
    return processors.stream()
        .filter(processor -> match(processor.descriptor(), test) > 0)
        .max(
            Comparator.comparingInt(
                    (BenchmarkProcessor processor) -> match(processor.descriptor(), test))
                .thenComparingInt(processor -> processor.descriptor().priority()));
  }

  private static int match(ProcessorDescriptor descriptor, String test) {
    if (descriptor.tests().contains(test)) {
      return Integer.MAX_VALUE;
    }
    int longest = 0;
    for (String prefix : descriptor.prefixes()) {
      if (test.startsWith(prefix + "_")) {
        longest = Math.max(longest, prefix.length());
      }
    }
    return longest;
  }

  private static void refuseClash(BenchmarkProcessor one, BenchmarkProcessor other) {
    ProcessorDescriptor a = one.descriptor();
    ProcessorDescriptor b = other.descriptor();
    if (a.priority() != b.priority()) {
      return;
    }
    List<String> shared = new ArrayList<>(a.tests());
    shared.retainAll(b.tests());
    List<String> sharedPrefixes = new ArrayList<>(a.prefixes());
    sharedPrefixes.retainAll(b.prefixes());
    shared.addAll(sharedPrefixes);
    if (!shared.isEmpty()) {
      throw new ConfigurationException(
          "two processors handle "
              + String.join(", ", shared)
              + ": "
              + describe(one)
              + " and "
              + describe(other)
              + ". Remove one of the jars, or give one a higher priority",
          null);
    }
  }

  /** Returns a processor's id, version, class and jar, for messages. */
  public static String describe(BenchmarkProcessor processor) {
    ProcessorDescriptor descriptor = processor.descriptor();
    return descriptor.id() + " " + descriptor.version() + " (" + place(processor.getClass()) + ")";
  }

  private static String place(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    String place = source == null ? "unknown place" : String.valueOf(source.getLocation());
    return type.getName()
        + " in "
        + place.substring(place.lastIndexOf('/', Math.max(0, place.length() - 2)) + 1);
  }

  /** Processors that contradict each other, or that cannot be loaded. */
  public static final class ConfigurationException extends ZathrasException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
