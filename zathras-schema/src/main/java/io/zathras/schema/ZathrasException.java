package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The root of this library's own exceptions. All are unchecked. Each message names the place, the
 * finding, the expectation and the remedy.
 *
 * <p>{@code ArchiveException} alone stands beside it: {@code zathras-archive} reads archives for
 * programs that know nothing of documents, and depends on no other module. No caller of a pipeline
 * meets either in place of the other: what is wrong with an archive is in the report.
 *
 * @since 0.1
 */
public abstract class ZathrasException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message where, what was found, what was expected; secrets are taken out
   * @param cause what led to it, if anything did
   */
  protected ZathrasException(String message, @Nullable Throwable cause) {
    super(Redactor.redact(message), cause);
  }
}
