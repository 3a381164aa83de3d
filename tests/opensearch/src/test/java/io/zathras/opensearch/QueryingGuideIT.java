package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of the querying guide, run on the sample results, gives the answer that the guide
 * shows. With {@code -Dzathras.golden.update=true} the answers are written into the guide, to be
 * read before they are committed.
 */
@OnEachOpenSearch
class QueryingGuideIT {

  private static final Path GUIDE = Samples.ROOT.resolve("docs/QUERYING_GUIDE.md");
  private static final boolean UPDATE = Boolean.getBoolean("zathras.golden.update");
  private static final JsonMapper JSON = new JsonMapper();

  private static OpenSearchNode node;
  private static Indices indices;

  @Parameter OpenSearchVersion version;

  @BeforeParameterizedClassInvocation
  static void indexTheSamples(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    indices = Indices.on(node);
    assertThat(indices.index(Samples.onSystems())).isEmpty();
  }

  static List<GuideQuery> queries() throws IOException {
    return GuideQuery.in(GUIDE);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void givesTheAnswerThatTheGuideShows(GuideQuery query) throws IOException {
    JsonNode answer = ask(query);

    assertThat(answer).as("an answer with something in it").isNotEmpty();
    if (!UPDATE) {
      assertThat(answer).isEqualTo(JSON.readTree(query.answer()));
    }
  }

  @Test
  void thereAreQueriesOfAllKinds() throws IOException {
    assertThat(queries()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(queries()).extracting(GuideQuery::title).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesGiveTheMessageThatTheGuideExplains(
      String message, String method, String path, String body) throws IOException {
    Answer answer = node.send(method, indices.renamed(path), body);

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).contains(message);
    assertThat(Files.readString(GUIDE)).as("the guide").contains(message);
  }

  static List<Arguments> mistakes() {
    String results = "/zathras-results";
    String search = results + "/_search";
    String oneIndex = results + "-mistake/_doc/1";
    return List.of(
        arguments("strict_dynamic_mapping_exception", "PUT", oneIndex, "{\"a\": 1}"),
        arguments("Limit of total fields", "PUT", oneIndex, manyRuns()),
        arguments(
            "Cannot write to a field alias",
            "PUT",
            "/zathras-timeseries-mistake/_doc/1",
            "{\"system_under_test\": {\"cores\": 4}}"),
        arguments(
            "mapper_parsing_exception", "PUT", oneIndex, "{\"metadata\": {\"iteration\": \"a\"}}"),
        arguments(
            "Document contains at least one immense term",
            "PUT",
            oneIndex,
            "{\"diagnostics\": {\"diagnostic_0\": {\"message\": \"" + "a".repeat(40_000) + "\"}}}"),
        arguments(
            "does not support doc_value in root field",
            "POST",
            search,
            "{\"aggs\": {\"a\": {\"terms\": {\"field\": \"diagnostics\"}}}}"),
        arguments(
            "No mapping found for",
            "POST",
            search,
            "{\"sort\": [\"results.primary_metrics.a.value\"]}"),
        arguments("Result window is too large", "POST", search, "{\"from\": 10000, \"size\": 1}"),
        arguments("index_not_found_exception", "POST", "/zathras-result/_search", "{}"));
  }

  @Test
  void aWordWithoutAFieldFailsInAnIndexThatDoesNotSayWhereToLook() throws IOException {
    String index = indices.renamed("/zathras-results-wide");
    node.put(index, "{\"settings\": {\"index.query.default_field\": [\"*\"]}}").good();
    for (int number = 0; number < 3; number++) {
      node.put(index + "/_doc/" + number, runs(number * 80 + 1, number * 80 + 80)).good();
    }
    node.post(index + "/_refresh", "").good();

    Answer answer = node.get(index + "/_search?q=coremark");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("matches too many fields");
    assertThat(Files.readString(GUIDE)).contains("`matches too many fields`");
  }

  private static String manyRuns() {
    return runs(1, Indices.FIELD_LIMIT / 7);
  }

  private static String runs(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> "\"run_" + i + "\": {\"status\": \"PASS\"}")
        .collect(Collectors.joining(", ", "{\"results\": {\"runs\": {", "}}}"));
  }

  @AfterAll
  static void updateTheGuide() throws IOException {
    if (!UPDATE) {
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(GUIDE));
    List<GuideQuery> queries = queries();
    for (int i = queries.size() - 1; i >= 0; i--) {
      GuideQuery query = queries.get(i);
      int from = query.answerLine();
      lines.subList(from, from + query.answer().split("\n", -1).length).clear();
      lines.addAll(from, List.of(CompactJson.of(ask(query)).split("\n", -1)));
    }
    Files.writeString(GUIDE, String.join("\n", lines) + "\n");
  }

  private static JsonNode ask(GuideQuery query) throws IOException {
    String body = query.body().isEmpty() ? null : indices.renamed(query.body());
    return node.send(query.method(), indices.renamed(query.path()), body).good().json();
  }
}
