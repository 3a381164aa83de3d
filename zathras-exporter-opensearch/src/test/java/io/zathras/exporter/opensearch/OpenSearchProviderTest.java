package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.ExporterProviders;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import io.zathras.exporter.opensearch.bulk.BulkLimits;
import io.zathras.exporter.opensearch.index.IndexLayout;
import io.zathras.exporter.testing.SyntheticResults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSearchProviderTest {

  private final OpenSearchProvider provider = new OpenSearchProvider();

  @Test
  void isInstalled() {
    assertThat(ExporterProviders.installed().named("opensearch"))
        .isInstanceOf(OpenSearchProvider.class);
  }

  @Test
  void takesTheSettingsOfThePeerAsTheyAre() {
    OpenSearchSettings settings =
        read(
            Map.of(
                "url", "https://opensearch.example.com",
                "summary_index", "my-results",
                "timeseries_index", "my-points",
                "username", "perf",
                "password", "secret",
                "verify_ssl", false));

    OpenSearchTarget target = settings.target();
    assertThat(target.urls()).containsExactly(URI.create("https://opensearch.example.com"));
    assertThat(target.resultsIndex()).isEqualTo("my-results");
    assertThat(target.timeseriesIndex()).isEqualTo("my-points");
    assertThat(target.credentials()).hasToString("user perf");
    assertThat(target.http().isInsecure()).isTrue();
  }

  @Test
  void takesThePeersOlderSettings() {
    OpenSearchTarget target =
        read(Map.of("url", "http://localhost:9200", "index", "older", "auth_token", "t0ken"))
            .target();

    assertThat(target.resultsIndex()).isEqualTo("older");
    assertThat(target.credentials()).hasToString("bearer token");
    assertThat(target.credentials().headerValue()).isNotNull();
  }

  @Test
  void hasDefaultsThatAreSafe() {
    OpenSearchSettings settings = read(Map.of("url", "http://localhost:9200"));

    assertThat(settings.target().resultsIndex()).isEqualTo("zathras-results");
    assertThat(settings.target().timeseriesIndex()).isEqualTo("zathras-timeseries");
    assertThat(settings.target().http().isInsecure()).isFalse();
    assertThat(settings.policy()).isEqualTo(WritePolicy.CREATE);
    assertThat(settings.templates()).isTrue();
    assertThat(settings.spool()).isNull();
    assertThat(settings.limits()).isEqualTo(new BulkLimits(5 << 20, 5_000, 2));
    assertThat(settings.layout()).isEqualTo(new IndexLayout(1, null));
  }

  @Test
  void takesEverySettingOfOurs() {
    Map<String, Object> all = new HashMap<>();
    all.put("url", List.of("http://a:9200", "http://b:9200"));
    all.put("api_key", "key");
    all.put("policy", "replace");
    all.put("templates", "never");
    all.put("shards", 3);
    all.put("replicas", 0);
    all.put("bulk_bytes", "1mb");
    all.put("bulk_count", 100);
    all.put("requests_in_flight", 4);
    all.put("spool", "kept");
    all.put("proxy", "http://proxy:3128");
    all.put("request_timeout", "5s");

    OpenSearchSettings settings = read(all);

    assertThat(settings.target().urls()).hasSize(2);
    assertThat(settings.policy()).isEqualTo(WritePolicy.REPLACE);
    assertThat(settings.templates()).isFalse();
    assertThat(settings.spool()).isNotNull();
    assertThat(settings.limits()).isEqualTo(new BulkLimits(1 << 20, 100, 4));
    assertThat(settings.layout()).isEqualTo(new IndexLayout(3, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policy | overwrite | c.yml: opensearch.policy: expected create or replace",
        "templates | sometimes | c.yml: opensearch.templates: expected auto or never",
        "url | localhost | opensearch.url: found localhost, expected http://host:port",
        "url | http://a b | c.yml: opensearch.url: expected http://host:port",
        "url | http://perf:hunter2@host | a URL must not hold a user and a password",
        "url | http://perf:hun@hunter2@host | a URL must not hold a user and a password",
        "url | http://perf:hunter2#@host | a URL must not hold a user and a password",
        "url | http://host:99999 | opensearch.url: found http://host:99999, expected",
        "username | a:b | c.yml: opensearch.username: a user name holds no colon",
        "password | ' ' | c.yml: opensearch.password: the secret is blank",
        "connect_timeout | 0s | c.yml: opensearch.connect_timeout: expected more than nothing",
        "request_timeout | 0s | c.yml: opensearch.request_timeout: expected more than nothing",
        "give_up_after | 0m | c.yml: opensearch.give_up_after: expected more than nothing",
        "proxy | host:99999 | c.yml: opensearch.proxy: expected http://host:port",
        "ca_certificate | no.pem | ca_certificate no.pem: expected certificates in PEM, found no"
            + " such",
        "summary_index | Results | opensearch.summary_index: 'Results' is no name of an index",
        "summary_index | a/b | opensearch.summary_index: 'a/b' is no name of an index",
        "timeseries_index | zathras-results | results and points need an index each",
        "bulk_count | 0 | bulk_count is 0; expected 1 to 100000",
        "shards | 0 | shards is 0; expected 1 to 1024",
        "auth_token | t | there are other credentials too",
        "bulk_size | 7 | c.yml: opensearch: unknown: bulk_size; known are accept_mapping,",
      })
  void saysWhatIsWrong(String name, String value, String words) {
    Map<String, Object> values = new HashMap<>();
    values.put("url", "http://localhost:9200");
    values.put("username", "perf");
    values.put("password", "hunter2");
    values.put(name, value);

    assertThatThrownBy(() -> provider.create(settings(values)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void wantsAUrl() {
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("c.yml: opensearch.url: it is missing");
  }

  @Test
  void keepsInTheSpoolWhatCouldNotBeDelivered(@TempDir Path spool) throws IOException {
    try (FakeCluster cluster = new FakeCluster()) {
      cluster.fail("POST /zathras-timeseries/_bulk", Fault.answer(403, "{\"error\":\"no\"}"));
      Map<String, Object> values = Map.of("url", cluster.url().toString(), "spool", spool);
      Path file = spool.resolve("opensearch").resolve(SyntheticResults.id('a') + ".ndjson");
      try (Exporter exporter = provider.create(settings(values))) {
        assertThat(exporter.name()).isEqualTo("opensearch");
        assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 2)))
            .hasMessageEndingWith("; kept in " + file);
        assertThat(file).exists();
        exporter.export(SyntheticResults.of('a', 2));
        assertThat(file).doesNotExist();
      }
    }
  }

  @Test
  void installsOnceAndSaysWhatItDid() throws IOException {
    try (FakeCluster cluster = new FakeCluster()) {
      Map<String, Object> values =
          Map.of("url", cluster.url().toString(), "summary_index", "r", "replicas", 2);
      List<Change> changes =
          List.of(
              new Change(Action.CREATE, "index template zathras-timeseries version 2"),
              new Change(Action.CREATE, "index zathras-timeseries"),
              new Change(Action.CREATE, "index template r version 2"),
              new Change(Action.CREATE, "index r"));

      assertThat(provider.install(settings(values), true)).isEqualTo(changes);
      assertThat(cluster.templates).isEmpty();
      assertThat(provider.install(settings(values), false)).isEqualTo(changes);
      assertThat(provider.install(settings(values), false)).isEmpty();

      assertThat(cluster.templates.get("r").path("index_patterns"))
          .extracting(pattern -> pattern.asText())
          .containsExactly("r", "r-*");
      assertThat(cluster.templates.get("r").at("/template/aliases").has("r-read")).isTrue();
      assertThat(cluster.templates.get("r").at("/template/settings/index/number_of_replicas"))
          .hasToString("2");
    }
  }

  @Test
  void checkSaysThatNobodyIsThere() {
    List<Finding> findings = provider.check(settings(Map.of("url", "http://127.0.0.1:1")));

    assertThat(findings)
        .containsExactly(
            new Finding(false, "opensearch: nothing accepts connections at http://127.0.0.1:1"));
  }

  @Test
  void checkSaysThatCredentialsAreWantedOrWrong() throws IOException {
    try (FakeCluster cluster = new FakeCluster()) {
      cluster.fail("GET /", Fault.answer(401, "Unauthorized"), Fault.answer(401, "Unauthorized"));
      String url = cluster.url().toString();

      assertThat(provider.check(settings(Map.of("url", url))))
          .containsExactly(
              new Finding(
                  false,
                  "opensearch: GET /: HTTP 401 (Unauthorized); the cluster wants credentials: set"
                      + " username and password, token or api_key"));
      assertThat(provider.check(settings(Map.of("url", url, "username", "perf", "password", "x"))))
          .containsExactly(
              new Finding(
                  false,
                  "opensearch: GET /: HTTP 401 (Unauthorized); the cluster does not know the user"
                      + " perf, or the secret is wrong"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\":{\"number\":\"8.1.0\",\"lucene_version\":\"9.1\"}} | Elasticsearch 8.1.0"
            + " answers; the index templates need OpenSearch 2.7 or newer",
        "{\"version\":{\"number\":\"7.10.2\"},\"tagline\":\"You Know, for Search\"} | Elasticsearch"
            + " 7.10.2 answers; the index templates need OpenSearch 2.7 or newer",
        "<html>It works!</html> | opensearch: GET /: expected application/json, found text/html,"
            + " HTTP 200 (<html>It works!</html>); does url lead to the server itself, and not to a"
            + " login page or proxy?",
        "{} | what answers is no OpenSearch: HTTP 200 ({})",
        "{\"version\":{\"number\":\"2.19.4\"}} | what answers is no OpenSearch: HTTP 200"
            + " ({\"version\":{\"number\":\"2.19.4\"}})",
        "{\"version\":{\"number\":\"two\",\"distribution\":\"opensearch\"}} | what answers is no"
            + " OpenSearch: HTTP 200"
            + " ({\"version\":{\"number\":\"two\",\"distribution\":\"opensearch\"}})",
        "{\"version\":{\"number\":\"2.6.0\",\"distribution\":\"opensearch\"}} | OpenSearch 2.6.0"
            + " answers; the index templates need OpenSearch 2.7 or newer",
      })
  void checkKnowsWhatAnswers(String answer, String words) throws IOException {
    try (FakeCluster cluster = new FakeCluster()) {
      cluster.fail("GET /", Fault.answer(200, answer));

      assertThat(provider.check(settings(Map.of("url", cluster.url().toString()))))
          .containsExactly(new Finding(false, words));
    }
  }

  private static OpenSearchSettings read(Map<String, ?> values) {
    return OpenSearchSettings.read(settings(values));
  }

  private static ExporterSettings settings(Map<String, ?> values) {
    return ExporterSettings.of("c.yml: opensearch", values, name -> null);
  }
}
