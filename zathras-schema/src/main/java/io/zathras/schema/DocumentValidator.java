package io.zathras.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.zathras.schema.json.BoundedJson;
import io.zathras.schema.validation.CompiledSchema;
import io.zathras.schema.validation.SchemaCompiler;
import io.zathras.schema.validation.SchemaProbe;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents against the published schemas. Create one validator and share it, because
 * loading the schemas takes a while; it is thread-safe.
 *
 * @since 0.1
 */
public final class DocumentValidator {

  private final CompiledSchema result;
  private @Nullable SchemaErrors schemaErrors;

  /** Loads the published schemas. */
  public DocumentValidator() {
    try {
      result =
          SchemaCompiler.compile(
              BoundedJson.upTo(Long.MAX_VALUE).parseWhole(PublishedSchema.RESULT.text()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the published schema is not JSON", e);
    }
  }

  /**
   * Checks a result document. The points are checked one by one, so that a long series is never in
   * memory as a tree.
   *
   * @return the errors, at most 100; empty for a valid document
   */
  public List<ValidationError> validate(ResultDocument document) {
    return follows(document) ? List.of() : schemaErrors().of(document);
  }

  /**
   * Checks a time series document.
   *
   * @return the errors; empty for a valid document
   */
  public List<ValidationError> validate(TimeSeriesDocument document) {
    return schemaErrors().of(document);
  }

  /**
   * Checks JSON text against the schema that its {@code $schema} names. If that is a later version
   * of a known schema, such as {@code urn:zathras:result:1.1}, the known schema applies and unknown
   * members are ignored; {@link #laterSchema(byte[])} detects this.
   *
   * @param json JSON in UTF-8
   * @return the errors; empty for a valid document
   * @throws JsonException if it is not JSON
   */
  public List<ValidationError> validate(byte[] json) {
    return schemaErrors().of(json);
  }

  /**
   * Returns the schema that JSON text names, if it is a later version of a known schema.
   *
   * @param json JSON in UTF-8
   * @return the schema, such as {@code urn:zathras:result:1.1}; empty if the schema itself is
   *     known, or no version of it is
   * @throws JsonException if it is not JSON
   */
  public Optional<String> laterSchema(byte[] json) {
    String uri = JsonCodec.compact().schemaOf(json);
    PublishedSchema known = PublishedSchema.of(uri);
    return known == null || known.uri().equals(uri) ? Optional.empty() : Optional.of(uri);
  }

  /**
   * Checks that a result document is valid.
   *
   * @throws ValidationException if it does not follow its schema
   */
  public void requireValid(ResultDocument document) {
    List<ValidationError> errors = validate(document);
    if (!errors.isEmpty()) {
      throw new ValidationException(document.id(), errors);
    }
  }

  /** Returns whether a document is known to be valid, which most documents are. */
  boolean follows(ResultDocument document) {
    SchemaProbe probe = new SchemaProbe(result);
    JsonCodec.write(document, probe);
    return probe.isValid();
  }

  private synchronized SchemaErrors schemaErrors() {
    if (schemaErrors == null) {
      schemaErrors = new SchemaErrors();
    }
    return schemaErrors;
  }
}
