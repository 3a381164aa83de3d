package io.zathras.horreum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A live Horreum, looked at without the exporter. */
final class Server {

  private static final int ATTEMPTS = 30;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI url;
  private final String apiKey;
  private final HttpClient http = HttpClient.newHttpClient();

  Server(URI url, String apiKey) {
    this.url = url;
    this.apiKey = apiKey;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", path, "");
    return response.statusCode() == 404 ? JSON.nullNode() : JSON.readTree(response.body());
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = ask(method, path, body);
    assertThat(response.statusCode())
        .as(method + " " + path + ": " + response.body())
        .satisfiesAnyOf(
            status -> assertThat(status).isLessThan(300),
            status -> assertThat(status).isEqualTo(404));
    return response;
  }

  private HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("X-Horreum-API-Key", apiKey)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Horreum fails to put a run aside while it computes the run's series. */
  void trash(int run, boolean trashed) throws IOException, InterruptedException {
    String path = "/api/run/" + run + "/trash?isTrashed=" + trashed;
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> response = ask("POST", path, "");
      if (response.statusCode() != 500 || attempt == ATTEMPTS) {
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(204);
        return;
      }
      Thread.sleep(1000);
    }
  }

  int test(String name) throws IOException, InterruptedException {
    return get("/api/test/byName/" + name).path("id").asInt();
  }

  int activeRuns(int test) throws IOException, InterruptedException {
    return get("/api/run/count?testId=" + test).path("active").intValue();
  }

  JsonNode labelValues(int run) throws IOException, InterruptedException {
    return get("/api/run/" + run + "/labelValues").path(0).path("values");
  }

  JsonNode variables(int test) throws IOException, InterruptedException {
    return get("/api/alerting/variables?test=" + test);
  }

  /** Returns the runs in which a variable changed. */
  List<Integer> changes(int variable) throws IOException, InterruptedException {
    List<Integer> runs = new ArrayList<>();
    for (JsonNode change : get("/api/alerting/changes?var=" + variable)) {
      runs.add(change.at("/dataset/runId").intValue());
    }
    return runs;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
