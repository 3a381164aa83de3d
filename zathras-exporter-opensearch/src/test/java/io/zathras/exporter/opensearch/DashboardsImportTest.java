package io.zathras.exporter.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to an OpenSearch Dashboards, by the API that its documentation describes. */
class DashboardsImportTest {

  private static final String PATTERN = "index-pattern:zathras-results";

  /** Objects by type and id. */
  private final Map<String, ObjectNode> saved = new TreeMap<>();

  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/base/api/saved_objects/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void importsAllOnceAndAgainOnlyWhatWasChanged() {
    List<Change> all = run(false);

    assertThat(all).extracting(Change::action).containsOnly(Action.CREATE);
    assertThat(all)
        .extracting(Change::what)
        .contains("dashboard zathras 'Zathras: headlines by system'");
    assertThat(saved).hasSameSizeAs(all);
    assertThat(saved.get(PATTERN).at("/attributes/title").asText())
        .isEqualTo("zathras-results-read");
    assertThat(run(false)).isEmpty();

    // OpenSearch Dashboards keeps an index pattern's fields with it, which is no change.
    ((ObjectNode) saved.get(PATTERN).path("attributes")).put("fields", "[]");
    assertThat(run(false)).isEmpty();
    ((ObjectNode) saved.get("dashboard:zathras").path("attributes")).put("title", "Mine");
    requests.clear();
    assertThat(run(false))
        .containsExactly(
            new Change(Action.UPDATE, "dashboard zathras 'Zathras: headlines by system'"));
    assertThat(saved.get("dashboard:zathras").at("/attributes/title").asText())
        .isEqualTo("Zathras: headlines by system");
    assertThat(requests)
        .containsExactly(
            "/base/api/saved_objects/_bulk_get", "/base/api/saved_objects/_import?overwrite=true");
  }

  @Test
  void aDryRunSaysTheSameAndImportsNothing() {
    assertThat(run(true)).hasSizeGreaterThan(25);
    assertThat(saved).isEmpty();
  }

  @Test
  void installingOpenSearchImportsThemToo() throws IOException {
    try (FakeCluster cluster = new FakeCluster()) {
      ExporterSettings settings =
          ExporterSettings.of(
              "c.yml: opensearch",
              Map.of(
                  "url", cluster.url().toString(),
                  "dashboards_url", url().toString(),
                  "summary_index", "perf"),
              name -> null);

      List<Change> changes = new OpenSearchProvider().install(settings, false);

      assertThat(changes)
          .extracting(Change::what)
          .contains("index perf", "dashboard zathras 'Zathras: headlines by system'");
      assertThat(saved.get(PATTERN).at("/attributes/title").asText()).isEqualTo("perf-read");
      assertThat(new OpenSearchProvider().install(settings, false)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {} | is this the URL of OpenSearch Dashboards, not of OpenSearch?",
        "404 | {} | is this the URL of OpenSearch Dashboards, not of OpenSearch?",
        "401 | {} | it wants a user who may write saved objects",
        "403 | {} | it wants a user who may write saved objects",
        "200 | {} | what answers is no OpenSearch Dashboards",
        "200 | {\"saved_objects\": []} | what answers is no OpenSearch Dashboards",
      })
  void saysWhatIsWrong(int code, String text, String words) {
    status = code;
    answer = text;

    assertThatThrownBy(() -> run(false))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("hunter2");
    assertThat(saved).isEmpty();
  }

  @Test
  void anObjectThatIsRefusedIsNamed() {
    refused = "zathras-over-time";

    assertThatThrownBy(() -> run(false))
        .hasMessageContaining(
            "objects were imported; refused: dashboard zathras-over-time: conflict");
  }

  private String refused = "";

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
  }

  private List<Change> run(boolean dryRun) {
    OpenSearchTarget target =
        OpenSearchTarget.builder()
            .url(URI.create("http://127.0.0.1:1"))
            .credentials(Credentials.basic("perf", Secret.of("hunter2")))
            .http(FakeCluster.quick().build())
            .build();
    try (DashboardsImport dashboards = new DashboardsImport(url(), target)) {
      return dashboards.run(dryRun);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI().toString());
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (status != 200 || !answer.isEmpty()) {
      respond(exchange, status, answer);
    } else if (!"true".equals(exchange.getRequestHeaders().getFirst("osd-xsrf"))) {
      respond(exchange, 400, "{\"message\": \"Request must contain an osd-xsrf header.\"}");
    } else if (exchange.getRequestURI().getPath().endsWith("_bulk_get")) {
      respond(exchange, 200, found(body).toString());
    } else {
      respond(
          exchange,
          200,
          taken(exchange.getRequestHeaders().getFirst("Content-Type"), body).toString());
    }
  }

  private ObjectNode found(String body) throws IOException {
    ObjectNode found = ClusterClient.JSON.createObjectNode();
    ArrayNode objects = found.putArray("saved_objects");
    for (JsonNode asked : ClusterClient.JSON.readTree(body)) {
      ObjectNode there = saved.get(key(asked));
      objects.add(there == null ? missing(asked) : there);
    }
    return found;
  }

  private static ObjectNode missing(JsonNode asked) {
    ObjectNode missing = asked.deepCopy();
    missing.putObject("error").put("statusCode", 404).put("error", "Not Found");
    return missing;
  }

  /** Takes a form as the server does: one file, whose name ends in {@code .ndjson}. */
  private ObjectNode taken(String type, String body) throws IOException {
    assertThat(type).startsWith("multipart/form-data; boundary=");
    String boundary = "--" + type.substring(type.indexOf('=') + 1);
    assertThat(body).startsWith(boundary + "\r\n").endsWith("\r\n" + boundary + "--\r\n");
    int start = body.indexOf("\r\n\r\n") + 4;
    assertThat(body.substring(0, start)).contains("name=\"file\"; filename=\"zathras.ndjson\"");
    ObjectNode result = ClusterClient.JSON.createObjectNode();
    ArrayNode errors = result.putArray("errors");
    int count = 0;
    for (String line : body.substring(start, body.lastIndexOf("\r\n" + boundary)).split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      ObjectNode object = (ObjectNode) ClusterClient.JSON.readTree(line);
      if (object.path("id").asText().equals(refused)) {
        errors.add(object).get(errors.size() - 1);
        ((ObjectNode) errors.get(errors.size() - 1)).putObject("error").put("type", "conflict");
      } else {
        saved.put(key(object), object);
        count++;
      }
    }
    return result.put("success", errors.isEmpty()).put("successCount", count);
  }

  private static String key(JsonNode object) {
    return object.path("type").asText() + ":" + object.path("id").asText();
  }

  private static void respond(HttpExchange exchange, int code, String text) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
