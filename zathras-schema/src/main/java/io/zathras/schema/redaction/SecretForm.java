package io.zathras.schema.redaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Judges the form of a word: whether it can be a secret, and whether it cannot be anything else.
 */
final class SecretForm {

  /** A key of 30 bytes in base64; AWS's secrets have exactly as many characters. */
  static final int LONG = 40;

  private static final int SHORTEST_MIXED = 6;
  private static final int SHORTEST_OPAQUE = 8;
  private static final int SHORTEST_TOLD = 4;

  /** Values that state whether there is a secret, or what is wrong with it. */
  private static final Set<String> HARMLESS =
      Set.of(
          "",
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "none",
          "(none)",
          "null",
          "nil",
          "undefined",
          "empty",
          "unset",
          "not",
          "missing",
          "required",
          "optional",
          "invalid",
          "expired",
          "incorrect",
          "wrong",
          "failed",
          "failure",
          "enabled",
          "disabled",
          "value",
          "redacted",
          "<redacted>",
          "prompt",
          "expected",
          "is",
          "was",
          "and",
          "or",
          "n/a",
          "accepted",
          "denied");

  /** Kinds of authentication, and other words that describe keys and authentication. */
  private static final Set<String> KINDS =
      Set.of(
          "basic",
          "digest",
          "negotiate",
          "ntlm",
          "kerberos",
          "krb5",
          "password",
          "publickey",
          "token",
          "bearer",
          "key",
          "sys",
          "md5",
          "sha1",
          "sha256",
          "sha512",
          "auto",
          "ok",
          "found",
          "unknown",
          "set",
          "string",
          "file",
          "pass",
          "user",
          "name",
          "default",
          "open",
          "local",
          "any",
          "all",
          "pam",
          "ldap",
          "oauth",
          "oauth2",
          "saml",
          "tls",
          "cert",
          "certificate");

  /** Single words that describe a secret. */
  private static final Set<String> SAID =
      Set.of(
          "santa",
          "absent",
          "already",
          "always",
          "blank",
          "hidden",
          "kept",
          "lost",
          "never",
          "public",
          "read",
          "right",
          "sent",
          "shown",
          "for",
          "must",
          "from",
          "that",
          "this",
          "with",
          "too",
          "the",
          "has",
          "can",
          "cannot",
          "will",
          "should",
          "needed",
          "mandatory",
          "short",
          "long",
          "weak",
          "correct",
          "valid",
          "here",
          "there",
          "again",
          "only",
          "manager",
          "prompt",
          "login",
          "hash",
          "less",
          "mismatch",
          "change",
          "reset",
          "update",
          "check",
          "type",
          "length",
          "error",
          "bucket",
          "ring",
          "unchanged",
          "unknown",
          "safe",
          "secure",
          "field",
          "store",
          "entry",
          "column",
          "value",
          "refresh",
          "request",
          "exchange",
          "lookup",
          "count",
          "file",
          "database",
          "bad",
          "good",
          "given",
          "known");

  private static final String[] SAID_ENDS = {
    "ing", "ion", "ions", "ed", "ment", "able", "ible", "ness", "less"
  };

  /** Names of algorithms, which contain digits without being secrets. */
  private static final String[] ALGORITHMS = {
    "sha", "md5", "aes", "rsa", "base64", "base32", "utf", "x509", "pbkdf2", "ed25519", "crc32",
    "hmac", "chacha20", "http", "ipv4", "ipv6", "x86", "aarch64", "i386", "i686", "ext4", "krb5",
    "oauth2", "win32", "win64", "tls1", "tlsv1", "ssl3", "pkcs", "ecdsa", "secp", "blake2", "zstd",
    "armv", "python", "java", "gcc", "node", "cpu", "numa", "eth", "nvme", "bucket", "test",
    "version", "thread", "ssse3", "sse4", "avx"
  };

  private static final String[] LICENCES = {"gpl", "lgpl", "agpl", "apache", "bsd", "mpl", "cc"};

  private SecretForm() {}

  /** Returns whether a value is not a secret, whatever its name is. */
  static boolean isHarmless(String value) {
    String plain = strip(value);
    return HARMLESS.contains(plain.toLowerCase(Locale.ROOT))
        || isPlaceholder(plain)
        || isPath(plain);
  }

  /** Returns whether a value describes a key or an authentication. */
  static boolean isKind(String value) {
    return KINDS.contains(strip(value).toLowerCase(Locale.ROOT));
  }

  /** Returns whether a word describes a secret rather than being one. */
  static boolean isSaid(String value) {
    String word = strip(value).toLowerCase(Locale.ROOT);
    return word.length() < SHORTEST_TOLD
        || SAID.contains(word)
        || isKind(word)
        || Arrays.stream(SAID_ENDS).anyMatch(word::endsWith);
  }

  private static String strip(String value) {
    int end = value.length();
    while (end > 0 && ".,;:!?)".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(0, end).strip();
  }

  /** {@code ${NAME}}, <code>{{ name }}</code>, {@code $NAME} and asterisks stand for a value. */
  private static boolean isPlaceholder(String value) {
    if (value.startsWith("{{") || value.startsWith("{%")) {
      return value.endsWith("}}") || value.endsWith("%}") || value.indexOf(' ') < 0;
    }
    boolean stars = value.chars().allMatch(c -> c == '*' || c == '.' || c == '-' || c == '_');
    if (stars || value.length() < 2 || value.charAt(0) != '$') {
      return stars;
    }
    boolean braces = value.charAt(1) == '{';
    int end = value.length() - (braces && value.endsWith("}") ? 1 : 0);
    String name = value.substring(braces ? 2 : 1, end);
    return !name.isEmpty()
        && name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_' || (braces && isLower(c)))
        && name.charAt(0) != '_';
  }

  private static boolean isLower(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Returns whether a value is a file name, which is not a secret because its parts are words. */
  private static boolean isPath(String value) {
    boolean rooted =
        value.startsWith("/")
            || value.startsWith("~/")
            || value.startsWith("./")
            || value.startsWith("../");
    if (!rooted) {
      return false;
    }
    int part = 0;
    for (int i = 0; i <= value.length(); i++) {
      char c = i < value.length() ? value.charAt(i) : '/';
      if (c == '/' || c == '.' || c == '-' || c == '_') {
        if (i - part >= SHORTEST_MIXED && isOpaque(value, part, i)) {
          return false;
        }
        part = i + 1;
      } else if (!Character.isLetterOrDigit(c) && c != '~' && c != '@') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a value is 0, 1 or -1, which switches something. */
  static boolean isFlag(String value) {
    return value.equals("0") || value.equals("1") || value.equals("-1");
  }

  /**
   * Returns whether a value is a decimal, a whole number of at most so many digits, or one with a
   * unit.
   */
  static boolean isNumber(String text, int mostDigits) {
    String value = strip(text);
    int i = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
    int digits = 0;
    boolean point = false;
    for (; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point && digits > 0) {
        point = true;
      } else {
        break;
      }
    }
    boolean unit = value.length() - i <= 3 && value.substring(i).chars().allMatch(c -> c > '9');
    return digits > 0 && (i == value.length() || unit) && (point || digits <= mostDigits);
  }

  /** Returns whether a value mixes letters with digits, unlike words, versions and numbers. */
  static boolean isMixed(String text) {
    String value = strip(text);
    if (value.length() < SHORTEST_MIXED || isNumber(value, 20) || isKnown(value)) {
      return false;
    }
    int letters = 0;
    int digits = 0;
    int others = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isDigit(c)) {
        digits++;
      } else if (Character.isLetter(c)) {
        letters++;
      } else if (".:/\\()[]{}<>,".indexOf(c) >= 0) {
        others++;
      }
    }
    return letters > 0 && digits > 0 && (others == 0 || isOpaque(value, 0, value.length()));
  }

  private static boolean isKnown(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      return true;
    }
    for (String algorithm : ALGORITHMS) {
      if (lower.startsWith(algorithm)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a value is the name of a licence rather than a licence key. */
  static boolean isLicence(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (String licence : LICENCES) {
      if (lower.startsWith(licence)) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #isMixed}, with digits between the letters. */
  static boolean isOpaque(String text) {
    return !isKnown(text) && isOpaque(text, 0, text.length());
  }

  private static boolean isOpaque(String text, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      // Each part of a name is examined separately, because a name such as 12-abc-34 is not random.
      if (i == to || "-_+/=.:".indexOf(text.charAt(i)) >= 0) {
        if (i - start >= SHORTEST_OPAQUE && isOpaquePart(text, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isOpaquePart(String text, int from, int to) {
    int letters = 0;
    int digits = 0;
    int digitsAfterLetter = 0;
    boolean between = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        between |= digitsAfterLetter > 0;
        letters++;
      } else if (Character.isDigit(c)) {
        digits++;
        digitsAfterLetter += letters > 0 ? 1 : 0;
      }
    }
    return letters + digits >= SHORTEST_OPAQUE && digits >= 2 && between;
  }

  /**
   * Returns whether characters alternate between upper case, lower case and digits as often as in
   * base64, unlike in names.
   */
  static boolean isRandom(String text, int from, int to) {
    int changes = 0;
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int before = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int kind = c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= '0' && c <= '9' ? 3 : 0;
      upper += kind == 2 ? 1 : 0;
      lower += kind == 1 ? 1 : 0;
      digits += kind == 3 ? 1 : 0;
      changes += kind != 0 && before != 0 && kind != before ? 1 : 0;
      before = kind;
    }
    return upper >= 3 && lower >= 3 && digits >= 1 && changes * 25 >= (to - from) * 7;
  }
}
