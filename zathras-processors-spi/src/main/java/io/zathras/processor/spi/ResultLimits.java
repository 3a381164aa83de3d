package io.zathras.processor.spi;

/**
 * The most that one result may hold. No benchmark comes near these limits, but without them a small
 * archive of many names, lines or numbers could become a document of a hundred megabytes. A larger
 * result is refused because a part of it could say something else than the whole.
 *
 * <p>{@link ResultBuilder} checks runs and points, and {@link ResultInput} files and rows. A
 * processor whose work could exceed a limit before it begins a run checks that limit itself.
 *
 * @since 0.1
 */
public final class ResultLimits {

  /** Runs of a document: a sweep over a thousand thread counts, twice. */
  public static final int MOST_RUNS = 2_000;

  /** Points of a document, over all its runs. */
  public static final int MOST_POINTS = 200_000;

  /** Files of one kind, such as logs, or rows that stand for them. */
  public static final int MOST_FILES = 10_000;

  private ResultLimits() {}

  /**
   * Refuses more than {@link #MOST_RUNS} runs.
   *
   * @throws ProcessingException if there are more
   */
  public static void checkRuns(String location, int runs) {
    check(location, runs, MOST_RUNS, "runs");
  }

  /**
   * Refuses more than {@link #MOST_POINTS} points.
   *
   * @throws ProcessingException if there are more
   */
  public static void checkPoints(String location, long points) {
    check(location, points, MOST_POINTS, "points");
  }

  /**
   * Refuses more than {@link #MOST_FILES} files of one kind.
   *
   * @throws ProcessingException if there are more
   */
  public static void checkFiles(String location, int files) {
    check(location, files, MOST_FILES, "files of one kind");
  }

  private static void check(String location, long count, int most, String what) {
    if (count > most) {
      throw new ProcessingException(
          location,
          null,
          count + " " + what + "; no result has more than " + most + ", so this one is refused",
          null);
    }
  }
}
