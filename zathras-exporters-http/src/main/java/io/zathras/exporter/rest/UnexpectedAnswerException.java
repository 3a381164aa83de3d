package io.zathras.exporter.rest;

import io.zathras.exporter.ExportException;
import org.jspecify.annotations.Nullable;

/**
 * A server answered with success, but not with what its API promises: a login page, a proxy or
 * another service answers in its place, and what was asked for did not happen.
 */
public final class UnexpectedAnswerException extends ExportException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param what the request, what was expected of its answer, and what was found
   */
  public UnexpectedAnswerException(String exporter, String what, @Nullable Throwable cause) {
    super(
        exporter,
        what + "; does url lead to the server itself, and not to a login page or proxy?",
        cause);
  }
}
