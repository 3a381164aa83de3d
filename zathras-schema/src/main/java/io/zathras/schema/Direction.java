package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which way a metric gets better.
 *
 * @since 0.1
 */
public enum Direction {
  /** More is better, as with throughput. */
  @JsonProperty("higher_is_better")
  HIGHER_IS_BETTER,
  /** Less is better, as with latency. */
  @JsonProperty("lower_is_better")
  LOWER_IS_BETTER,
  /** Neither: the number describes, it does not rate. */
  @JsonProperty("none")
  NONE
}
