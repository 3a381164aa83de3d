package io.zathras.exporter.rest;

import io.zathras.exporter.ExportException;
import org.jspecify.annotations.Nullable;

/** An answer is longer than its request accepts; another attempt would end the same way. */
public final class AnswerTooLongException extends ExportException {

  private static final long serialVersionUID = 1L;

  AnswerTooLongException(String exporter, String what, @Nullable Throwable cause) {
    super(exporter, what, cause);
  }
}
