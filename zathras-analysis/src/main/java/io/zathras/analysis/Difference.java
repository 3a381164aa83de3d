package io.zathras.analysis;

import java.util.List;

/**
 * A property in which the systems of the two sides differ.
 *
 * @param name for example {@code kernel}, {@code tuned}, {@code sysctl vm.swappiness}
 * @param base the values of the base; empty where it has none
 * @param candidate the values of the candidate; empty where it has none
 * @param systems the kinds of system with this difference
 * @param everywhere whether these are all systems of the comparison
 * @since 0.1
 */
public record Difference(
    String name,
    List<String> base,
    List<String> candidate,
    List<String> systems,
    boolean everywhere) {

  /** Copies the lists. */
  public Difference {
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
    systems = List.copyOf(systems);
  }
}
