package io.zathras.exporter.rest;

import io.zathras.exporter.ExportException;
import org.jspecify.annotations.Nullable;

/** A request that must not be repeated was sent, and whether it arrived is not known. */
public final class AnswerLostException extends ExportException {

  private static final long serialVersionUID = 1L;

  AnswerLostException(String exporter, String what, @Nullable Throwable cause) {
    super(exporter, what, cause);
  }

  /** Returns whether the time was over, so that the server may be at work on the request still. */
  public boolean isTimeout() {
    return ConnectionFailure.isSilence(getCause());
  }
}
