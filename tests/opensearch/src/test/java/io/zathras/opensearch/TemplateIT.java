package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published index templates make of documents. */
@OnEachOpenSearch
class TemplateIT {

  /** Suites and sweeps as long as they get: how many runs a result of each test may have. */
  private static final Map<String, Integer> MOST_RUNS =
      Map.of(
          "pyperf",
          90,
          "phoronix",
          50,
          "uperf",
          48,
          "fio",
          48,
          "streams",
          24,
          "coremark",
          20,
          "specjbb",
          10);

  /** Fields that must stay free for benchmarks to come when all others are in one index. */
  private static final int LEFT = 100;

  private static final JsonMapper JSON = new JsonMapper();

  private final OpenSearchNode node;

  TemplateIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
  }

  @Test
  void takesTheReviewedDocumentsOfAllProcessorsAndAllTheirPoints() throws IOException {
    Indices indices = Indices.on(node);
    List<ResultDocument> documents = Samples.goldens();

    assertThat(indices.index(documents)).isEmpty();

    assertAllThere(indices, documents);
  }

  @Test
  void takesTheSameResultsWithTheSystemsTheyRanOn() {
    Indices indices = Indices.on(node);
    List<ResultDocument> documents = Samples.onSystems();
    assertThat(documents).allMatch(document -> document.systemUnderTest() != null);

    assertThat(indices.index(documents)).isEmpty();

    assertAllThere(indices, documents);
  }

  private static void assertAllThere(Indices indices, List<ResultDocument> documents) {
    long points = documents.stream().flatMap(ResultDocument::timeSeries).count();
    assertThat(documents).hasSizeGreaterThan(15);
    assertThat(points).isGreaterThan(300);
    assertThat(indices.count(indices.results())).isEqualTo(documents.size());
    assertThat(indices.count(indices.results() + "-read")).isEqualTo(documents.size());
    assertThat(indices.count(indices.timeSeries())).isEqualTo((int) points);
    assertThat(indices.count(indices.timeSeries() + "-read")).isEqualTo((int) points);
  }

  @Test
  void hasFieldsLeftWhenEveryBenchmarkHasAsManyRunsAsItGets() throws IOException {
    Indices indices = Indices.on(node, Indices.FIELD_LIMIT - LEFT);
    List<ResultDocument> documents = new ArrayList<>(Samples.onSystems());
    for (ResultDocument document : Samples.goldens()) {
      documents.add(withMostRuns(document));
    }

    assertThat(indices.index(documents)).isEmpty();

    int used = indices.fields(indices.results());
    System.out.println(
        "fields used of "
            + Indices.FIELD_LIMIT
            + ": "
            + used
            + " in the results index, "
            + indices.fields(indices.timeSeries())
            + " in the time series index");
    assertThat(used).isBetween(2000, Indices.FIELD_LIMIT - LEFT);
    assertThat(indices.fields(indices.timeSeries())).isLessThan(200);
    assertThat(Files.readString(Samples.ROOT.resolve("docs/QUERYING_GUIDE.md")))
        .contains("leave " + LEFT + " of them");
  }

  /** Another document, whose runs are those of the given one over and over. */
  private static ResultDocument withMostRuns(ResultDocument document) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(JsonCodec.compact().toBytes(document));
    List<JsonNode> runs = new ArrayList<>();
    json.at("/results/runs").forEach(runs::add);
    String test = document.test().name();
    int most = MOST_RUNS.getOrDefault(test, MOST_RUNS.getOrDefault(suite(test), runs.size()));
    ObjectNode all = ((ObjectNode) json.path("results")).putObject("runs");
    for (int i = 0; i < most; i++) {
      all.set(
          "run_" + (i + 1),
          ((ObjectNode) runs.get(i % runs.size()).deepCopy()).put("run_number", i + 1));
    }
    ObjectNode metadata = (ObjectNode) json.path("metadata");
    String id = document.id();
    metadata.put("document_id", id.substring(0, id.length() - 4) + "9999");
    return JsonCodec.compact().readResult(json.toString().getBytes(UTF_8));
  }

  /** The name without a sub-test: {@code phoronix} of {@code phoronix_redis}. */
  private static String suite(String test) {
    return test.equals("coremark_pro") ? test : test.split("_", -1)[0];
  }

  @Test
  void mapsAMetricOfARunToDoubleWhateverItsFirstValueIs() throws IOException {
    Indices indices = Indices.on(node);

    indices.indexResult("1", run("{\"metrics\": {\"ops\": 1, \"p99.9\": 2}}")).good();
    indices.indexResult("2", run("{\"metrics\": {\"ops\": 1.5, \"p99.9\": 2.5}}")).good();

    JsonNode metrics =
        indices
            .mapping(indices.results())
            .at(
                "/properties/results/properties/runs/properties/run_1/properties/metrics/properties");
    assertThat(metrics.at("/ops/type").asText()).isEqualTo("double");
    assertThat(metrics.at("/p99/properties/9/type").asText()).isEqualTo("double");
  }

  @Test
  void takesTimesInUtcAndLocalOnes() throws IOException {
    Indices indices = Indices.on(node);
    for (String time :
        List.of("2026-11-22T10:35:08.000Z", "2026-11-22T10:35:08", "2026-11-22T10:35:08.123")) {
      ObjectNode document = JSON.createObjectNode();
      document.putObject("metadata").put("test_timestamp", time);
      indices.indexResult("t" + time.length(), document).good();
    }

    assertThat(indices.count(indices.results())).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"surprise\": 1} | strict_dynamic_mapping_exception",
        "{\"metadata\": {\"surprise\": 1}} | strict_dynamic_mapping_exception",
        "{\"system_under_test\": {\"hardware\": {\"gpu\": {}}}} | strict_dynamic_mapping_exception",
        "{\"metadata\": {\"iteration\": \"first\"}} | mapper_parsing_exception",
        "{\"metadata\": {\"test_timestamp\": \"yesterday\"}} | mapper_parsing_exception",
      })
  void rejectsWhatIsNoDocument(String document, String type) throws IOException {
    Answer answer = Indices.on(node).indexResult("1", JSON.readTree(document));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/type").asText()).isEqualTo(type);
  }

  @Test
  void rejectsAResultThatWouldMakeTooManyFields() throws IOException {
    StringBuilder runs = new StringBuilder();
    for (int i = 1; i <= Indices.FIELD_LIMIT / 7; i++) {
      runs.append(i == 1 ? "" : ", ")
          .append("\"run_")
          .append(i)
          .append("\": {\"status\": \"PASS\"}");
    }

    Answer answer =
        Indices.on(node)
            .indexResult("1", JSON.readTree("{\"results\": {\"runs\": {" + runs + "}}}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Limit of total fields [3000] has been exceeded");
  }

  @Test
  void addsAFieldForEachValueOfARunAndEightForTheRunItself() throws IOException {
    Indices indices = Indices.on(node);
    indices.indexResult("1", run("{\"metrics\": {}}")).good();
    int before = indices.fields(indices.results());

    indices.indexResult("2", run("{\"metrics\": {\"a\": 1, \"b\": 2}}")).good();
    int values = indices.fields(indices.results()) - before;
    indices
        .indexResult(
            "3",
            JSON.readTree("{\"results\": {\"runs\": {\"run_2\": {\"validation\": {\"a\": 1}}}}}"))
        .good();

    assertThat(values).isEqualTo(2);
    assertThat(indices.fields(indices.results()) - before - values).isEqualTo(8);
  }

  @Test
  void keepsWideObjectsAsOneFieldEachAndFindsThemByPath() {
    Indices indices = Indices.on(node);
    indices.index(Samples.onSystems());
    JsonNode mapping = indices.mapping(indices.results());

    Map<String, String> types = new TreeMap<>();
    for (String path :
        List.of(
            "system_under_test.hardware.cpu.flags",
            "system_under_test.hardware.storage",
            "system_under_test.configuration.sysctl_parameters",
            "system_under_test.configuration.kernel_parameters",
            "test_configuration.parameters",
            "results.runs.run_1.configuration",
            "diagnostics")) {
      types.put(
          path,
          mapping.at("/properties/" + path.replace(".", "/properties/")).path("type").asText());
    }

    assertThat(new TreeSet<>(types.values())).isEqualTo(Set.of("flat_object"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pyperf", "m5.xlarge", "GenuineIntel", "virtual-guest", "PARTIAL"})
  void aBareWordFindsResultsAndPointsThoughASuiteHasMoreFieldsThanAQueryMayHave(String word)
      throws IOException {
    Indices indices = Indices.on(node);
    List<ResultDocument> documents = new ArrayList<>(Samples.onSystems());
    for (ResultDocument document : Samples.goldens()) {
      if (document.test().name().equals("pyperf")) {
        documents.add(withMostRuns(document));
      }
    }
    assertThat(indices.index(documents)).isEmpty();
    assertThat(indices.fields(indices.results())).isGreaterThan(1024);

    for (String index : List.of(indices.results(), indices.timeSeries())) {
      for (String kind : List.of("query_string", "simple_query_string")) {
        String query = "{\"query\": {\"%s\": {\"query\": \"%s\"}}}".formatted(kind, word);
        JsonNode found = node.post("/" + index + "/_count", query).good().json();
        assertThat(found.path("count").asInt()).as("%s in %s", word, index).isPositive();
      }
      JsonNode any = node.get("/" + index + "/_count?q=nowhere").good().json();
      assertThat(any.path("count").asInt()).isZero();
    }
  }

  @Test
  void aFilterServesResultsAndPointsAlikeUnderItsOwnNameAndUnderThatWithKeyword() {
    Indices indices = Indices.on(node);
    assertThat(indices.index(Samples.onSystems())).isEmpty();
    Map<String, String> filters = new TreeMap<>();
    ResultDocument one =
        Samples.onSystems().stream()
            .filter(document -> document.metadata().priceUsdPerHour() != null)
            .filter(document -> document.results().headlineThreads() != null)
            .findFirst()
            .orElseThrow();
    filters.put("metadata.result_id", one.id());
    filters.put("metadata.price_usd_per_hour", "" + one.metadata().priceUsdPerHour());
    filters.put("metadata.instance_type", one.metadata().instanceType());
    filters.put("metadata.instance_type.keyword", one.metadata().instanceType());
    filters.put("test.name.keyword", one.test().name());
    filters.put("test_configuration.tuned_profile", one.testConfiguration().tunedProfile());
    filters.put("system_under_test.hardware.cpu.vendor", "GenuineIntel");
    filters.put("system_under_test.operating_system.distribution.keyword", "rhel");
    filters.put("results.status", one.results().status().name());
    filters.put("results.headline_threads", "" + one.results().headlineThreads());
    filters.forEach(
        (field, value) -> {
          for (String index : List.of(indices.results(), indices.timeSeries())) {
            assertThat(count(index, field, value)).as("%s: %s", field, value).isPositive();
          }
        });
  }

  @Test
  void theOldNamesOfASystemsPropertiesLeadToTheNewOnes() {
    Indices indices = Indices.on(node);
    assertThat(indices.index(Samples.onSystems())).isEmpty();
    String index = indices.timeSeries();
    String cpu = "system_under_test.hardware.cpu.";
    for (Map.Entry<String, String> name :
        Map.of(
                "system_under_test.cpu_vendor", cpu + "vendor",
                "system_under_test.os_version", "system_under_test.operating_system.version",
                "system_under_test.tuned_profile", "test_configuration.tuned_profile")
            .entrySet()) {
      JsonNode old = buckets(index, name.getKey());
      assertThat(old).as(name.getKey()).isNotEmpty().isEqualTo(buckets(index, name.getValue()));
    }
  }

  private JsonNode buckets(String index, String field) {
    String terms = "{\"size\": 0, \"aggs\": {\"a\": {\"terms\": {\"field\": \"%s\"}}}}";
    return node.post("/" + index + "/_search", terms.formatted(field))
        .good()
        .json()
        .at("/aggregations/a/buckets");
  }

  private int count(String index, String field, String value) {
    String term = "{\"query\": {\"term\": {\"%s\": \"%s\"}}}".formatted(field, value);
    return node.post("/" + index + "/_count", term).good().json().path("count").asInt();
  }

  private static JsonNode run(String run) throws IOException {
    return JSON.readTree("{\"results\": {\"runs\": {\"run_1\": " + run + "}}}");
  }
}
