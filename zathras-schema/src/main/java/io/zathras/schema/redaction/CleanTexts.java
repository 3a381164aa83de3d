package io.zathras.schema.redaction;

/**
 * Texts that one kind of look found nothing in. The results of a run repeat nearly all their texts:
 * names of settings and metrics, compiler flags, the system. To compare a text costs a tenth of
 * looking for secrets in it.
 */
final class CleanTexts {

  /** A power of two; with the longest text below, four megabytes at most. */
  private static final int PLACES = 2048;

  private static final int LONGEST = 1024;

  /**
   * A later text takes the place of an earlier one. Threads share the array without a lock because
   * a string is immutable: a thread that misses another's text only looks once more.
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
