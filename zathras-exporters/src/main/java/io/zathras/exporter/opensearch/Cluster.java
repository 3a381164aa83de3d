package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.rest.RestClient;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A target that is being asked. Thread-safe. */
final class Cluster implements AutoCloseable {

  static final String NAME = "opensearch";
  static final JsonMapper JSON = new JsonMapper();

  private final OpenSearchTarget target;
  private final RestClient client;

  Cluster(OpenSearchTarget target) {
    this(target, target.http());
  }

  private Cluster(OpenSearchTarget target, HttpOptions http) {
    this.target = target;
    this.client = new RestClient(NAME, target.urls(), target.credentials(), http);
  }

  /** Returns a cluster that is not waited for. */
  static Cluster askedOnce(OpenSearchTarget target) {
    return new Cluster(target, target.http().once());
  }

  OpenSearchTarget target() {
    return target;
  }

  RestResponse send(RestRequest request) {
    return client.send(request);
  }

  /**
   * Asks for something that may be missing.
   *
   * @return {@code null} when it is
   * @throws ExportException if the cluster refuses to say
   */
  @Nullable JsonNode find(String path) {
    RestResponse response = send(RestRequest.of("GET", path));
    return response.status() == 404 ? null : good(response, "GET " + pathOnly(path)).json();
  }

  /**
   * Makes sure that an index is there, as far as the user may know: the cluster would make one,
   * with a mapping that it guesses.
   *
   * @throws ExportException if it is not
   */
  void requireIndex(String index) {
    RestResponse response = send(RestRequest.of("GET", "/" + encoded(index) + "/_doc/none"));
    if (response.json().path("error").path("type").asText().equals("index_not_found_exception")) {
      throw refused("there has to be an index " + index, response);
    }
  }

  /** Makes all that was written findable; returns {@code false} where the user may not. */
  boolean refresh(String index) {
    RestRequest request = RestRequest.of("POST", "/" + encoded(index) + "/_refresh");
    try {
      ask(request);
      return true;
    } catch (RefusedException e) {
      if (e.isForbidden()) {
        return false;
      }
      throw e;
    }
  }

  /** Asks for something that has to be answered with success. */
  JsonNode ask(RestRequest request) {
    return good(send(request), request.toString()).json();
  }

  /** Returns the answer if it is one of success. */
  RestResponse good(RestResponse response, String what) {
    if (!response.isSuccess()) {
      throw refused(what, response);
    }
    return response;
  }

  /** Returns an exception with the cluster's own words, and what to do about them. */
  RefusedException refused(String what, RestResponse response) {
    JsonNode error = response.json().path("error");
    String hint =
        Hints.of(
            response.status(),
            error.path("type").asText(),
            error.path("reason").asText(),
            target.credentials());
    return new RefusedException(what + ": " + response.summary() + hint, response.status());
  }

  /** Returns a part of a path, so that no name in it means anything else. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String pathOnly(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  @Override
  public void close() {
    client.close();
  }
}
