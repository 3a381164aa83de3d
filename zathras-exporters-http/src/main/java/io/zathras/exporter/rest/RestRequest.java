package io.zathras.exporter.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, which any node may answer. The body is not copied. A successful answer must be JSON,
 * unless {@link #answeredAs} says otherwise; for methods other than {@code GET}, it may also be
 * empty with status 204.
 */
public final class RestRequest {

  private static final int LONGEST_ANSWER = 128 << 20;
  private static final String JSON = "application/json";
  private static final Pattern KIND = Pattern.compile("/[^/?]*(?:/[^/?]*)?");

  private final String method;
  private final String path;
  private final byte @Nullable [] body;
  private Map<String, String> headers = Map.of();
  private String contentType = JSON;
  private String answerType = JSON;
  private boolean compressed;
  private boolean repeatable = true;
  private boolean anyAnswer;
  private int longestAnswer = LONGEST_ANSWER;

  private RestRequest(String method, String path, byte @Nullable [] body) {
    this.method = method;
    this.path = path;
    this.body = body;
  }

  private RestRequest(RestRequest other) {
    this(other.method, other.path, other.body);
    headers = other.headers;
    contentType = other.contentType;
    answerType = other.answerType;
    compressed = other.compressed;
    repeatable = other.repeatable;
    anyAnswer = other.anyAnswer;
    longestAnswer = other.longestAnswer;
  }

  /**
   * Returns a request without a body.
   *
   * @param path the encoded path from {@code /}, with its query
   */
  public static RestRequest of(String method, String path) {
    return new RestRequest(method, path, null);
  }

  /** Returns a request with a JSON body. */
  public static RestRequest of(String method, String path, byte[] json) {
    return new RestRequest(method, path, json);
  }

  /** Returns a request with a JSON body. */
  public static RestRequest of(String method, String path, String json) {
    return of(method, path, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns this request with a body of another type. */
  public RestRequest as(String otherContentType) {
    RestRequest same = new RestRequest(this);
    same.contentType = otherContentType;
    return same;
  }

  /** Returns this request with another header. */
  public RestRequest with(String header, String value) {
    RestRequest same = new RestRequest(this);
    same.headers = new LinkedHashMap<>(headers);
    same.headers.put(header, value);
    return same;
  }

  /** Returns this request with another type than JSON for a successful answer. */
  public RestRequest answeredAs(String otherContentType) {
    RestRequest same = new RestRequest(this);
    same.answerType = otherContentType;
    return same;
  }

  /** Returns this request with the body sent as gzip. */
  public RestRequest gzip() {
    RestRequest same = new RestRequest(this);
    same.compressed = true;
    return same;
  }

  /** Returns this request, which is not sent again once it may have arrived. */
  public RestRequest once() {
    RestRequest same = new RestRequest(this);
    same.repeatable = false;
    return same;
  }

  /** Returns this request, which accepts any answer, even that the server is busy or down. */
  public RestRequest withAnyAnswer() {
    RestRequest same = new RestRequest(this);
    same.anyAnswer = true;
    return same;
  }

  /**
   * Returns this request, which fails with an {@link AnswerTooLongException} if the answer has more
   * bytes.
   */
  public RestRequest answeredWithin(int bytes) {
    RestRequest same = new RestRequest(this);
    same.longestAnswer = bytes;
    return same;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** Returns the method and the first two parts of the path, which define the kind of a request. */
  String kind() {
    Matcher first = KIND.matcher(path);
    return method + " " + (first.lookingAt() ? first.group() : path);
  }

  Map<String, String> headers() {
    return headers;
  }

  String contentType() {
    return contentType;
  }

  String answerType() {
    return answerType;
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
