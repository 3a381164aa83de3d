package io.zathras.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final Pattern MINOR = Pattern.compile("[1-9][0-9]{0,5}");

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

  /**
   * Returns the schema that applies to documents with a {@code $schema}: the same one, or for a
   * later version that is unknown here, the known one with the same major version, because later
   * versions with the same major version only add members.
   *
   * @param uri the {@code $schema} of a document
   * @return {@code null} when there is none
   */
  static @Nullable PublishedSchema of(String uri) {
    for (PublishedSchema schema : values()) {
      if (schema.uri.equals(uri) || schema.isEarlierThan(uri)) {
        return schema;
      }
    }
    return null;
  }

  /**
   * Returns whether a document names a later version of this schema with the same major version.
   */
  boolean isEarlierThan(String documentUri) {
    int minor = uri.lastIndexOf('.') + 1;
    String later =
        documentUri.startsWith(uri.substring(0, minor)) ? documentUri.substring(minor) : "";
    return MINOR.matcher(later).matches()
        && Integer.parseInt(later) > Integer.parseInt(uri.substring(minor));
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
