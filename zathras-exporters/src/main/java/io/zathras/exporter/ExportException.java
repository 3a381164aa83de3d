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
   * Makes an exception.
   *
   * @param exporter the exporter's name
   * @param what what could not be done, and what to do about it
   * @param cause what led to it, or {@code null}
   */
  public ExportException(String exporter, String what, @Nullable Throwable cause) {
    this(exporter, what, "", cause);
  }

  /**
   * Makes an exception.
   *
   * @param exporter the exporter's name
   * @param what what could not be done, and what to do about it; in the same words for every
   *     document that fails for the same reason
   * @param details what concerns this document or attempt only, to be read behind {@code what}
   * @param cause what led to it, or {@code null}
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

  /** Returns what concerns this document or attempt only; empty when there is nothing. */
  public String details() {
    return details;
  }
}
