package io.zathras.processor.spi;

import io.zathras.schema.ZathrasException;
import io.zathras.schema.discovery.ClassLocation;
import io.zathras.schema.discovery.Discovery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The available processors, and the choice among them for a test.
 *
 * @since 0.1
 */
public final class BenchmarkProcessors {

  private final List<BenchmarkProcessor> processors;
  private final List<String> problems;

  private BenchmarkProcessors(
      Collection<? extends BenchmarkProcessor> processors, List<String> problems) {
    List<BenchmarkProcessor> sorted = new ArrayList<>(processors);
    sorted.sort(Comparator.comparing(processor -> processor.descriptor().id()));
    this.processors = List.copyOf(sorted);
    this.problems = List.copyOf(problems);
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1; j < sorted.size(); j++) {
        refuseClash(sorted.get(i), sorted.get(j));
      }
    }
  }

  /**
   * Finds every processor that the calling thread's context class loader or this library's own
   * class loader sees, on the module path or the class path. A processor that cannot be used is one
   * of the {@link #problems()} and does not hide the others.
   *
   * @throws ConfigurationException if two processors of one priority handle one test
   */
  public static BenchmarkProcessors installed() {
    return installed(Discovery.loaders(BenchmarkProcessors.class));
  }

  /**
   * Finds every processor that these class loaders see, such as those of plugins. A processor that
   * cannot be used is one of the {@link #problems()} and does not hide the others.
   *
   * @throws ConfigurationException if two processors of one priority handle one test
   */
  public static BenchmarkProcessors installed(ClassLoader... loaders) {
    return installed(List.of(loaders));
  }

  private static BenchmarkProcessors installed(Collection<ClassLoader> loaders) {
    Discovery<BenchmarkProcessor> discovery =
        Discovery.of(
            BenchmarkProcessor.class,
            loader -> ServiceLoader.load(BenchmarkProcessor.class, loader),
            loaders,
            processor -> Objects.requireNonNull(processor.descriptor(), "descriptor() is null"));
    return new BenchmarkProcessors(discovery.providers(), discovery.problems());
  }

  /**
   * Returns exactly these processors, without discovery.
   *
   * @throws ConfigurationException if two of one priority handle one test
   */
  public static BenchmarkProcessors of(Collection<? extends BenchmarkProcessor> processors) {
    return new BenchmarkProcessors(processors, List.of());
  }

  /**
   * Returns, for each processor that was found and cannot be used, its class, its jar and the
   * cause.
   */
  public List<String> problems() {
    return problems;
  }

  /**
   * Returns these processors if every processor that was found can be used.
   *
   * @throws ConfigurationException if there are {@link #problems()}
   */
  public BenchmarkProcessors requireAll() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          String.join("\n", problems) + "\nRemove the jar or correct it", null);
    }
    return this;
  }

  /**
   * Returns these processors if there is at least one.
   *
   * @throws ConfigurationException if there is none, with the {@link #problems()}
   */
  public BenchmarkProcessors requireAny() {
    if (processors.isEmpty()) {
      throw new ConfigurationException(
          "no processor is found: add a zathras-processor-... jar to the module path or class path,"
              + " or give the class loader that sees it to BenchmarkProcessors.installed(...); a"
              + " merged jar has to keep the lines of all META-INF/services/"
              + BenchmarkProcessor.class.getName()
              + " files"
              + (problems.isEmpty() ? "" : ". Cannot be used: " + String.join("; ", problems)),
          null);
    }
    return this;
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
    return descriptor.id()
        + " "
        + descriptor.version()
        + " ("
        + ClassLocation.of(processor.getClass())
        + ")";
  }

  /** Processors that contradict each other, or that cannot be loaded. */
  public static final class ConfigurationException extends ZathrasException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
