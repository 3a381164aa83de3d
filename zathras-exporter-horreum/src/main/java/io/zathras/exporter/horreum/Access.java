package io.zathras.exporter.horreum;

/**
 * Who may see our data in Horreum, by Horreum's names.
 *
 * @since 0.1
 */
public enum Access {
  /** Everybody, without logging in. */
  PUBLIC,
  /** Everybody who has logged in. */
  PROTECTED,
  /**
   * The owning team. Horreum 0.19.3 has answered anonymous requests for such runs, so data on the
   * server must not be secret.
   */
  PRIVATE
}
