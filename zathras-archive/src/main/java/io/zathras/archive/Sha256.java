package io.zathras.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of files and trees. */
final class Sha256 {

  /** Is cloned for each digest, because looking up the algorithm is slower than a small hash. */
  private static final MessageDigest UNUSED = create();

  private Sha256() {}

  static MessageDigest newDigest() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      return create();
    }
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
