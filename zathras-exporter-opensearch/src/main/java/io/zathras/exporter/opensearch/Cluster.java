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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A target that is being asked. Nothing is sent before an OpenSearch has answered, and an answer
 * counts only when it is what the API promises. Thread-safe.
 */
final class Cluster implements AutoCloseable {

  static final String NAME = "opensearch";
  static final JsonMapper JSON = new JsonMapper();

  /** The id of a document that no index holds, since no result has such an id. */
  static final String NO_DOCUMENT = "zathras-check";

  private static final int FORBIDDEN = 403;
  private static final Set<String> NOT_THERE =
      Set.of("index_not_found_exception", "resource_not_found_exception");

  private final OpenSearchTarget target;
  private final RestClient client;
  private final Map<String, String> ownNames = new ConcurrentHashMap<>();
  private volatile boolean isOpenSearch;

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

  /** Returns what answers. */
  Product product() {
    Product product = Product.of(client.send(Product.REQUEST), this);
    isOpenSearch = product.isUsable();
    return product;
  }

  /**
   * Makes sure, once, that an OpenSearch answers.
   *
   * @throws ExportException if it does not, in words
   */
  void requireOpenSearch() {
    if (isOpenSearch) {
      return;
    }
    Product product = product();
    if (!product.isUsable()) {
      throw new ExportException(NAME, product.words(), null);
    }
  }

  /**
   * Sends a request.
   *
   * @throws ExportException if no OpenSearch answers
   */
  RestResponse send(RestRequest request) {
    requireOpenSearch();
    return client.send(request);
  }

  /**
   * Asks for something that may be missing.
   *
   * @param expected what the API promises, in words
   * @param isPromised whether an answer is that
   * @return {@code null} when it is missing, in the cluster's own words
   * @throws ExportException if the cluster refuses to say, or the answer is not what was promised
   */
  @Nullable JsonNode find(String path, String expected, Predicate<JsonNode> isPromised) {
    RestRequest request = RestRequest.of("GET", path);
    RestResponse response = send(request);
    if (response.status() == 404 && NOT_THERE.contains(errorType(response))) {
      return null;
    }
    return promised(good(response, request.toString()), expected, isPromised);
  }

  /**
   * Puts something in place.
   *
   * @throws ExportException if the cluster does not acknowledge it
   */
  void put(String path, JsonNode body) {
    RestRequest request = RestRequest.of("PUT", path, body.toString());
    ask(request, "acknowledged: true", answer -> answer.path("acknowledged").asBoolean());
  }

  /**
   * Makes sure that an index is there, as far as the user may know: the cluster would make one,
   * with a mapping that it guesses. What it is called itself, where the name is an alias, is
   * remembered.
   *
   * @throws ExportException if it is not there, or what answers claims to hold any document
   */
  void requireIndex(String index) {
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

  /** Returns whether an answer's name of an index is the one that is asked under that name. */
  boolean isOf(String index, JsonNode name) {
    return name.isTextual()
        && (name.textValue().equals(index) || name.textValue().equals(ownNames.get(index)));
  }

  /** Makes all that was written findable; returns {@code false} where the user may not. */
  boolean refresh(String index) {
    try {
      ask(
          RestRequest.of("POST", "/" + encoded(index) + "/_refresh"),
          "an answer of all shards",
          Cluster::isOfAllShards);
      return true;
    } catch (RefusedException e) {
      if (e.isForbidden()) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Returns how many documents an index holds, as far as they are findable.
   *
   * @return {@code null} when there is no such index
   */
  @Nullable Long count(String index) {
    JsonNode answer =
        find(
            "/" + encoded(index) + "/_count",
            "a count of all shards",
            found -> isOfAllShards(found) && found.path("count").isIntegralNumber());
    return answer == null ? null : answer.path("count").longValue();
  }

  /** Returns whether no shard failed to answer; a replica that is not there yet does not count. */
  static boolean isOfAllShards(JsonNode answer) {
    JsonNode shards = answer.path("_shards");
    return shards.path("total").isInt()
        && shards.path("failed").isInt()
        && shards.path("failed").intValue() == 0;
  }

  /** Asks for something that has to be answered with success. */
  JsonNode ask(RestRequest request) {
    return good(send(request), request.toString()).json();
  }

  /**
   * Asks for something that has to be answered with success.
   *
   * @param expected what the API promises, in words
   * @param isPromised whether an answer is that
   */
  JsonNode ask(RestRequest request, String expected, Predicate<JsonNode> isPromised) {
    return promised(good(send(request), request.toString()), expected, isPromised);
  }

  private static JsonNode promised(
      RestResponse response, String expected, Predicate<JsonNode> isPromised) {
    if (!isPromised.test(response.json())) {
      throw response.unexpected(expected);
    }
    return response.json();
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
    String hint =
        Hints.of(
            response.status(),
            errorType(response),
            response.isSuccess() ? "" : response.json().path("error").path("reason").asText(),
            target.credentials());
    return new RefusedException(
        what + ": " + response.summary() + hint, response.status(), errorType(response));
  }

  /** Returns the kind of error as the cluster names it; empty for none. */
  static String errorType(RestResponse response) {
    return response.isSuccess() ? "" : response.json().path("error").path("type").asText();
  }

  /** Returns a part of a path, so that no name in it means anything else. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.close();
  }
}
