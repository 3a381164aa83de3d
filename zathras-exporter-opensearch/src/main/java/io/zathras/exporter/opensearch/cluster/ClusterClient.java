package io.zathras.exporter.opensearch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.rest.RestClient;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a cluster. It sends nothing else until an OpenSearch has answered, and an
 * answer counts only if it is what the API promises. Thread-safe.
 */
public final class ClusterClient implements AutoCloseable {

  public static final String NAME = "opensearch";
  public static final JsonMapper JSON = new JsonMapper();

  /** The id of a document that no index holds, because no result has such an id. */
  public static final String NO_DOCUMENT = "zathras-check";

  private static final int FORBIDDEN = 403;
  private static final Set<String> NOT_THERE =
      Set.of("index_not_found_exception", "resource_not_found_exception");

  private final Credentials credentials;
  private final HttpOptions http;
  private final RestClient client;
  private final Map<String, String> ownNames = new ConcurrentHashMap<>();
  private volatile boolean isOpenSearch;

  /**
   * Creates a client. Nothing is sent yet.
   *
   * @param urls the URLs of the nodes, of which any may receive a request
   */
  public ClusterClient(List<URI> urls, Credentials credentials, HttpOptions http) {
    this.credentials = credentials;
    this.http = http;
    this.client = new RestClient(NAME, urls, credentials, http);
  }

  /** Returns the credentials. */
  public Credentials credentials() {
    return credentials;
  }

  /** Returns trust, timeouts, proxy and retries. */
  public HttpOptions http() {
    return http;
  }

  /** Returns the product that answers. */
  public ServerProduct product() {
    ServerProduct product = ServerProduct.of(client.send(ServerProduct.REQUEST), this);
    isOpenSearch = product.isUsable();
    return product;
  }

  /**
   * Checks, once, that an OpenSearch answers.
   *
   * @throws ExportException if it does not, in words
   */
  public void requireOpenSearch() {
    if (isOpenSearch) {
      return;
    }
    ServerProduct product = product();
    if (!product.isUsable()) {
      throw new ExportException(NAME, product.words(), null);
    }
  }

  /**
   * Sends a request.
   *
   * @throws ExportException if no OpenSearch answers
   */
  public RestResponse send(RestRequest request) {
    requireOpenSearch();
    return client.send(request);
  }

  /**
   * Reads something that may be missing.
   *
   * @param expected what the API promises, in words
   * @param isPromised whether an answer is that
   * @return {@code null} when the cluster says that it is missing
   * @throws ExportException if the cluster refuses to answer, or the answer is not what was
   *     promised
   */
  public @Nullable JsonNode find(String path, String expected, Predicate<JsonNode> isPromised) {
    RestRequest request = RestRequest.of("GET", path);
    RestResponse response = send(request);
    if (response.status() == 404 && NOT_THERE.contains(errorType(response))) {
      return null;
    }
    return promised(good(response, request.toString()), expected, isPromised);
  }

  /**
   * Creates or changes something.
   *
   * @throws ExportException if the cluster does not acknowledge it
   */
  public void put(String path, JsonNode body) {
    RestRequest request = RestRequest.of("PUT", path, body.toString());
    ask(request, "acknowledged: true", answer -> answer.path("acknowledged").asBoolean());
  }

  /**
   * Checks that an index exists, as far as the user may see, because the cluster would otherwise
   * create one with a guessed mapping. Remembers the real name of an index behind an alias.
   *
   * @throws ExportException if it does not exist, or the server claims to hold any document
   */
  public void requireIndex(String index) {
    RestRequest request = RestRequest.of("GET", "/" + encoded(index) + "/_doc/" + NO_DOCUMENT);
    RestResponse response = send(request);
    if (errorType(response).equals("index_not_found_exception")) {
      throw refused("there has to be an index " + index, response);
    }
    JsonNode answer = response.json();
    if (response.status() == FORBIDDEN && answer.isObject()) {
      return;
    }
    boolean isPromised =
        response.status() == 404
            && answer.path("_id").asText().equals(NO_DOCUMENT)
            && answer.path("_index").isTextual()
            && answer.path("found").isBoolean()
            && !answer.path("found").booleanValue();
    if (!isPromised) {
      throw response.isSuccess()
          ? response.unexpected("404 with found: false")
          : refused(request.toString(), response);
    }
    ownNames.put(index, answer.path("_index").textValue());
  }

  /** Returns whether a name in an answer is that of an index, or its real name behind an alias. */
  public boolean isOf(String index, JsonNode name) {
    return name.isTextual()
        && (name.textValue().equals(index) || name.textValue().equals(ownNames.get(index)));
  }

  /** Makes all written documents findable; returns {@code false} if the user may not do so. */
  public boolean refresh(String index) {
    try {
      ask(
          RestRequest.of("POST", "/" + encoded(index) + "/_refresh"),
          "an answer of all shards",
          ClusterClient::isOfAllShards);
      return true;
    } catch (RefusedException e) {
      if (e.isForbidden()) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Returns the number of findable documents in an index.
   *
   * @return {@code null} when there is no such index
   */
  public @Nullable Long count(String index) {
    JsonNode answer =
        find(
            "/" + encoded(index) + "/_count",
            "a count of all shards",
            found -> isOfAllShards(found) && found.path("count").isIntegralNumber());
    return answer == null ? null : answer.path("count").longValue();
  }

  /** Returns whether no shard failed; a replica that is not allocated yet does not count. */
  public static boolean isOfAllShards(JsonNode answer) {
    JsonNode shards = answer.path("_shards");
    return shards.path("total").isInt()
        && shards.path("failed").isInt()
        && shards.path("failed").intValue() == 0;
  }

  /** Sends a request and requires a successful answer. */
  public JsonNode ask(RestRequest request) {
    return good(send(request), request.toString()).json();
  }

  /**
   * Sends a request and requires a successful answer with the promised contents.
   *
   * @param expected what the API promises, in words
   * @param isPromised whether an answer is that
   */
  public JsonNode ask(RestRequest request, String expected, Predicate<JsonNode> isPromised) {
    return promised(good(send(request), request.toString()), expected, isPromised);
  }

  private static JsonNode promised(
      RestResponse response, String expected, Predicate<JsonNode> isPromised) {
    if (!isPromised.test(response.json())) {
      throw response.unexpected(expected);
    }
    return response.json();
  }

  /** Returns the answer if it is successful. */
  public RestResponse good(RestResponse response, String what) {
    if (!response.isSuccess()) {
      throw refused(what, response);
    }
    return response;
  }

  /** Returns an exception with the cluster's own words, and advice. */
  public RefusedException refused(String what, RestResponse response) {
    String hint =
        RefusalHints.of(
            response.status(),
            errorType(response),
            response.isSuccess() ? "" : response.json().path("error").path("reason").asText(),
            credentials);
    return new RefusedException(
        what + ": " + response.summary() + hint, response.status(), errorType(response));
  }

  /** Returns the kind of error as the cluster names it; empty for none. */
  public static String errorType(RestResponse response) {
    return response.isSuccess() ? "" : response.json().path("error").path("type").asText();
  }

  /** Returns a part of a path with special characters encoded. */
  public static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.close();
  }
}
