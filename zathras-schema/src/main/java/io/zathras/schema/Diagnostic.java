package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was missing, broken or doubtful in the input.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param severity how severe it is
 * @param code a short stable name for the kind of problem, for example {@code row-incomplete}
 * @param file the affected file, within the archive or the result directory; {@code null} when not
 *     known
 * @param line the line, from 1; {@code null} when not known
 * @param message what was found, what was expected, and what was done
 * @since 0.1
 */
public record Diagnostic(
    Severity severity, String code, @Nullable String file, @Nullable Integer line, String message) {
  /** Rejects a blank code or message, and removes secrets from all texts. */
  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Preconditions.notBlank("code", code);
    Preconditions.notBlank("message", message);
    code = Redactor.redact(code);
    file = Redactor.redacted(file);
    message = Redactor.redact(message);
  }

  /**
   * Compares all components. Java would generate this code at the first use, which takes 4 % of a
   * run over one directory.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Diagnostic that
        && severity == that.severity
        && code.equals(that.code)
        && Objects.equals(file, that.file)
        && Objects.equals(line, that.line)
        && message.equals(that.message);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, code, file, line, message);
  }
}
