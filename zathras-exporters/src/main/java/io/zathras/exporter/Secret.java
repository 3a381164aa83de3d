package io.zathras.exporter;

/**
 * A password, token or key. It is never printed.
 *
 * @since 0.1
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Returns a secret.
   *
   * @throws IllegalArgumentException if it is blank, or holds a line break or another control
   *     character, which no header may carry
   */
  public static Secret of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the secret is blank");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the secret holds a control character");
    }
    return new Secret(value);
  }

  /** Returns the secret itself, for the code that sends it. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
