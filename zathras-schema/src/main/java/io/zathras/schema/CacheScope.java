package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The scope of a cache size.
 *
 * @since 0.1
 */
public enum CacheScope {
  /** All instances of the machine together. */
  @JsonProperty("total")
  TOTAL,
  /** One instance. */
  @JsonProperty("per_instance")
  PER_INSTANCE
}
