package io.zathras.exporter.rest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request: what is asked of any of the nodes. The body is not copied. */
public final class RestRequest {

  private final String method;
  private final String path;
  private final String contentType;
  private final byte @Nullable [] body;
  private final boolean compressed;
  private final boolean repeatable;
  private final boolean anyAnswer;
  private final int longestAnswer;

  private static final int LONGEST_ANSWER = 128 << 20;

  private RestRequest(
      String method,
      String path,
      String contentType,
      byte @Nullable [] body,
      boolean compressed,
      boolean repeatable,
      boolean anyAnswer,
      int longestAnswer) {
    this.method = method;
    this.path = path;
    this.contentType = contentType;
    this.body = body;
    this.compressed = compressed;
    this.repeatable = repeatable;
    this.anyAnswer = anyAnswer;
    this.longestAnswer = longestAnswer;
  }

  /**
   * Returns a request without a body.
   *
   * @param path from {@code /}, with its query, encoded
   */
  public static RestRequest of(String method, String path) {
    return new RestRequest(method, path, "", null, false, true, false, LONGEST_ANSWER);
  }

  /** Returns a request with a JSON body. */
  public static RestRequest of(String method, String path, byte[] json) {
    return new RestRequest(
        method, path, "application/json", json, false, true, false, LONGEST_ANSWER);
  }

  /** Returns a request with a JSON body. */
  public static RestRequest of(String method, String path, String json) {
    return of(method, path, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the same with a body of another type. */
  public RestRequest as(String otherContentType) {
    return new RestRequest(
        method, path, otherContentType, body, compressed, repeatable, anyAnswer, longestAnswer);
  }

  /** Returns the same with the body sent as gzip. */
  public RestRequest gzip() {
    return new RestRequest(
        method, path, contentType, body, true, repeatable, anyAnswer, longestAnswer);
  }

  /** Returns the same, never sent again once it may have arrived. */
  public RestRequest once() {
    return new RestRequest(
        method, path, contentType, body, compressed, false, anyAnswer, longestAnswer);
  }

  /** Returns the same, whose answer is wanted even when it says that the server is busy or down. */
  public RestRequest withAnyAnswer() {
    return new RestRequest(
        method, path, contentType, body, compressed, repeatable, true, longestAnswer);
  }

  /** Returns the same, failing with an {@link AnswerTooLongException} above so many bytes. */
  public RestRequest answeredWithin(int bytes) {
    return new RestRequest(
        method, path, contentType, body, compressed, repeatable, anyAnswer, bytes);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String contentType() {
    return contentType;
  }

  byte @Nullable [] body() {
    return body;
  }

  boolean isCompressed() {
    return compressed;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  boolean takesAnyAnswer() {
    return anyAnswer;
  }

  int longestAnswer() {
    return longestAnswer;
  }

  /** Returns method and path without the query, for messages. */
  @Override
  public String toString() {
    int query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
