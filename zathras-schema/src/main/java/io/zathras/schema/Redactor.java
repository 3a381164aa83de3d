package io.zathras.schema;

import io.zathras.schema.redaction.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from texts: passwords, tokens, keys and the credentials in URLs, recognised by
 * their names and their form. Everything else stays as it is. All texts of a document, of its
 * diagnostics, of the report and of exceptions go through here, whether private values are
 * requested or not.
 *
 * <p>The time is proportional to the text's length, whatever the text is.
 *
 * @since 0.1
 */
public final class Redactor {

  /** The replacement for a secret. */
  public static final String REDACTED = Secrets.REDACTED;

  private Redactor() {}

  /**
   * Returns a text without secrets: the same text if it holds none. Line breaks stay, so that a
   * file keeps its line numbers. A lone surrogate becomes U+FFFD, because no file can hold it, and
   * a document would differ when it is read again.
   */
  public static String redact(String text) {
    return Secrets.hidden(text);
  }

  /**
   * Returns whether a value is a secret because of its name: {@code db_password}, {@code apiKey}.
   */
  public static boolean isSecret(String name, String value) {
    return Secrets.isSecret(name, value);
  }

  /** As {@link #redact(String)}, for a name that may contain only letters, digits and dots. */
  static String name(String name) {
    String shown = redact(name);
    return shown.equals(name) ? name : shown.replace(REDACTED, "redacted");
  }

  static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : redact(text);
  }
}
