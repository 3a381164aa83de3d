package io.zathras.exporter.rest;

import io.zathras.exporter.ExportException;
import org.jspecify.annotations.Nullable;

/** No server accepted the request, despite as many attempts as the options allow. */
public final class UnreachableException extends ExportException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String exporter, String what, String details, @Nullable Throwable cause) {
    super(exporter, what, details, cause);
  }
}
