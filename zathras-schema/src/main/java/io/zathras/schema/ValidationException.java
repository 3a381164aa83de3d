package io.zathras.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document does not follow its schema. For a document that this library made, please report that
 * as a bug; nothing of it is exported.
 *
 * @since 0.1
 */
public final class ValidationException extends ZathrasException {

  private static final long serialVersionUID = 1L;

  private final transient List<ValidationError> errors;

  /**
   * Creates an exception.
   *
   * @param document the document's id or file
   * @param errors the errors; at least one
   */
  public ValidationException(String document, List<ValidationError> errors) {
    super(
        document
            + " does not follow its schema: "
            + errors.stream().map(ValidationError::toString).collect(Collectors.joining("; ")),
        null);
    this.errors = List.copyOf(errors);
  }

  /** Returns the errors. */
  public List<ValidationError> errors() {
    return errors;
  }
}
