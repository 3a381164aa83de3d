package io.zathras.schema.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Secrets after an authentication scheme: {@code Authorization: Bearer SECRET}. */
final class AuthorizationHeaders {

  /** Authentication schemes that are followed by the secret. */
  private static final Set<String> SCHEMES =
      Set.of(
          "bearer",
          "basic",
          "token",
          "negotiate",
          "ntlm",
          "apikey",
          "key",
          "splunk",
          "ssws",
          "dpop",
          "bot",
          "geniekey",
          "api-key",
          "pveapitoken");

  private static final Set<String> SIGNING =
      Set.of(
          "digest",
          "oauth",
          "sharedkey",
          "hawk",
          "signature",
          "googlelogin",
          "sharedaccesssignature");

  private final ScannedText in;
  private final SecretValues values;

  AuthorizationHeaders(ScannedText in, SecretValues values) {
    this.in = in;
    this.values = values;
  }

  /** {@code Bearer SECRET}: the scheme stays. */
  int header(int start) {
    int begin = ScannedText.isQuote(in.at(start)) ? start + 1 : start;
    int end = begin;
    while (end < in.length && ScannedText.isNamePart(in.at(end))) {
      end++;
    }
    String scheme = in.cut(begin, end).toLowerCase(Locale.ROOT);
    if (SIGNING.contains(scheme) || scheme.startsWith("aws")) {
      return in.hide(end, in.lineEnd(end));
    }
    int value = in.afterBlanks(end);
    while (value < in.length && ":=".indexOf(in.at(value)) >= 0) {
      value = in.afterBlanks(value + 1);
    }
    int last = in.tokenEnd(value, ' ');
    boolean unknown = value > end && value < in.length && in.at(end) == ' ' && end > begin;
    if (unknown && !SCHEMES.contains(scheme) && !SecretForm.isHarmless(scheme)) {
      return in.hide(begin, Math.max(end, last));
    }
    return SCHEMES.contains(scheme) && last > value
        ? in.hide(value, last)
        : values.given(SecretName.SECRET, start, start, true);
  }

  /** {@code Basic dXNlcjpwYXNz}, after any name. */
  int authorization(int end) {
    int start = in.afterBlanks(end);
    int last = in.tokenEnd(start, ' ');
    if (start == end || last <= start) {
      return end;
    }
    String value = in.text.substring(start, Math.min(last, start + 2000));
    return SecretForm.isOpaque(value) || isLogin(value) ? in.hide(start, last) : end;
  }

  /** Returns whether a word is user and password in base64. */
  private static boolean isLogin(String value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(value);
      String login = new String(bytes, StandardCharsets.UTF_8);
      return value.length() >= 8
          && login.indexOf(':') > 0
          && login.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns whether a word is an authentication scheme that is followed by the secret. */
  static boolean isScheme(String word) {
    return SCHEMES.contains(word);
  }
}
