package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.rest.RestClient;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends requests to Horreum and explains its refusals. */
final class HorreumClient implements AutoCloseable {

  static final String NAME = "horreum";

  private final RestClient rest;

  HorreumClient(List<URI> nodes, Credentials credentials, HttpOptions options) {
    rest = new RestClient(NAME, nodes, credentials, options);
  }

  /** Sends a request and returns the answer, whatever its status is. */
  RestResponse send(RestRequest request) {
    return rest.send(request);
  }

  /** Returns the JSON at a path. */
  JsonNode get(Object path) {
    RestRequest request = RestRequest.of("GET", path.toString());
    return succeeded(request, rest.send(request)).json();
  }

  /**
   * Returns the list at a path.
   *
   * @throws ExportException if the answer is not a list
   */
  JsonNode array(Object path) {
    RestRequest request = RestRequest.of("GET", path.toString());
    RestResponse response = succeeded(request, rest.send(request));
    if (!response.json().isArray()) {
      throw response.unexpected("a list");
    }
    return response.json();
  }

  /**
   * Returns the object at a path.
   *
   * @param member a member that the object always has
   * @throws ExportException if the answer is not such an object
   */
  JsonNode object(Object path, String member) {
    RestRequest request = RestRequest.of("GET", path.toString());
    RestResponse response = succeeded(request, rest.send(request));
    if (!response.json().has(member)) {
      throw response.unexpected("an object with " + member);
    }
    return response.json();
  }

  /**
   * Returns Horreum's description of a run.
   *
   * @throws ExportException if it is the description of another run
   */
  JsonNode run(int id) {
    RestRequest request = RestRequest.of("GET", "/api/run/" + id + "/summary");
    RestResponse response = succeeded(request, rest.send(request));
    if (response.json().path("id").asInt() != id) {
      throw response.unexpected("run " + id);
    }
    return response.json();
  }

  /** Returns the JSON at a path, or {@code null} when there is none. */
  @Nullable JsonNode find(Object path) {
    RestRequest request = RestRequest.of("GET", path.toString());
    RestResponse response = rest.send(request);
    return response.status() == 404 ? null : succeeded(request, response).json();
  }

  /** Sends something to create or change, and returns the answer. */
  RestResponse put(String method, Object path, @Nullable JsonNode body) {
    RestRequest request =
        body == null
            ? RestRequest.of(method, path.toString())
            : RestRequest.of(method, path.toString(), body.toString());
    return succeeded(request, rest.send(request));
  }

  /** Returns a successful answer, and throws an exception for any other. */
  static RestResponse succeeded(RestRequest request, RestResponse response) {
    if (response.isSuccess()) {
      return response;
    }
    throw new ExportException(NAME, request + ": " + refusal(response), null);
  }

  /** Explains a refusal, with the server's own words. */
  static String refusal(RestResponse response) {
    String words = response.summary();
    return switch (response.status()) {
      case 401 ->
          words + ": the API key or password is not accepted; is it mistyped, revoked or expired?";
      case 403 ->
          words
              + ": the user lacks the role; uploading takes the team's uploader, installing its"
              + " tester";
      case 404 -> words + ": not found, or a value Horreum does not know";
      case 413 -> words + ": larger than the server takes";
      default -> words;
    };
  }

  @Override
  public void close() {
    rest.close();
  }
}
