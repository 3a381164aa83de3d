package io.zathras.schema;

import io.zathras.schema.redaction.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of texts: passwords, tokens, keys and who logs in to a URL, found by what they
 * are called and what they look like. Everything else stays as it is. All texts of a document, of
 * its diagnostics, of the report and of exceptions go through here, whether private values are
 * wanted or not.
 *
 * <p>It takes time in proportion to the text's length, whatever the text is.
 *
 * @since 0.1
 */
public final class Redactor {

  /** What stands in the place of a secret. */
  public static final String REDACTED = Secrets.REDACTED;

  private Redactor() {}

  /**
   * Returns a text without secrets: the same one where it holds none. Lines stay lines, so that a
   * file keeps the numbers of its lines. Half a character (a lone surrogate) becomes U+FFFD,
   * because no file can hold it, and a document would be another one when it is read again.
   */
  public static String redact(String text) {
    return Secrets.hidden(text);
  }

  /** Tells whether a value is a secret because of its name: {@code db_password}, {@code apiKey}. */
  public static boolean isSecret(String name, String value) {
    return Secrets.isSecret(name, value);
  }

  /** As {@link #redact(String)}, for a name that may hold letters, digits and points only. */
  static String name(String name) {
    String shown = redact(name);
    return shown.equals(name) ? name : shown.replace(REDACTED, "redacted");
  }

  static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : redact(text);
  }
}
