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

  private final String exporter;
  private final String what;
  private final String details;

  /**
   * Creates an exception.
   *
   * @param exporter the exporter's name
   * @param what what could not be done, and what to do about it
   * @param cause the cause, or {@code null}
   */
  public ExportException(String exporter, String what, @Nullable Throwable cause) {
    this(exporter, what, "", cause);
  }

  /**
   * Creates an exception.
   *
   * @param exporter the exporter's name
   * @param what what could not be done, and what to do about it; worded alike for every document
   *     that fails for the same reason
   * @param details what applies to this document or attempt only, to be read after {@code what}
   * @param cause the cause, or {@code null}
   */
  public ExportException(String exporter, String what, String details, @Nullable Throwable cause) {
    super(exporter + ": " + what + details, cause);
    this.exporter = exporter;
    this.what = what;
    this.details = details;
  }

  /** Returns the exporter's name. */
  public String exporter() {
    return exporter;
  }

  /** Returns what could not be done, without the exporter's name and the details. */
  public String what() {
    return what;
  }

  /** Returns what applies to this document or attempt only; may be empty. */
  public String details() {
    return details;
  }
}
