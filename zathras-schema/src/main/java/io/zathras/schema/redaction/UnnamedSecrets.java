package io.zathras.schema.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that need no name: each method tells the end of one that begins at a place, or passes on.
 */
abstract class UnnamedSecrets extends ScannedText {

  static final String BLOCK = "-----BEGIN ";

  private static final String BLOCK_END = "-----END ";

  private static final List<String> BLOCKS = List.of("KEY", "CERTIFICATE", "PGP", "SECRET");

  static final String VAULT = "$ANSIBLE_VAULT";

  private static final int LONGEST_LABEL = 60;

  /** The way in which a password is encrypted has no longer name. */
  static final int LONGEST_CRYPT = 12;

  /** {@code $6$}: the ways in which passwords are encrypted. */
  private static final Set<String> CRYPTS =
      Set.of("1", "2", "2a", "2b", "2x", "2y", "3", "5", "6", "7", "y", "gy", "apr1", "md5");

  /** Where the run of characters of base64 ends that was last looked at. */
  int runEnd;

  /** Hosts whose addresses have a secret in their path. */
  private static final List<String> SECRET_HOSTS =
      List.of(
          "webhook.", "webhooks.", "hooks.", "hc-ping.com", "maker.ifttt.com", "api.telegram.org");

  /** Whether a URL stands before. */
  boolean withUrl;

  /** From where on there is none of these. */
  private int noBlockEnd = Integer.MAX_VALUE;

  private int noAt;

  UnnamedSecrets(String text, @Nullable UnescapedText plain) {
    super(text, plain);
  }

  /** Returns the end of a key in base64 that begins here, or the begin. */
  int run(int from) {
    int i = from;
    while (i < length && isBase64(at(i))) {
      i++;
    }
    runEnd = i;
    boolean secret = i - from >= SecretForm.LONG && SecretForm.isRandom(text, from, i);
    return secret ? hide(from, padded(i)) : from;
  }

  int padded(int from) {
    int i = from;
    while (i < length && at(i) == '=') {
      i++;
    }
    return i;
  }

  /** A block between BEGIN and END, or up to the text's end; its lines stay lines. */
  int block(int from) {
    int label = from + BLOCK.length();
    int close = Math.min(length, label + LONGEST_LABEL);
    for (int i = label; i < close; i++) {
      close = at(i) == '-' || at(i) == '\n' ? i : close;
    }
    String kind = text.substring(label, close);
    if (close < length && BLOCKS.stream().noneMatch(kind::contains)) {
      return close;
    }
    int end = from >= noBlockEnd ? -1 : find(BLOCK_END, from);
    if (end < 0) {
      noBlockEnd = Math.min(noBlockEnd, from);
      return hide(from, length);
    }
    int last = end + BLOCK_END.length();
    int most = Math.min(length, last + LONGEST_LABEL);
    while (last < most && at(last) != '-' && at(last) != '\n') {
      last++;
    }
    return hide(from, text.startsWith("-----", last) ? last + 5 : last);
  }

  /** {@code $6$salt$hash} and its kin, and what Ansible encrypted. */
  int crypted(int from) {
    if (text.startsWith(VAULT, from)) {
      int i = from + VAULT.length();
      while (i < length && at(i) != '\n' && !Character.isWhitespace(at(i))) {
        i++;
      }
      return hide(from, encryptedEnd(i));
    }
    int kind = from + 1;
    while (kind < length && kind - from < LONGEST_CRYPT && Character.isLetterOrDigit(at(kind))) {
      kind++;
    }
    if (kind == from + 1 || kind >= length || at(kind) != '$' || !isCrypt(from, kind)) {
      return from + 1;
    }
    int end = kind + 1;
    while (end < length && (isBase64(at(end)) || "$.,=".indexOf(at(end)) >= 0)) {
      end++;
    }
    return end - kind > 4 ? hide(from, end) : from + 1;
  }

  /**
   * Ansible's text is lines of hexadecimal digits; what is assigned behind it is something else.
   */
  int encryptedEnd(int from) {
    int end = from;
    while (true) {
      int start = end;
      while (start < length && Character.isWhitespace(at(start))) {
        start++;
      }
      int last = start;
      while (last < length && Character.isLetterOrDigit(at(last))) {
        last++;
      }
      boolean word = last == length || (at(last) != ':' && at(last) != '=');
      if (last - start < 6 || !word) {
        return end;
      }
      end = last;
    }
  }

  boolean isCrypt(int from, int to) {
    String kind = text.substring(from + 1, to);
    return CRYPTS.contains(kind) || kind.startsWith("argon2") || kind.startsWith("pbkdf2");
  }

  /** {@code {SSHA}hash}, as directories keep passwords. */
  int hashed(int from) {
    int end = text.startsWith("SSHA", from + 1) ? 5 : text.startsWith("SHA", from + 1) ? 4 : 0;
    end = text.startsWith("CRYPT", from + 1) || text.startsWith("SMD5", from + 1) ? 5 : end;
    int close = from + end;
    while (close < length && close - from < 10 && at(close) != '}') {
      close++;
    }
    if (end == 0 || close >= length || at(close) != '}') {
      return from + 1;
    }
    int last = close + 1;
    while (last < length && (isBase64(at(last)) || "$.=".indexOf(at(last)) >= 0)) {
      last++;
    }
    return last - close > 6 ? hide(close + 1, last) : close + 1;
  }

  /** Where a URL is taken for the name of a file, it has one slash. */
  int scheme(int colon) {
    if (text.startsWith("://", colon)) {
      withUrl = true;
      return path(authority(colon + 3, true));
    }
    if (text.startsWith(":5432:", colon)) {
      return postgres(colon + 6);
    }
    if (text.startsWith(":*:*:", colon)) {
      return postgres(colon + 3);
    }
    return text.startsWith(":/", colon) ? authority(colon + 2, false) : colon + 1;
  }

  /** {@code host:5432:database:user:SECRET}, as in {@code .pgpass}. */
  private int postgres(int from) {
    int i = from;
    for (int colons = 0; colons < 2 && i < length && !Character.isWhitespace(at(i)); i++) {
      colons += at(i) == ':' ? 1 : 0;
    }
    boolean value = follows(i, ':') && i > from;
    return value ? hide(i, Math.max(i, tokenEnd(i, ' '))) : i;
  }

  /** {@code https://hooks.slack.com/services/SECRET}: who knows the address may use it. */
  private int path(int host) {
    int slash = host;
    while (slash < length && slash - host < LONGEST_LABEL && !endsAuthority(at(slash))) {
      slash++;
    }
    if (slash >= length || at(slash) != '/' || slash < host + 4) {
      return host;
    }
    String name = text.substring(host, slash);
    String plain = name.substring(name.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    boolean secret = SECRET_HOSTS.stream().anyMatch(plain::contains) || plain.startsWith("hook");
    return secret ? hide(slash + 1, tokenEnd(slash + 1, ' ')) : host;
  }

  /** {@code https%3A%2F%2Fuser%3ASECRET%40host}: a URL within a URL. */
  int encoded(int from) {
    if (!text.regionMatches(true, from, "%3A%2F%2F", 0, 9)) {
      return from + 1;
    }
    int start = from + 9;
    int most = Math.min(length, start + 300);
    for (int i = start; i < most && !endsAuthority(at(i)) && at(i) != '&'; i++) {
      if (text.startsWith("%40", i)) {
        return hide(start, i);
      }
    }
    return start;
  }

  /** Who logs in, and with what, before the host of a URL. */
  int authority(int from, boolean schemed) {
    int at = -1;
    int colon = -1;
    int i = from;
    for (; i < length; i++) {
      // The user's name may be taken out already.
      i = text.startsWith(Secrets.REDACTED, i) ? i + Secrets.REDACTED.length() : i;
      if (i >= length || endsAuthority(at(i))) {
        break;
      }
      char c = at(i);
      at = c == '@' ? i : at;
      colon = c == ':' && colon < 0 ? i : colon;
    }
    if (at < 0 && colon > from && at(from) != '[' && !isPort(colon + 1, i)) {
      at = lateAt(i);
      // A message that quotes may have cut the host off.
      if (at < 0 && schemed) {
        return hide(from, i);
      }
    }
    boolean login = at > from && (schemed || (colon >= 0 && colon < at));
    if (!login || isHarmlessLogin(from, at)) {
      return Math.max(from, at);
    }
    return hide(from, at);
  }

  boolean isHarmlessLogin(int from, int at) {
    String login = text.substring(from, Math.min(at, from + 20));
    return login.equals("git") || login.equals(Secrets.REDACTED);
  }

  boolean isPort(int from, int to) {
    int i = from;
    while (i < to && Character.isDigit(at(i))) {
      i++;
    }
    // What follows a number is the sentence's.
    boolean number = i == to || (i > from && !Character.isLetterOrDigit(at(i)));
    String word = text.substring(from, Math.min(to, from + 4));
    return number || word.equalsIgnoreCase("port");
  }

  /** A password may hold a slash, which ends the host of a URL. */
  int lateAt(int from) {
    if (from < noAt) {
      return -1;
    }
    for (int i = from; i < length; i++) {
      char c = at(i);
      if (c == '@') {
        return i;
      }
      if (Character.isWhitespace(c) || c == '"' || c == '\'' || c == '<' || c == '>') {
        noAt = i;
        return -1;
      }
    }
    noAt = length;
    return -1;
  }

  static boolean endsAuthority(char c) {
    return c <= ' ' || "/?#\"'`<>\\|{}^".indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  /** Returns the end of a key that begins in a name, or a negative number. */
  int prefixed(int from, int end) {
    for (int i = from; i < end; i++) {
      if (i > from && Character.isLetterOrDigit(at(i - 1))) {
        continue;
      }
      int key = SecretPrefixes.keyEnd(text, i);
      if (key > i) {
        int last = hide(i, key);
        return text.startsWith("A", i) ? secretOf(last) : last;
      }
    }
    return -1;
  }

  /** AWS gives a key's secret behind the key: the next word, if it is no name. */
  int secretOf(int keyEnd) {
    int i = keyEnd;
    while (i < length && i - keyEnd < 8 && " \t,:;/|=\"'".indexOf(at(i)) >= 0) {
      i++;
    }
    int end = i;
    while (end < length && isBase64(at(end))) {
      end++;
    }
    boolean secret = i > keyEnd && end - i >= 16 && SecretForm.isOpaque(cut(i, end));
    return secret ? hide(i, end) : keyEnd;
  }
}
