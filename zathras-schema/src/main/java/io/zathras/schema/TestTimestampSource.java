package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the time of a test was read.
 *
 * @since 0.1
 */
public enum TestTimestampSource {
  /** In the result files. */
  @JsonProperty("result_data")
  RESULT_DATA,
  /** In the name of a directory or file of the archive: local time without a zone. */
  @JsonProperty("archive_name")
  ARCHIVE_NAME
}
