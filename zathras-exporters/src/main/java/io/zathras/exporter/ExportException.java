package io.zathras.exporter;

import io.zathras.schema.ZathrasException;
import org.jspecify.annotations.Nullable;

/**
 * A document that could not be delivered.
 *
 * @since 0.1
 */
public class ExportException extends ZathrasException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param exporter the exporter's name
   * @param what what could not be done, and what to do about it
   * @param cause what led to it, or {@code null}
   */
  public ExportException(String exporter, String what, @Nullable Throwable cause) {
    super(exporter + ": " + what, cause);
  }
}
