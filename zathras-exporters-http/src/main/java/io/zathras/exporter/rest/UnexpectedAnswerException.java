package io.zathras.exporter.rest;

import io.zathras.exporter.ExportException;
import org.jspecify.annotations.Nullable;

/**
 * A server answered with success, but not with what its API promises, because a login page, a proxy
 * or another service answered in its place. The request was not carried out.
 */
public final class UnexpectedAnswerException extends ExportException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param what the request, the expected answer, and the finding
   */
  public UnexpectedAnswerException(String exporter, String what, @Nullable Throwable cause) {
    super(
        exporter,
        what + "; does url lead to the server itself, and not to a login page or proxy?",
        cause);
  }
}
