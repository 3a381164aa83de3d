package io.zathras.processor.uperf;

import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One headline for each test type and protocol: the throughput at the largest packet size, or for
 * request and response the operation rate at the smallest, each at the most networks and instances.
 */
final class Headlines {

  private static final Set<String> TEST_TYPES = Set.of("stream", "bidirec", "maerts", "rr");
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp");

  private static final Comparator<UperfRun> MOST_NETWORKS =
      Comparator.comparing(run -> -run.family().networksOrZero());

  private final String location;
  private final Diagnostics diagnostics;

  Headlines(String location, Diagnostics diagnostics) {
    this.location = location;
    this.diagnostics = diagnostics;
  }

  /** Adds the headlines; returns the best outcome among them, or {@code null} without any. */
  @Nullable Status add(BenchmarkResult.Builder result, List<UperfRun> runs) {
    Map<String, List<UperfRun>> groups = new LinkedHashMap<>();
    for (UperfRun run : runs) {
      Family family = run.family();
      if (TEST_TYPES.contains(family.testType()) && PROTOCOLS.contains(family.protocol())) {
        groups.computeIfAbsent(key(family), key -> new ArrayList<>()).add(run);
      } else {
        diagnostics.warning(
            "no-headline",
            location,
            null,
            family.label()
                + " has no headline: expected a test type of "
                + TEST_TYPES
                + " and a protocol of "
                + PROTOCOLS);
      }
    }
    Map<String, UperfRun> chosen = new LinkedHashMap<>();
    groups.forEach((key, group) -> choose(key, group, chosen));
    chosen.forEach((key, run) -> result.primaryMean(metric(key, run), run.samples(), run.run()));
    if (chosen.size() == 1) {
      chosen.forEach((key, run) -> result.statistics(metric(key, run), run.samples()));
    }
    return chosen.values().stream()
        .map(UperfRun::outcome)
        .reduce((one, other) -> Verdicts.worse(one, other) == one ? other : one)
        .orElse(null);
  }

  private void choose(String key, List<UperfRun> group, Map<String, UperfRun> chosen) {
    Comparator<UperfRun> size = Comparator.comparing(run -> run.family().packetSize());
    boolean smallest = group.get(0).family().isRequestResponse();
    group.sort((smallest ? size : size.reversed()).thenComparing(MOST_NETWORKS));
    for (UperfRun run : group) {
      if (run.samples().length > 0) {
        chosen.put(key, run);
        if (group.get(0).samples().length == 0) {
          diagnostics.warning(
              "headline-fallback",
              location,
              null,
              key
                  + " is that of "
                  + run.family().label()
                  + ", since "
                  + group.get(0).family().label()
                  + " has none");
        }
        return;
      }
    }
  }

  private static String key(Family family) {
    return family.testType() + "_" + family.protocol() + "_" + UperfRun.mainMetric(family).name();
  }

  private static Metric metric(String key, UperfRun run) {
    Metric main = UperfRun.mainMetric(run.family());
    String where = run.family().isRequestResponse() ? "smallest" : "largest";
    return new Metric(
        key,
        main.unit(),
        main.direction(),
        "At the " + where + " packet size, the most networks and the most instances");
  }
}
