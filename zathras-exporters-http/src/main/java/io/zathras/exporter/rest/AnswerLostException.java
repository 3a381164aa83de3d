package io.zathras.exporter.rest;

import io.zathras.exporter.ExportException;
import org.jspecify.annotations.Nullable;

/** It is unknown whether a request that must not be repeated has arrived. */
public final class AnswerLostException extends ExportException {

  private static final long serialVersionUID = 1L;

  AnswerLostException(String exporter, String what, @Nullable Throwable cause) {
    super(exporter, what, cause);
  }

  /** Returns whether the request timed out, so that the server may still be working on it. */
  public boolean isTimeout() {
    return ConnectionFailure.isSilence(getCause());
  }
}
