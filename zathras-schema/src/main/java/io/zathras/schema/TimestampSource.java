package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a point's time is its own.
 *
 * @since 0.1
 */
public enum TimestampSource {
  /** The point's own time. */
  @JsonProperty("measured")
  MEASURED,
  /** The time of the worker or block of rows that the point belongs to with others. */
  @JsonProperty("batch")
  BATCH
}
