package io.zathras.schema.redaction;

import java.util.List;
import java.util.Set;

/**
 * Secrets that are recognised without a name: keys and password hashes by their prefix or their
 * characters, and blocks between marks. Each method returns the end of one that begins at a
 * position, or the position to continue at.
 */
final class EncodedSecrets {

  static final String BLOCK = "-----BEGIN ";

  private static final String BLOCK_END = "-----END ";

  private static final List<String> BLOCKS = List.of("KEY", "CERTIFICATE", "PGP", "SECRET");

  static final String VAULT = "$ANSIBLE_VAULT";

  private static final int LONGEST_LABEL = 60;

  /** No name of a password hash scheme is longer. */
  static final int LONGEST_CRYPT = 12;

  /** {@code $6$}: the schemes of password hashes. */
  private static final Set<String> CRYPTS =
      Set.of("1", "2", "2a", "2b", "2x", "2y", "3", "5", "6", "7", "y", "gy", "apr1", "md5");

  /** The end of the last examined run of base64 characters. */
  private int runEnd;

  /** The position after which no block ends. */
  private int noBlockEnd = Integer.MAX_VALUE;

  private final ScannedText in;

  EncodedSecrets(ScannedText in) {
    this.in = in;
  }

  /** Returns the end of a base64 key that begins here, or its start if there is none. */
  int run(int from) {
    if (from < runEnd) {
      return from;
    }
    int i = from;
    while (i < in.length && ScannedText.isBase64(in.at(i))) {
      i++;
    }
    runEnd = i;
    boolean secret = i - from >= SecretForm.LONG && SecretForm.isRandom(in.text, from, i);
    return secret ? in.hide(from, padded(i)) : from;
  }

  int padded(int from) {
    int i = from;
    while (i < in.length && in.at(i) == '=') {
      i++;
    }
    return i;
  }

  /** A block between BEGIN and END, or up to the text's end; its lines stay lines. */
  int block(int from) {
    int label = from + BLOCK.length();
    int close = Math.min(in.length, label + LONGEST_LABEL);
    for (int i = label; i < close; i++) {
      close = in.at(i) == '-' || in.at(i) == '\n' ? i : close;
    }
    String kind = in.text.substring(label, close);
    if (close < in.length && BLOCKS.stream().noneMatch(kind::contains)) {
      return close;
    }
    int end = from >= noBlockEnd ? -1 : in.find(BLOCK_END, from);
    if (end < 0) {
      noBlockEnd = Math.min(noBlockEnd, from);
      return in.hide(from, in.length);
    }
    int last = end + BLOCK_END.length();
    int most = Math.min(in.length, last + LONGEST_LABEL);
    while (last < most && in.at(last) != '-' && in.at(last) != '\n') {
      last++;
    }
    return in.hide(from, in.text.startsWith("-----", last) ? last + 5 : last);
  }

  /** {@code $6$salt$hash} and similar hashes, and text encrypted by Ansible. */
  int crypted(int from) {
    if (in.text.startsWith(VAULT, from)) {
      int i = from + VAULT.length();
      while (i < in.length && in.at(i) != '\n' && !Character.isWhitespace(in.at(i))) {
        i++;
      }
      return in.hide(from, encryptedEnd(i));
    }
    int kind = from + 1;
    while (kind < in.length
        && kind - from < LONGEST_CRYPT
        && Character.isLetterOrDigit(in.at(kind))) {
      kind++;
    }
    if (kind == from + 1 || kind >= in.length || in.at(kind) != '$' || !isCrypt(from, kind)) {
      return from + 1;
    }
    int end = kind + 1;
    while (end < in.length
        && (ScannedText.isBase64(in.at(end)) || "$.,=".indexOf(in.at(end)) >= 0)) {
      end++;
    }
    return end - kind > 4 ? in.hide(from, end) : from + 1;
  }

  /**
   * Encrypted text of Ansible is lines of hexadecimal digits, and ends before the next assignment.
   */
  int encryptedEnd(int from) {
    int end = from;
    while (true) {
      int start = end;
      while (start < in.length && Character.isWhitespace(in.at(start))) {
        start++;
      }
      int last = start;
      while (last < in.length && Character.isLetterOrDigit(in.at(last))) {
        last++;
      }
      boolean word = last == in.length || (in.at(last) != ':' && in.at(last) != '=');
      if (last - start < 6 || !word) {
        return end;
      }
      end = last;
    }
  }

  boolean isCrypt(int from, int to) {
    String kind = in.text.substring(from + 1, to);
    return CRYPTS.contains(kind) || kind.startsWith("argon2") || kind.startsWith("pbkdf2");
  }

  /** {@code {SSHA}hash}, as LDAP directories store passwords. */
  int hashed(int from) {
    int end =
        in.text.startsWith("SSHA", from + 1) ? 5 : in.text.startsWith("SHA", from + 1) ? 4 : 0;
    end = in.text.startsWith("CRYPT", from + 1) || in.text.startsWith("SMD5", from + 1) ? 5 : end;
    int close = from + end;
    while (close < in.length && close - from < 10 && in.at(close) != '}') {
      close++;
    }
    if (end == 0 || close >= in.length || in.at(close) != '}') {
      return from + 1;
    }
    int last = close + 1;
    while (last < in.length
        && (ScannedText.isBase64(in.at(last)) || "$.=".indexOf(in.at(last)) >= 0)) {
      last++;
    }
    return last - close > 6 ? in.hide(close + 1, last) : close + 1;
  }

  /** Returns the end of a key that begins in a name, or a negative number. */
  int prefixed(int from, int end) {
    for (int i = from; i < end; i++) {
      if (i > from && Character.isLetterOrDigit(in.at(i - 1))) {
        continue;
      }
      int key = SecretPrefixes.keyEnd(in.text, i);
      if (key > i) {
        int last = in.hide(i, key);
        return in.text.startsWith("A", i) ? secretOf(last) : last;
      }
    }
    return -1;
  }

  /** In AWS credentials the secret follows the key id: the next word, unless it is a name. */
  int secretOf(int keyEnd) {
    int i = keyEnd;
    while (i < in.length && i - keyEnd < 8 && " \t,:;/|=\"'".indexOf(in.at(i)) >= 0) {
      i++;
    }
    int end = i;
    while (end < in.length && ScannedText.isBase64(in.at(end))) {
      end++;
    }
    boolean secret = i > keyEnd && end - i >= 16 && SecretForm.isOpaque(in.cut(i, end));
    return secret ? in.hide(i, end) : keyEnd;
  }
}
