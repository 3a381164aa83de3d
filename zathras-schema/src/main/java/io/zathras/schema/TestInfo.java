package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The benchmark that was run.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param name the test's name, as in {@code results_<name>.zip}
 * @param version the version of the benchmark itself; {@code null} when not known
 * @param wrapperVersion the version of the wrapper that ran it; {@code null} when not known
 * @param description what the benchmark measures, in one sentence; {@code null} when not known
 * @param url where the benchmark is documented; {@code null} when not known
 * @since 0.1
 */
public record TestInfo(
    String name,
    @Nullable String version,
    @Nullable String wrapperVersion,
    @Nullable String description,
    @Nullable String url) {
  /** Rejects a blank name. */
  public TestInfo {
    Preconditions.notBlank("name", name);
  }
}
