package io.zathras.processor.spi;

import io.zathras.schema.ZathrasException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

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
   * @throws ConfigurationException if two providers of one priority handle one test
   */
  public static BenchmarkProcessors installed() {
    return installed(ServiceLoader.load(BenchmarkProcessor.class));
  }

  /**
   * Finds every provider that a layer of modules and its parents hold.
   *
   * @throws ConfigurationException if two providers of one priority handle one test
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
    return new BenchmarkProcessors(loader.stream().map(ServiceLoader.Provider::get).toList());
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
              + ". Remove one of the jars, or give one a higher priority");
    }
  }

  /** Returns a processor's id, version, class and jar, for messages. */
  public static String describe(BenchmarkProcessor processor) {
    Class<?> type = processor.getClass();
    var source = type.getProtectionDomain().getCodeSource();
    String place = source == null ? "unknown place" : String.valueOf(source.getLocation());
    return processor.descriptor().id()
        + " "
        + processor.descriptor().version()
        + " ("
        + type.getName()
        + " in "
        + place.substring(place.lastIndexOf('/', Math.max(0, place.length() - 2)) + 1)
        + ")";
  }

  /** Processors that contradict each other. */
  public static final class ConfigurationException extends ZathrasException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
      super(message, null);
    }
  }
}
