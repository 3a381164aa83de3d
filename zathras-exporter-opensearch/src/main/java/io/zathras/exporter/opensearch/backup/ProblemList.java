package io.zathras.exporter.opensearch.backup;

import java.util.List;

/** A list of problems of one kind that names the first hundred and counts the rest. */
public final class ProblemList {

  private static final int NAMED = 100;

  private final List<String> all;
  private final String kind;
  private long count;

  /**
   * Starts the list of a kind.
   *
   * @param all receives the problems
   * @param kind the subject of the problems, in words
   */
  public ProblemList(List<String> all, String kind) {
    this.all = all;
    this.kind = kind;
  }

  public void add(String problem) {
    if (count++ < NAMED) {
      all.add(problem);
    }
  }

  public boolean any() {
    return count > 0;
  }

  /** Adds the number of problems that were not named. */
  public void end() {
    if (count > NAMED) {
      all.add(kind + ": " + (count - NAMED) + " more, " + count + " in all");
    }
  }
}
