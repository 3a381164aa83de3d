package io.zathras.exporter.horreum;

/**
 * Who may see what is put into Horreum, as Horreum names it.
 *
 * @since 0.1
 */
public enum Access {
  /** Everybody, without logging in. */
  PUBLIC,
  /** Everybody who has logged in. */
  PROTECTED,
  /**
   * The owning team. Horreum 0.19.3 was seen to answer anonymous requests for such runs all the
   * same, so what reaches the server must not be secret.
   */
  PRIVATE
}
