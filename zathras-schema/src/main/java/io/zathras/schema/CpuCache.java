package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The size of one level of processor cache.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param bytes the size in bytes, as exact as the tool prints it
 * @param scope whether {@code bytes} is the total of the machine or one instance
 * @param instances how many instances of this cache the machine has; {@code null} when not known
 * @since 0.1
 */
public record CpuCache(long bytes, CacheScope scope, @Nullable Integer instances) {
  /** Rejects a missing scope. */
  public CpuCache {
    Objects.requireNonNull(scope, "scope");
  }
}
