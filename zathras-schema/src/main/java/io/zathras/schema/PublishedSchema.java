package io.zathras.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The published JSON Schemas (draft 2020-12).
 *
 * @since 0.1
 */
public enum PublishedSchema {
  /** The schema of result documents. */
  RESULT(ResultDocument.SCHEMA, "result-1.0.schema.json"),
  /** The schema of time series documents. */
  TIMESERIES(TimeSeriesDocument.SCHEMA, "timeseries-1.0.schema.json");

  private final String uri;
  private final String resource;

  PublishedSchema(String uri, String resource) {
    this.uri = uri;
    this.resource = resource;
  }

  /** Returns the schema's identifier, which is also the {@code $schema} of its documents. */
  public String uri() {
    return uri;
  }

  /** Returns the schema's text. */
  public String text() {
    try (InputStream in =
        Objects.requireNonNull(PublishedSchema.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packaged schema " + resource, e);
    }
  }
}
