package io.zathras.schema.redaction;

/** Removes secrets from a text: checks whether it can hold a secret, and scans it if so. */
public final class Secrets {

  /** The replacement for a secret. */
  public static final String REDACTED = "<redacted>";

  private static final CleanTexts CLEAN = new CleanTexts();

  private Secrets() {}

  /** Returns a text without secrets and without lone surrogates: the same text if possible. */
  public static String hidden(String text) {
    if (CLEAN.hold(text)) {
      return text;
    }
    String shown = WellFormed.text(SecretHints.in(text) ? scanned(text) : text);
    if (shown.equals(text)) {
      CLEAN.add(text);
    }
    return shown;
  }

  private static String scanned(String text) {
    String shown = new SecretScanner(text).redacted();
    UnescapedText plain = UnescapedText.of(shown);
    return plain == null ? shown : new SecretScanner(shown, plain).redacted();
  }

  /**
   * Returns whether a value is a secret because of its name: {@code db_password}, {@code apiKey}.
   */
  public static boolean isSecret(String name, String value) {
    return SecretName.of(name).hides(value);
  }
}
