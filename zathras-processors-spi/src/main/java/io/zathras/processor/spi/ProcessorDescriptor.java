package io.zathras.processor.spi;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a processor is and which tests it handles.
 *
 * @param id the processor's id, unique among the installed ones, for example {@code coremark}
 * @param version the processor's own version
 * @param title the benchmark's name for people
 * @param tests the test names it handles exactly, as in {@code results_<name>.zip}
 * @param prefixes the test names it handles with a suffix: {@code phoronix} for {@code
 *     phoronix_redis}
 * @param aliases those of {@code tests} that are other spellings of the id, for example in archives
 *     that a person named; documents state the id
 * @param url where the benchmark is documented, or {@code null}
 * @param priority which of two processors for one test is taken: the higher; 0 by default
 * @param threadsSetting the setting of a run's configuration that holds its degree of parallelism
 *     (threads, contexts, instances, ...), or {@code null}
 * @param coverage a description for people of what it reads, or {@code null}
 * @since 0.1
 */
public record ProcessorDescriptor(
    String id,
    String version,
    String title,
    Set<String> tests,
    Set<String> prefixes,
    Set<String> aliases,
    @Nullable String url,
    int priority,
    @Nullable String threadsSetting,
    @Nullable Coverage coverage) {

  /** Copies the names and rejects a descriptor that handles nothing. */
  public ProcessorDescriptor {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(title, "title");
    if (id.isBlank()) {
      throw new IllegalArgumentException("the processor's id is blank");
    }
    tests = Collections.unmodifiableSet(new LinkedHashSet<>(tests));
    prefixes = Collections.unmodifiableSet(new LinkedHashSet<>(prefixes));
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
    if (tests.isEmpty() && prefixes.isEmpty()) {
      throw new IllegalArgumentException("processor " + id + " handles no test");
    }
  }

  /**
   * Returns the name of a test without the suffix that a prefix allows, {@code phoronix} for {@code
   * phoronix_redis}, and the id for an alias of it.
   *
   * @param test the name, as in {@code results_<name>.zip}
   * @return the name itself when it is handled exactly or not at all
   */
  public String testName(String test) {
    if (aliases.contains(test)) {
      return id;
    }
    if (tests.contains(test)) {
      return test;
    }
    return prefixes.stream()
        .filter(prefix -> test.startsWith(prefix + "_"))
        .max(Comparator.comparingInt(String::length))
        .orElse(test);
  }

  /** Returns a builder for a processor of one test, whose name is also the processor's id. */
  public static Builder forTest(String test) {
    return new Builder(test);
  }

  /** Collects the parts of a descriptor. */
  public static final class Builder {

    private final String id;
    private final Set<String> tests = new LinkedHashSet<>();
    private final Set<String> prefixes = new LinkedHashSet<>();
    private final Set<String> aliases = new LinkedHashSet<>();
    private String version = "1";
    private String title;
    private @Nullable String url;
    private int priority;
    private @Nullable String threadsSetting;
    private @Nullable Coverage coverage;

    private Builder(String id) {
      this.id = id;
      title = id;
      tests.add(id);
    }

    /** Sets the processor's own version; {@code 1} by default. */
    public Builder version(String version) {
      this.version = version;
      return this;
    }

    /** Sets the benchmark's name for people; the test's name by default. */
    public Builder title(String title) {
      this.title = title;
      return this;
    }

    /** Sets where the benchmark is documented; nowhere by default. */
    public Builder url(String url) {
      this.url = url;
      return this;
    }

    /** Adds another test name. */
    public Builder alsoTest(String test) {
      tests.add(test);
      return this;
    }

    /** Adds another spelling of the id, in place of which documents state the id. */
    public Builder alias(String name) {
      tests.add(name);
      aliases.add(name);
      return this;
    }

    /** Handles test names that begin with {@code prefix} and an underscore too. */
    public Builder prefix(String prefix) {
      prefixes.add(prefix);
      return this;
    }

    /** Sets the priority; 0 by default. */
    public Builder priority(int priority) {
      this.priority = priority;
      return this;
    }

    /**
     * Names the setting of a run's configuration that holds its degree of parallelism, for example
     * {@code threads}; documents state its value in the headline's run as {@code
     * results.headline_threads}. None by default.
     */
    public Builder threadsSetting(String setting) {
      threadsSetting = setting;
      return this;
    }

    /** Describes for people what the processor reads; unknown by default. */
    public Builder coverage(Coverage.Builder what) {
      coverage = what.build();
      return this;
    }

    /** Returns the descriptor. */
    public ProcessorDescriptor build() {
      return new ProcessorDescriptor(
          id, version, title, tests, prefixes, aliases, url, priority, threadsSetting, coverage);
    }
  }
}
