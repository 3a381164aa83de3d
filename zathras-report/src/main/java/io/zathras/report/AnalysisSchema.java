package io.zathras.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The published JSON Schemas (draft 2020-12) of the findings of an analysis.
 *
 * @since 0.1
 */
public enum AnalysisSchema {
  /** The schema of comparisons. */
  COMPARISON("urn:zathras:comparison:1.0", "comparison-1.0.schema.json"),
  /** The schema of histories. */
  HISTORY("urn:zathras:history:1.0", "history-1.0.schema.json"),
  /** The schema of tables of results. */
  TABLE("urn:zathras:table:1.0", "table-1.0.schema.json");

  private final String uri;
  private final String resource;

  AnalysisSchema(String uri, String resource) {
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
        Objects.requireNonNull(AnalysisSchema.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packaged schema " + resource, e);
    }
  }
}
