package io.zathras.exporter.horreum;

import java.util.Objects;

/**
 * The place of our documents in Horreum.
 *
 * @param team the team that owns our data
 * @param access who may see it
 * @param testNames the name of a benchmark's test, with {@code {test}} for the benchmark
 */
record HorreumLocation(String team, Access access, String testNames) {

  private static final String BENCHMARK = "{test}";

  HorreumLocation {
    Objects.requireNonNull(access, "access");
    if (team.isBlank()) {
      throw new IllegalArgumentException("the team is missing");
    }
    if (!testNames.contains(BENCHMARK)) {
      throw new IllegalArgumentException(
          "each benchmark needs a test of its own; expected {test} in '" + testNames + "'");
    }
  }

  String testName(String benchmark) {
    return testNames.replace(BENCHMARK, benchmark);
  }

  /** Returns a role in the team: Horreum makes {@code perf-tester} of {@code perf-team}. */
  String role(String role) {
    String stem = team.endsWith("-team") ? team.substring(0, team.length() - "team".length()) : "";
    return stem + role;
  }
}
