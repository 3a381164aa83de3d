package io.zathras.schema.redaction;

import java.util.List;
import java.util.Locale;

/**
 * The credentials in URLs, and URLs that are secrets themselves. Each method returns the end of a
 * secret that begins at a position, or the position to continue at.
 */
final class UrlSecrets {

  /** Hosts whose URLs have a secret in their path. */
  private static final List<String> SECRET_HOSTS =
      List.of(
          "webhook.", "webhooks.", "hooks.", "hc-ping.com", "maker.ifttt.com", "api.telegram.org");

  private static final int LONGEST_HOST = 60;

  private final ScannedText in;

  /** Whether a URL precedes the position. */
  private boolean withUrl;

  /** The position up to which there is no mark of a login. */
  private int noAt;

  UrlSecrets(ScannedText in) {
    this.in = in;
  }

  /** Accepts one slash because a URL that was treated as a file name has only one. */
  int scheme(int colon) {
    if (in.text.startsWith("://", colon)) {
      withUrl = true;
      return path(authority(colon + 3, true));
    }
    if (in.text.startsWith(":5432:", colon)) {
      return postgres(colon + 6);
    }
    if (in.text.startsWith(":*:*:", colon)) {
      return postgres(colon + 3);
    }
    return in.text.startsWith(":/", colon) ? authority(colon + 2, false) : colon + 1;
  }

  /** {@code host:5432:database:user:SECRET}, as in {@code .pgpass}. */
  private int postgres(int from) {
    int i = from;
    for (int colons = 0; colons < 2 && i < in.length && !Character.isWhitespace(in.at(i)); i++) {
      colons += in.at(i) == ':' ? 1 : 0;
    }
    boolean value = in.follows(i, ':') && i > from;
    return value ? in.hide(i, Math.max(i, in.tokenEnd(i, ' '))) : i;
  }

  /** {@code https://hooks.slack.com/services/SECRET}: whoever knows the URL may use it. */
  int path(int host) {
    int slash = host;
    while (slash < in.length && slash - host < LONGEST_HOST && !endsAuthority(in.at(slash))) {
      slash++;
    }
    if (slash >= in.length || in.at(slash) != '/' || slash < host + 4) {
      return host;
    }
    String name = in.text.substring(host, slash);
    String plain = name.substring(name.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    boolean secret = SECRET_HOSTS.stream().anyMatch(plain::contains) || plain.startsWith("hook");
    return secret ? in.hide(slash + 1, in.tokenEnd(slash + 1, ' ')) : host;
  }

  /** {@code https%3A%2F%2Fuser%3ASECRET%40host}: a URL within a URL. */
  int encoded(int from) {
    if (!in.text.regionMatches(true, from, "%3A%2F%2F", 0, 9)) {
      return from + 1;
    }
    int start = from + 9;
    int most = Math.min(in.length, start + 300);
    for (int i = start; i < most && !endsAuthority(in.at(i)) && in.at(i) != '&'; i++) {
      if (in.text.startsWith("%40", i)) {
        return in.hide(start, i);
      }
    }
    return start;
  }

  /** Hides the credentials before the host of a URL. */
  int authority(int from, boolean schemed) {
    int at = -1;
    int colon = -1;
    int i = from;
    for (; i < in.length; i++) {
      // The user's name may already be hidden.
      i = in.text.startsWith(Secrets.REDACTED, i) ? i + Secrets.REDACTED.length() : i;
      if (i >= in.length || endsAuthority(in.at(i))) {
        break;
      }
      char c = in.at(i);
      at = c == '@' ? i : at;
      colon = c == ':' && colon < 0 ? i : colon;
    }
    if (at < 0 && colon > from && in.at(from) != '[' && !isPort(colon + 1, i)) {
      at = lateAt(i);
      // A message that quotes the URL may have cut off the host.
      if (at < 0 && schemed) {
        return in.hide(from, i);
      }
    }
    boolean login = at > from && (schemed || (colon >= 0 && colon < at));
    if (!login || isHarmlessLogin(from, at)) {
      return Math.max(from, at);
    }
    return in.hide(from, at);
  }

  boolean isHarmlessLogin(int from, int at) {
    String login = in.text.substring(from, Math.min(at, from + 20));
    return login.equals("git") || login.equals(Secrets.REDACTED);
  }

  boolean isPort(int from, int to) {
    int i = from;
    while (i < to && Character.isDigit(in.at(i))) {
      i++;
    }
    // The text after a port number belongs to the sentence.
    boolean number = i == to || (i > from && !Character.isLetterOrDigit(in.at(i)));
    String word = in.text.substring(from, Math.min(to, from + 4));
    return number || word.equalsIgnoreCase("port");
  }

  /** Finds the end of a login with a slash in its password, which would end the host of a URL. */
  int lateAt(int from) {
    if (from < noAt) {
      return -1;
    }
    for (int i = from; i < in.length; i++) {
      char c = in.at(i);
      if (c == '@') {
        return i;
      }
      if (Character.isWhitespace(c) || c == '"' || c == '\'' || c == '<' || c == '>') {
        noAt = i;
        return -1;
      }
    }
    noAt = in.length;
    return -1;
  }

  static boolean endsAuthority(char c) {
    return c <= ' ' || "/?#\"'`<>\\|{}^".indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  /** {@code https://host/hooks/SECRET}: the part of a path that is a secret. */
  int hook(int end) {
    return withUrl ? in.hide(end + 1, in.tokenEnd(end + 1, ' ')) : end;
  }
}
