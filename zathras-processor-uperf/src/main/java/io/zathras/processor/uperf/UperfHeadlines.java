package io.zathras.processor.uperf;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.StatusRules;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One headline for each test type and protocol: the throughput at the largest packet size, or the
 * operation rate at the smallest for request and response, each with the most networks and
 * instances.
 */
final class UperfHeadlines {

  private static final Set<String> TEST_TYPES = Set.of("stream", "bidirec", "maerts", "rr");
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp");

  private UperfHeadlines() {}

  /** Adds the headlines. The best of their outcomes decides the result's status. */
  static void add(ResultBuilder result, List<UperfRun> runs, Report report) {
    Map<Metric, List<UperfRun>> groups = new LinkedHashMap<>();
    for (UperfRun run : runs) {
      Combination combination = run.family().combination();
      if (TEST_TYPES.contains(combination.testType())
          && PROTOCOLS.contains(combination.protocol())) {
        groups.computeIfAbsent(headline(combination), key -> new ArrayList<>()).add(run);
      } else {
        report.warning(
            "no-headline",
            "%s has no headline: expected a test type of %s and a protocol of %s",
            run.family().label(),
            TEST_TYPES,
            PROTOCOLS);
      }
    }
    List<Status> outcomes = new ArrayList<>();
    groups.forEach(
        (headline, group) -> {
          UperfRun chosen = choose(headline, group, report);
          if (chosen != null) {
            result.headline(headline, chosen.samples(), chosen.run());
            outcomes.add(chosen.outcome());
          }
        });
    if (outcomes.size() > 1) {
      result.withoutStatistics();
    }
    result.restsOn(
        outcomes.stream()
            .reduce((one, other) -> StatusRules.worse(one, other) == one ? other : one)
            .orElse(null));
  }

  private static @Nullable UperfRun choose(Metric headline, List<UperfRun> group, Report report) {
    Comparator<UperfRun> size =
        Comparator.comparing(run -> run.family().combination().packetSize());
    boolean smallest = group.get(0).family().combination().isRequestResponse();
    group.sort(
        (smallest ? size : size.reversed()).thenComparing(run -> -run.family().networksOrZero()));
    for (UperfRun run : group) {
      if (run.samples().length > 0) {
        if (group.get(0).samples().length == 0) {
          report.warning(
              "headline-fallback",
              "%s is that of %s, since %s has none",
              headline.name(),
              run.family().label(),
              group.get(0).family().label());
        }
        return run;
      }
    }
    return null;
  }

  private static Metric headline(Combination combination) {
    Metric main = combination.mainMetric();
    return new Metric(
        combination.testType() + "_" + combination.protocol() + "_" + main.name(),
        main.unit(),
        main.direction(),
        String.format(
            Locale.ROOT,
            "At the %s packet size, the most networks and the most instances",
            combination.isRequestResponse() ? "smallest" : "largest"));
  }
}
