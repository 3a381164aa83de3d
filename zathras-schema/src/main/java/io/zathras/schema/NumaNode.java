package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One NUMA node.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param cpus the numbers of its CPUs as ranges such as {@code 0-31,64-95}; empty for a node with
 *     memory only; {@code null} when not known
 * @param cpuCount how many CPUs it has; {@code null} when not known
 * @param memoryGb its memory in GiB, rounded half to even, as older documents had it; {@code null}
 *     when not known
 * @param memoryBytes its memory in bytes; {@code null} when not known
 * @param distances the relative distance to each node, 10 being local, by node key ({@code node_0})
 * @since 0.1
 */
public record NumaNode(
    @Nullable String cpus,
    @Nullable Integer cpuCount,
    @Nullable Integer memoryGb,
    @Nullable Long memoryBytes,
    Map<String, Integer> distances) {
  /** Copies the distances. */
  public NumaNode {
    distances = Copies.ordered(distances);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link NumaNode}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String cpus;
    private @Nullable Integer cpuCount;
    private @Nullable Integer memoryGb;
    private @Nullable Long memoryBytes;
    private final Map<String, Integer> distances = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets the numbers of its CPUs as ranges such as {@code 0-31,64-95}; empty for a node with
     * memory only.
     */
    public Builder cpus(@Nullable String cpus) {
      this.cpus = cpus;
      return this;
    }

    /** Sets how many CPUs it has. */
    public Builder cpuCount(@Nullable Integer cpuCount) {
      this.cpuCount = cpuCount;
      return this;
    }

    /** Sets its memory in GiB, rounded half to even, as older documents had it. */
    public Builder memoryGb(@Nullable Integer memoryGb) {
      this.memoryGb = memoryGb;
      return this;
    }

    /** Sets its memory in bytes. */
    public Builder memoryBytes(@Nullable Long memoryBytes) {
      this.memoryBytes = memoryBytes;
      return this;
    }

    /** Sets the relative distance to each node, 10 being local, by node key ({@code node_0}). */
    public Builder distances(Map<String, ? extends Integer> distances) {
      this.distances.clear();
      this.distances.putAll(distances);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public NumaNode build() {
      return new NumaNode(cpus, cpuCount, memoryGb, memoryBytes, distances);
    }
  }
}
