package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The severity of a diagnostic.
 *
 * @since 0.1
 */
public enum Severity {
  /** Something that the result needs is lost or wrong. */
  @JsonProperty("error")
  ERROR,
  /** Something is doubtful or was left out; the rest is valid. */
  @JsonProperty("warning")
  WARNING,
  /** Worth knowing; nothing is lost. */
  @JsonProperty("info")
  INFO
}
