package io.zathras.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of files and trees. */
final class Sha256 {

  /** Never fed: to look for the algorithm takes longer than to hash a small file. */
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
