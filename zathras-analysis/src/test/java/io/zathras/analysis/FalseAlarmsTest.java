package io.zathras.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.PrimaryMetric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often a gate is hit by chance, and how often a change hits it; seeded, so always the same.
 */
class FalseAlarmsTest {

  private static final int METRICS = 30;
  private static final double SPREAD = 0.02;

  private static DocumentSet set(
      String side, Random random, int results, int metrics, double level) {
    Documents documents = Documents.of("streams", side);
    documents.described = false;
    DocumentSet.Builder set = DocumentSet.builder(side);
    for (int i = 0; i < results; i++) {
      Map<String, PrimaryMetric> headlines = new LinkedHashMap<>();
      Map<String, MetricDefinition> definitions = new LinkedHashMap<>();
      for (int m = 0; m < metrics; m++) {
        double value = level * Math.exp(SPREAD * random.nextGaussian());
        definitions.put(
            "metric_" + m, new MetricDefinition("MB/s", Direction.HIGHER_IS_BETTER, null));
        headlines.put(
            "metric_" + m,
            new PrimaryMetric(value, "MB/s", Direction.HIGHER_IS_BETTER, "value", 1, null, null));
      }
      set.add(documents.document(definitions, headlines, Map.of(), builder -> builder));
    }
    return set.build();
  }

  private static boolean hits(Random random, int results, int metrics, double level) {
    return Comparison.builder()
            .baseline(set("base", random, results, metrics, 1000))
            .candidate(set("cand", random, results, metrics, 1000 * level))
            .build()
            .gate(GateRules.defaults())
            .result()
        == GateOutcome.Result.HIT;
  }

  @Test
  void hitsTheGateInAtMostFivePercentOfComparisonsWithoutAnyChange() {
    Random random = new Random(42);
    int hits = 0;
    for (int i = 0; i < 1_000; i++) {
      hits += hits(random, 5, METRICS, 1) ? 1 : 0;
    }

    assertThat(hits).isLessThanOrEqualTo(50);
  }

  @Test
  void findsATenPercentDropInFourOfFiveComparisonsOfThreeResults() {
    Random random = new Random(42);
    int hits = 0;
    for (int i = 0; i < 1_000; i++) {
      hits += hits(random, 3, 1, 0.9) ? 1 : 0;
    }

    assertThat(hits).isGreaterThanOrEqualTo(800);
  }
}
