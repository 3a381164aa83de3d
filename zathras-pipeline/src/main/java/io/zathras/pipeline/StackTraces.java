package io.zathras.pipeline;

import io.zathras.schema.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces for the log. Exceptions may quote anything, so secrets are removed. */
final class StackTraces {

  private StackTraces() {}

  static String of(String what, Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return Redactor.redact(what + ": " + text);
  }
}
