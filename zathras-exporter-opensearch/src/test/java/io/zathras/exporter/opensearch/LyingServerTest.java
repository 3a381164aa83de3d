package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Spool;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import io.zathras.exporter.testing.LieTrials;
import io.zathras.exporter.testing.Lies;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with success that are not what the API promises: nothing counts as delivered then. */
class LyingServerTest {

  private static final String RESULTS = "/zathras-results";
  private static final String POINTS = "/zathras-timeseries";
  private static final String LOOKUP = "POST " + RESULTS + "/_mget";
  private static final String BULK = "/_bulk";
  private static final String ID = SyntheticResults.id('a');

  @TempDir Path directory;

  private final ResultDocument document = SyntheticResults.of('a', 2);
  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
    try (Exporter exporter = OpenSearchExporter.to(cluster.target().build())) {
      exporter.export(SyntheticResults.of('f'));
    }
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("", "a login page for everything", answer -> "<html>Please log in</html>"),
        lie("", "{} for everything", answer -> "{}"),
        lie("", "[] for everything", answer -> "[]"),
        lie("", "null for everything", answer -> "null"),
        lie("", "a text for everything", answer -> "\"ok\""),
        lie("", "a number for everything", answer -> "200"),
        lie("", "a page called JSON", answer -> " <html>Please log in</html>"),
        lie("", "every member twice", answer -> answer.replaceFirst("\\{(.*)}", "{$1,$1}")),
        lie("", "no JSON in the end", answer -> answer + "<!-- gateway -->"),
        lie("", "half of the JSON", answer -> answer.substring(0, answer.length() - 1)),
        lie("GET /", "another product", answer -> "{\"version\":{\"number\":\"2.19.4\"}}"),
        lie("/_doc/zathras-check", "any id is found", answer -> answer.replace("false", "true")),
        lie("/_doc/zathras-check", "found is missing", answer -> "{\"_id\":\"zathras-check\"}"),
        lie("/_doc/zathras-check", "another id", answer -> answer.replace("check", "other")),
        lie(LOOKUP, "a login that expired", answer -> "<html>Please log in</html>"),
        lie(LOOKUP, "{}", answer -> "{}"),
        lie(LOOKUP, "no documents", answer -> "{\"docs\":[]}"),
        lie(LOOKUP, "found is missing", answer -> answer.replace("\"found\"", "\"lost\"")),
        lie(LOOKUP, "found is a text", answer -> answer.replace("false", "\"false\"")),
        lie(LOOKUP, "found without a state", answer -> answer.replace("false", "true")),
        lie(LOOKUP, "another id", answer -> answer.replace(ID, SyntheticResults.id('b'))),
        lie(LOOKUP, "another index", answer -> answer.replace("zathras-results", "others")),
        lie(LOOKUP, "an error", answer -> answer.replace("\"found\"", "\"error\":{},\"found\"")),
        lie(BULK, "a login that expired", answer -> "<html>Please log in</html>"),
        lie(BULK, "{}", answer -> "{}"),
        lie(BULK, "no errors, no items", answer -> "{\"errors\":false}"),
        lie(BULK, "an acknowledgement", answer -> "{\"acknowledged\":true}"),
        lie(BULK, "no items at all", answer -> "{\"errors\":false,\"items\":[]}"),
        lie(BULK, "items that are null", answer -> "{\"errors\":false,\"items\":null}"),
        lie(
            POINTS + BULK,
            "items in another order",
            answer ->
                answer
                    .replace("sequence_0", "sequence_x")
                    .replace("sequence_1", "sequence_0")
                    .replace("sequence_x", "sequence_1")),
        lie(
            BULK,
            "errors, and no errors",
            answer -> answer.replace("\"errors\":false", "\"errors\":true,\"errors\":false")),
        lie(BULK, "items that are no list", answer -> answer.replaceAll("\\[.*]", "{}")),
        lie(BULK, "empty items", answer -> answer.replaceAll("\\{\"_index[^}]*}", "{}")),
        lie(BULK, "an item too many", answer -> answer.replace("[", "[{\"index\":{}},")),
        lie(POINTS + BULK, "an item too few", answer -> answer.replaceFirst("\\[\\{.*?}},", "[")),
        lie(BULK, "another result's ids", answer -> answer.replace(ID, SyntheticResults.id('b'))),
        lie(POINTS + BULK, "one id twice", answer -> answer.replace("sequence_1", "sequence_0")),
        lie(BULK, "no ids", answer -> answer.replace("\"_id\"", "\"id\"")),
        lie(BULK, "another index", answer -> answer.replace("\"zathras-", "\"others-")),
        lie(BULK, "no index", answer -> answer.replace("\"_index\"", "\"index\"")),
        lie(BULK, "another action", answer -> answer.replaceAll("\"(index|create)\":", "\"x\":")),
        lie(BULK, "errors without any", answer -> answer.replace("false", "true")),
        lie(BULK, "errors is missing", answer -> answer.replace("\"errors\"", "\"error\"")),
        lie(BULK, "errors is a text", answer -> answer.replace("false", "\"false\"")),
        lie(BULK, "another word", answer -> answer.replace("\"created\"", "\"ok\"")),
        lie(BULK, "noop", answer -> answer.replace("\"created\"", "\"noop\"")),
        lie(BULK, "deleted", answer -> answer.replace("\"created\"", "\"deleted\"")),
        lie(BULK, "no word", answer -> answer.replace(",\"result\":\"created\"", "")),
        lie(BULK, "another status", answer -> answer.replace("201", "200")),
        lie(BULK, "no status", answer -> answer.replace("\"status\":201,", "")),
        lie(
            BULK,
            "a refusal, and no errors",
            answer ->
                answer.replace("201,\"result\":\"created\"", "400,\"error\":{\"type\":\"t\"}")),
        lie(
            BULK,
            "a conflict of another kind",
            answer ->
                "{\"errors\":true,"
                    + answer
                        .replace("201,\"result\":\"created\"", "409,\"error\":{\"type\":\"t\"}")
                        .substring(1)
                        .replace("\"errors\":false,", "")));
  }

  private static Arguments lie(String of, String name, UnaryOperator<String> lie) {
    return Arguments.of(of, name, lie);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lies")
  void aDocumentIsDeliveredOnlyWhenTheIndexSaysSo(String of, String name, UnaryOperator<String> lie)
      throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("opensearch", document);
    tell(of, lie);
    try (Exporter exporter = OpenSearchExporter.to(cluster.target().build())) {
      assertThatThrownBy(() -> exporter.export(document)).isInstanceOf(ExportException.class);

      assertThat(spool.send(exporter, sent -> {}))
          .singleElement()
          .satisfies(sent -> assertThat(sent.outcome()).isNull());
    }
    assertThat(spool.kept("opensearch")).hasSize(1);
  }

  static Set<String> answersOfNobody() {
    return Lies.answers().keySet();
  }

  @ParameterizedTest
  @MethodSource("answersOfNobody")
  void anAnswerOfNobodyIsNoneWheneverItComes(String name) throws IOException {
    trials().lieAtEachRequest(Objects.requireNonNull(Lies.answers().get(name)));
  }

  @Test
  void anAnswerThatIsBrokenIsNone() throws IOException {
    trials().breakAnswers();
  }

  /** The first request, because no honest answer before it has to come in time. */
  @Test
  void anAnswerThatComesTooSlowlyOrHasNoEndIsGivenUp() throws IOException {
    assertThat(trials().isLiedTo(0, Lies.slow(), 1)).isTrue();
    assertThat(trials().isLiedTo(0, Lies.headers(), 60)).isTrue();
  }

  private LieTrials trials() {
    return new LieTrials(directory, document, () -> new EmptyCluster(new FakeCluster()));
  }

  /** A cluster without documents. */
  private record EmptyCluster(FakeCluster behind) implements LieTrials.Target {

    @Override
    public URI url() {
      return behind.url();
    }

    @Override
    public Exporter exporter(URI url, Path spool, int seconds) {
      Map<String, Object> settings =
          Map.of(
              "url",
              url.toString(),
              "spool",
              spool.toString(),
              "max_attempts",
              1,
              "request_timeout",
              seconds + "s");
      return new OpenSearchProvider()
          .create(ExporterSettings.of("c.yml", settings, variable -> null));
    }

    @Override
    public void assertHolds(ResultDocument document) {
      assertThat(behind.documents("zathras-results")).containsKey(document.id());
      assertThat(behind.documents("zathras-timeseries")).hasSize(2);
    }

    @Override
    public void close() {
      behind.close();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("liesOnReplace")
  void anOlderResultIsReplacedOnlyWhenTheIndexSaysSo(
      String of, String name, UnaryOperator<String> lie) {
    try (Exporter exporter = OpenSearchExporter.to(cluster.target().build())) {
      exporter.export(SyntheticResults.of('a', 5));
    }
    Map<String, String> results = Map.copyOf(cluster.documents("zathras-results"));
    tell(of, lie);
    try (Exporter exporter =
        OpenSearchExporter.builder(cluster.target().build()).policy(WritePolicy.REPLACE).build()) {
      assertThatThrownBy(() -> exporter.export(document)).isInstanceOf(ExportException.class);
    }
    assertThat(cluster.documents("zathras-results")).isEqualTo(results);
    assertThat(cluster.documents("zathras-timeseries")).hasSize(5);
  }

  static Stream<Arguments> liesOnReplace() {
    String search = POINTS + "/_search";
    return Stream.of(
        lie("/_refresh", "{}", answer -> "{}"),
        lie("/_refresh", "of no shard", answer -> answer.replace("\"failed\":0", "\"failed\":1")),
        lie(search, "{}", answer -> "{}"),
        lie(search, "no counts", answer -> answer.replace("doc_count", "count")),
        lie(search, "no hits", answer -> answer.replace("\"hits\":[", "\"hit\":[")),
        lie(search, "timed out", answer -> answer.replace("false", "true")),
        lie(search, "of no shard", answer -> answer.replace("\"failed\":0", "\"failed\":1")),
        lie(search, "another index", answer -> answer.replace("\"zathras-", "\"others-")),
        lie(search, "no state", answer -> answer.replace("\"_seq_no\"", "\"no\"")),
        lie(POINTS + BULK, "all is taken", answer -> answer.replace("409", "200")),
        lie(RESULTS + BULK, "another id", answer -> answer.replace(ID, SyntheticResults.id('b'))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"acknowledged\":false}", "<html>", "[]"})
  void whatIsNotAcknowledgedIsNotInPlace(String answer) throws IOException {
    try (FakeCluster other = new FakeCluster()) {
      other.fail("PUT /zathras-results", Fault.answer(200, answer));
      try (Exporter exporter = OpenSearchExporter.to(other.target().build())) {
        assertThatThrownBy(() -> exporter.export(document))
            .hasMessageContaining("PUT /zathras-results: expected ");
      }
      assertThat(other.documents("zathras-results")).isEmpty();
    }
  }

  @Test
  void everyCommandNamesElasticsearchBeforeItDoesAnything() throws IOException {
    try (FakeCluster other = new FakeCluster()) {
      Fault elasticsearch =
          new Fault(
              401,
              "{\"error\":{\"type\":\"security_exception\",\"reason\":\"missing credentials\"}}",
              Map.of("X-elastic-product", "Elasticsearch"),
              Fault.Kind.ANSWER);
      ExporterSettings settings =
          ExporterSettings.of("c.yml", Map.of("url", other.url().toString()), name -> null);
      OpenSearchProvider provider = new OpenSearchProvider();
      String words = "Elasticsearch answers; the index templates need OpenSearch 2.7 or newer";

      other.fail("GET /", elasticsearch);
      try (Exporter exporter = provider.create(settings)) {
        assertThatThrownBy(() -> exporter.export(document)).hasMessageContaining(words);
      }
      other.fail("GET /", elasticsearch);
      assertThatThrownBy(() -> provider.install(settings, false)).hasMessageContaining(words);
      other.fail("GET /", elasticsearch);
      assertThat(provider.check(settings)).extracting(one -> one.text()).containsExactly(words);
      other.fail("GET /", elasticsearch);
      try (OpenSearchBackup backup = OpenSearchBackup.from(settings)) {
        assertThatThrownBy(backup::estimate).hasMessageContaining(words);
      }

      assertThat(other.requests).isEqualTo(List.of("GET /", "GET /", "GET /", "GET /"));
    }
  }

  private void tell(String of, UnaryOperator<String> lie) {
    cluster.liar =
        (request, answer) ->
            request.equals(of) || request.endsWith(of) ? lie.apply(answer) : answer;
  }
}
