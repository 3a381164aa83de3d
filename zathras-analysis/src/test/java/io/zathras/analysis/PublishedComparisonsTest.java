package io.zathras.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comparisons whose answers other tools publish. */
class PublishedComparisonsTest {

  // golang/perf 712aea8, cmd/benchstat/testdata/old.txt and new.txt, ns/op
  private static final double[] JSON_OLD = {
    1726, 1723, 1707, 1707, 1713, 1729, 1736, 1707, 1705, 1774
  };
  private static final double[] JSON_NEW = {
    1423, 1416, 1411, 1413, 1412, 1426, 1422, 1424, 1447, 1425
  };
  private static final double[] GOB_OLD = {
    3069, 3075, 3069, 3067, 3207, 3064, 3064, 3058, 3059, 3062
  };
  private static final double[] GOB_NEW = {
    3075, 3065, 3059, 3065, 3060, 3081, 3186, 3135, 3087, 3062
  };

  private final Documents base = benchmarks("old");
  private final Documents candidate = benchmarks("new");

  private static Documents benchmarks(String side) {
    return Documents.of("benchstat", side)
        .with(
            documents -> {
              documents.unit = "ns/op";
              documents.direction = Direction.LOWER_IS_BETTER;
            });
  }

  private static Comparison compare(DocumentSet base, DocumentSet candidate) {
    return Comparison.builder().baseline(base).candidate(candidate).build();
  }

  private static Map<String, ComparedMetric> byMetric(Comparison comparison) {
    Map<String, ComparedMetric> rows = new LinkedHashMap<>();
    comparison.metrics().forEach(row -> rows.put(row.key().metric(), row));
    return rows;
  }

  private static DocumentSet pairs(Documents side, double[] json, double[] gob) {
    List<ResultDocument> documents = new ArrayList<>();
    for (int i = 0; i < json.length; i++) {
      documents.add(side.document(Map.of("json", json[i], "gob", gob[i])));
    }
    return side.set(documents);
  }

  @Test
  void findsWhatBenchstatFinds() {
    Map<String, ComparedMetric> rows =
        byMetric(compare(pairs(base, JSON_OLD, GOB_OLD), pairs(candidate, JSON_NEW, GOB_NEW)));

    // benchstat prints -17.20 % of the medians; an old value of 1774 has its weight in the means.
    assertThat(rows.get("json").change().estimate()).isCloseTo(1 - 0.1720, within(0.003));
    assertThat(rows.get("json").verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(rows.get("json").rankP()).isCloseTo(1.082508822446903e-05, within(1e-15));
    assertThat(rows.get("gob").verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(rows.get("gob").rankP()).isCloseTo(0.446, within(0.0005));
  }

  @Test
  void hasBenchstatsGeometricMean() {
    ResultDocument before = base.suite("ns", "geomean", Map.of("json", 1718.0, "gob", 3065.5));
    ResultDocument after = candidate.suite("ns", "geomean", Map.of("json", 1422.5, "gob", 3070.0));
    ComparedMetric row =
        compare(base.set(List.of(before)), candidate.set(List.of(after))).metrics().get(0);

    assertThat(row.change().estimate()).isCloseTo(1 - 0.0894, within(0.00005));
  }

  @Test
  void takesOnlyTheBenchmarksOfBothSidesIntoTheGeometricMean() {
    // issue19565.txt: A and B before, A and C after; benchstat prints +0.00 % and warns.
    List<ResultDocument> before = new ArrayList<>();
    List<ResultDocument> after = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      before.add(base.suite("ns", "geomean", Map.of("A", 100.0, "B", 10000.0)));
      after.add(candidate.suite("ns", "geomean", Map.of("A", 100.0, "C", 10000.0)));
    }
    ComparedMetric row = compare(base.set(before), candidate.set(after)).metrics().get(0);

    assertThat(row.change().estimate()).isEqualTo(1);
    assertThat(row.notes())
        .containsExactly(
            "the geometric mean over the 1 of 3 parts that all results have",
            "only in the base: B",
            "only in the candidate: C");
  }

  @Test
  void hasNoRatioToZero() {
    // zero.txt: 0/0 is no change, 100/0 is no ratio.
    ResultDocument before =
        base.document(
            Map.of("a_bytes", 1234567890.0, "b_bytes", 171717171716.0, "x", 0.0, "y", 0.0));
    ResultDocument after =
        candidate.document(
            Map.of("a_bytes", 1234567890.0, "b_bytes", 171717171717.0, "x", 0.0, "y", 100.0));
    Map<String, ComparedMetric> rows =
        byMetric(compare(base.set(List.of(before)), candidate.set(List.of(after))));

    assertThat(rows.get("a_bytes").change().estimate()).isEqualTo(1);
    assertThat(rows.get("b_bytes").change().estimate())
        .isGreaterThan(1)
        .isCloseTo(1, within(1e-11));
    assertThat(rows.get("x").change().estimate()).isEqualTo(0);
    assertThat(rows.get("x").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(rows.get("y").change().kind())
        .isEqualTo(io.zathras.analysis.statistics.Change.Kind.DIFFERENCE);
    assertThat(rows.get("y").change().estimate()).isEqualTo(100);
  }

  @Test
  void hasPyperfsRatiosOfThreePythons() throws IOException {
    Map<String, Map<String, double[]>> suites = pyperf();
    ResultDocument python36 = suite(base, suites.get("mult_list_py36"));

    assertThat(ratio(python36, suite(candidate, suites.get("mult_list_py37"))))
        .isCloseTo(1.22, within(0.005));
    assertThat(1 / ratio(python36, suite(candidate, suites.get("mult_list_py38"))))
        .isCloseTo(1.09, within(0.005));
  }

  private double ratio(ResultDocument before, ResultDocument after) {
    return compare(base.set(List.of(before)), candidate.set(List.of(after)))
        .metrics()
        .get(0)
        .change()
        .estimate();
  }

  private static ResultDocument suite(Documents side, Map<String, double[]> values) {
    Map<String, Double> means = new LinkedHashMap<>();
    values.forEach((name, all) -> means.put(name, Documents.mean(all)));
    return side.suite("mean_seconds", "geometric_mean_seconds", means);
  }

  @Test
  void findsNothingInMoreAndFewerValuesOfOneDistribution() throws IOException {
    double[] all = pyperf().get("mult_list_py36").get("[1]*1000");
    double[] third =
        DoubleStream.iterate(0, i -> i < all.length, i -> i + 3).map(i -> all[(int) i]).toArray();
    ComparedMetric row =
        compare(base.set("seconds", all), candidate.set("seconds", third)).metrics().get(0);

    assertThat(all).hasSize(60);
    assertThat(third).hasSize(20);
    assertThat(row.p()).isGreaterThan(0.05);
    assertThat(row.verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void agreesWithPyperfOnEachBenchmark() throws IOException {
    Map<String, Map<String, double[]>> suites = pyperf();

    assertThat(verdict(suites, "mult_list_py37", "[1]*1000")).isEqualTo(Verdict.UNCHANGED);
    assertThat(verdict(suites, "mult_list_py37", "[1,2]*1000")).isEqualTo(Verdict.REGRESSED);
    assertThat(verdict(suites, "mult_list_py37", "[1,2,3]*1000")).isEqualTo(Verdict.REGRESSED);
    assertThat(verdict(suites, "mult_list_py38", "[1]*1000")).isEqualTo(Verdict.UNCHANGED);
    assertThat(verdict(suites, "mult_list_py38", "[1,2]*1000")).isEqualTo(Verdict.IMPROVED);
    assertThat(verdict(suites, "mult_list_py38", "[1,2,3]*1000")).isEqualTo(Verdict.IMPROVED);
  }

  private Verdict verdict(
      Map<String, Map<String, double[]>> suites, String changed, String benchmark) {
    return compare(
            base.set("seconds", suites.get("mult_list_py36").get(benchmark)),
            candidate.set("seconds", suites.get(changed).get(benchmark)))
        .metrics()
        .get(0)
        .verdict();
  }

  private static Map<String, Map<String, double[]>> pyperf() throws IOException {
    Map<String, Map<String, double[]>> suites = new LinkedHashMap<>();
    try (InputStream in =
        PublishedComparisonsTest.class.getResourceAsStream("/pyperf_values.csv")) {
      Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
      lines.filter(line -> line.startsWith("mult_list")).forEach(line -> add(suites, line));
    }
    return suites;
  }

  private static void add(Map<String, Map<String, double[]>> suites, String line) {
    String suite = line.substring(0, line.indexOf(','));
    String rest = line.substring(suite.length() + 1);
    int end = rest.startsWith("\"") ? rest.indexOf('"', 1) + 1 : rest.indexOf(',');
    double[] values =
        Stream.of(rest.substring(end + 1).replace("\"", "").strip().split("[ ,]+"))
            .mapToDouble(Double::parseDouble)
            .toArray();
    suites
        .computeIfAbsent(suite, name -> new LinkedHashMap<>())
        .put(rest.substring(0, end).replace("\"", ""), values);
  }
}
