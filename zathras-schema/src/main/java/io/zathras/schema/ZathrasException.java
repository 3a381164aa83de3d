package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The root of this library's own exceptions. All are unchecked. Each message names the place, the
 * finding, the expectation and the remedy.
 *
 * <p>Only {@code ArchiveException} does not extend it, because {@code zathras-archive} also serves
 * programs without documents and depends on no other module. Callers of a pipeline do not need to
 * catch it, because the faults of archives are in the report.
 *
 * @since 0.1
 */
public abstract class ZathrasException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message where, what was found, what was expected; secrets are taken out
   * @param cause what led to it, if anything did
   */
  protected ZathrasException(String message, @Nullable Throwable cause) {
    super(Redactor.redact(message), cause);
  }
}
