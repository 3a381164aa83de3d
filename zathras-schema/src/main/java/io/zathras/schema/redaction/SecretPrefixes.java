package io.zathras.schema.redaction;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keys with an issuer's prefix, which makes them recognisable anywhere. */
final class SecretPrefixes {

  /** Prefixes that only keys have. */
  private static final String[] CERTAIN = {
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "gldt-",
    "glrt-",
    "glptt-",
    "glcbt-",
    "glsoat-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xoxr-",
    "xoxs-",
    "xoxe-",
    "xoxe.",
    "xapp-",
    "hvs.",
    "hvb.",
    "hvr.",
    "dckr_pat_",
    "dckr_oat_",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "whsec_",
    "pypi-AgE",
    "shpat_",
    "shpss_",
    "dop_v1_",
    "doo_v1_",
    "rubygems_",
    "GOCSPX-",
    "ya29.",
    "nvapi-",
    "tskey-",
    "AGE-SECRET-KEY-",
    "xkeysib-",
    "lin_api_",
    "ATATT3x",
    "ATCTT3x",
    "glc_",
    "grub.pbkdf2.",
    "pplx-",
    "sq0atp-",
    "sq0csp-"
  };

  /** Prefixes that words may have too; with digits among the letters it is a key. */
  private static final String[] LIKELY = {
    "AKIA",
    "ASIA",
    "AROA",
    "AIDA",
    "ABIA",
    "ACCA",
    "LTAI",
    "AIza",
    "eyJ",
    "npm_",
    "sk-",
    "hf_",
    "gsk_",
    "SG.",
    "s.",
    "b.",
    "dapi",
    "pul-",
    "NRAK-",
    "figd_",
    "EAAC",
    "pat-",
    "sha256~",
    "secret-token"
  };

  private static final int SHORTEST_CERTAIN = 4;
  private static final int SHORTEST_LIKELY = 8;

  private static final boolean[] IS_FIRST = new boolean[128];

  static {
    all().forEach(prefix -> IS_FIRST[prefix.charAt(0)] = true);
  }

  private SecretPrefixes() {}

  /** Returns all prefixes, of two characters or more. */
  static Stream<String> all() {
    return Stream.concat(Arrays.stream(CERTAIN), Arrays.stream(LIKELY));
  }

  /** Returns the end of a key that begins at a position, or a negative number. */
  static int keyEnd(String text, int at) {
    if (!mayBegin(text, at, text.charAt(at))) {
      return -1;
    }
    String certain = prefix(CERTAIN, text, at);
    if (certain != null) {
      int end = end(text, at);
      return end - at - certain.length() >= SHORTEST_CERTAIN ? end : -1;
    }
    String likely = prefix(LIKELY, text, at);
    if (likely == null) {
      return -1;
    }
    int end = end(text, at);
    int start = at + likely.length();
    boolean amazon = likely.length() == 4 && likely.startsWith("A") && !likely.equals("AIza");
    if (amazon) {
      return isAmazon(text, start, end) ? end : -1;
    }
    boolean secret =
        end - start >= SHORTEST_LIKELY
            && (hasDigits(text, start, end) || likely.equals("eyJ"))
            && (likely.length() > 2 || isOneWord(text, start, end));
    return secret ? end : -1;
  }

  /** Returns whether one of the prefixes may be at a position. */
  static boolean mayBegin(String text, int at, char c) {
    return c < IS_FIRST.length
        && IS_FIRST[c]
        && (prefix(CERTAIN, text, at) != null || prefix(LIKELY, text, at) != null);
  }

  private static @Nullable String prefix(String[] prefixes, String text, int at) {
    for (String prefix : prefixes) {
      if (text.startsWith(prefix, at)) {
        return prefix;
      }
    }
    return null;
  }

  private static int end(String text, int from) {
    int i = from;
    while (i < text.length() && isKeyPart(text.charAt(i))) {
      i++;
    }
    while (i > from && text.charAt(i - 1) == '.') {
      i--;
    }
    return i;
  }

  private static boolean isKeyPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '~'
        || c == '=';
  }

  /**
   * Returns whether a word is an AWS id: ids consist of capitals and digits, other words do not.
   */
  private static boolean isAmazon(String text, int from, int to) {
    int end = from;
    int digits = 0;
    while (end < to
        && (Character.isDigit(text.charAt(end)) || Character.isUpperCase(text.charAt(end)))) {
      digits += Character.isDigit(text.charAt(end)) ? 1 : 0;
      end++;
    }
    return end - from >= SHORTEST_LIKELY && (digits > 0 || end - from == 16);
  }

  private static boolean hasDigits(String text, int from, int to) {
    int digits = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
    }
    return digits >= 2 && letters >= 2;
  }

  private static boolean isOneWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return to - from >= 20;
  }
}
