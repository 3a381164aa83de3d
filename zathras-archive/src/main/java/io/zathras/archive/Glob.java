package io.zathras.archive;

/**
 * Matches paths against {@code *} (within a segment), {@code **} (any number of segments) and
 * {@code ?}. Linear in memory and free of exponential cases because names are untrusted.
 */
final class Glob {

  private final String[] pattern;

  Glob(String glob) {
    this.pattern = split(glob);
  }

  boolean matches(String path) {
    String[] segments = split(path);
    int p = 0;
    int s = 0;
    int retryP = -1;
    int retryS = -1;
    while (s < segments.length) {
      if (p < pattern.length && pattern[p].equals("**")) {
        retryP = ++p;
        retryS = s;
      } else if (p < pattern.length && segmentMatches(pattern[p], segments[s])) {
        p++;
        s++;
      } else if (retryP >= 0) {
        p = retryP;
        s = ++retryS;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p].equals("**")) {
      p++;
    }
    return p == pattern.length;
  }

  static boolean hasWildcard(String glob) {
    return glob.indexOf('*') >= 0 || glob.indexOf('?') >= 0;
  }

  private static boolean segmentMatches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int retryP = -1;
    int retryT = -1;
    while (t < text.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : 0;
      if (c == '*') {
        retryP = ++p;
        retryT = t;
      } else if (c != 0 && (c == '?' || c == text.charAt(t))) {
        p++;
        t++;
      } else if (retryP >= 0) {
        p = retryP;
        t = ++retryT;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static String[] split(String path) {
    int count = 1;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        count++;
      }
    }
    String[] segments = new String[count];
    int start = 0;
    for (int i = 0; i < count; i++) {
      int end = path.indexOf('/', start);
      segments[i] = end < 0 ? path.substring(start) : path.substring(start, end);
      start = end + 1;
    }
    return segments;
  }
}
