package io.zathras.exporter.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer: its status, its body and the pause that the server requests. */
public final class RestResponse {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Rejects duplicate members because it is unclear which one is meant.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final int SHOWN = 500;

  private final String exporter;
  private final RestRequest request;
  private final int status;
  private final byte[] body;
  private final HttpHeaders headers;
  private final @Nullable Duration retryAfter;
  private @Nullable JsonNode json;

  RestResponse(
      String exporter,
      RestRequest request,
      int status,
      byte[] body,
      HttpHeaders headers,
      @Nullable Duration retryAfter) {
    this.exporter = exporter;
    this.request = request;
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.retryAfter = retryAfter;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns whether the status means success. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns the pause that the server requests, or {@code null} when it requests none. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Returns a header's value; empty when there is no such header. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /**
   * Returns the body as JSON; a missing node for a failure without JSON.
   *
   * @throws UnexpectedAnswerException if the answer is successful and not JSON
   */
  public synchronized JsonNode json() {
    if (json == null) {
      json = parsed();
    }
    return json;
  }

  private JsonNode parsed() {
    if (!isSuccess() && !isOfType("application/json")) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JacksonException e) {
      if (isSuccess()) {
        throw unexpected("JSON", e);
      }
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be read from memory", e);
    }
  }

  /** Checks that a successful answer is of the type that the request expects. */
  void requirePromisedType() {
    boolean mayBeEmpty = status == 204 && body.length == 0 && !request.method().equals("GET");
    if (isSuccess() && !mayBeEmpty && !isOfType(request.answerType())) {
      throw unexpected(request.answerType(), null);
    }
  }

  private boolean isOfType(String type) {
    String found = header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return found.equals(type) || (type.endsWith("/json") && found.endsWith("+json"));
  }

  /**
   * Returns an exception for an answer without what the API promises.
   *
   * @param expected the expectation, in words
   */
  public UnexpectedAnswerException unexpected(String expected) {
    return unexpected(expected, null);
  }

  private UnexpectedAnswerException unexpected(String expected, @Nullable Throwable cause) {
    String type = header("Content-Type");
    return new UnexpectedAnswerException(
        exporter,
        request
            + ": expected "
            + expected
            + ", found "
            + (isOfType("application/json") ? "" : (type.isEmpty() ? "no type" : type) + ", ")
            + summary(text()),
        cause);
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the body itself, not a copy. */
  public byte[] bytes() {
    return body;
  }

  /**
   * Returns the status and the server's own words, cut to the length of a line; for a redirect its
   * target, without parts that may be secret.
   */
  public String summary() {
    if (status >= 300 && status < 400 && !header("Location").isEmpty()) {
      return "HTTP "
          + status
          + ", a redirect to "
          + target(header("Location"))
          + "; set url to the server itself";
    }
    if (isSuccess()) {
      return summary(text());
    }
    JsonNode error = json().path("error");
    JsonNode reason = error.isObject() ? error.path("reason") : error;
    String words = reason.isTextual() ? reason.textValue() : text();
    if (error.path("type").isTextual()) {
      words = error.path("type").textValue() + ": " + words;
    }
    return summary(words);
  }

  private String summary(String text) {
    String words = text.substring(0, Math.min(text.length(), 4 * SHOWN));
    words = words.replaceAll("\\s+", " ").strip();
    if (words.length() > SHOWN) {
      words = words.substring(0, SHOWN) + "...";
    }
    return words.isEmpty() ? "HTTP " + status : "HTTP " + status + " (" + words + ")";
  }

  /** Removes the query and the user from a URL, because both may contain secrets. */
  private static String target(String location) {
    try {
      URI uri = URI.create(location.strip());
      String server = uri.getHost() == null ? "" : ConnectionFailure.server(uri);
      return server + (uri.getRawPath() == null ? "" : uri.getRawPath());
    } catch (IllegalArgumentException e) {
      return "what is no URL";
    }
  }
}
