package io.zathras.schema.redaction;

/**
 * A cache of texts in which one kind of scan found nothing. The results of a run repeat nearly all
 * their texts: names of settings and metrics, compiler flags, the system. A comparison costs a
 * tenth of a scan for secrets.
 */
final class CleanTexts {

  /** A power of two; with the longest text below, the cache takes at most four megabytes. */
  private static final int PLACES = 2048;

  private static final int LONGEST = 1024;

  /**
   * A later text replaces an earlier one in the same place. Threads share the array without a lock
   * because a string is immutable: a thread that misses another's text only scans it once more.
   */
  private final String[] texts = new String[PLACES];

  boolean hold(String text) {
    return text.equals(texts[place(text)]);
  }

  void add(String text) {
    if (text.length() <= LONGEST) {
      texts[place(text)] = text;
    }
  }

  private static int place(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }
}
