package io.zathras.exporter.opensearch.backup;

import java.util.List;

/** A list of problems of one kind that names the first hundred and counts the rest. */
public final class ProblemList {

  private static final int NAMED = 100;

  private final List<String> all;
  private final String kind;
  private long count;

  /**
   * Begins a kind.
   *
   * @param all is added to
   * @param kind what they are of, in words
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

  /** Adds how many problems were not named. */
  public void end() {
    if (count > NAMED) {
      all.add(kind + ": " + (count - NAMED) + " more, " + count + " in all");
    }
  }
}
