package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * Text that is not JSON, or JSON that is not a document of this model.
 *
 * @since 0.1
 */
public final class JsonException extends ZathrasException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Integer line;

  JsonException(String message, @Nullable Integer line, Throwable cause) {
    super(message, cause);
    this.line = line;
  }

  /** Returns the line of the problem, from 1, or {@code null} when unknown. */
  public @Nullable Integer line() {
    return line;
  }
}
