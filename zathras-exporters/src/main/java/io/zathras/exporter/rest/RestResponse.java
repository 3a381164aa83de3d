package io.zathras.exporter.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer: its status, its body and how long the server asks to wait. */
public final class RestResponse {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int SHOWN = 500;

  private final int status;
  private final byte[] body;
  private final @Nullable Duration retryAfter;

  RestResponse(int status, byte[] body, @Nullable Duration retryAfter) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns whether the status is one of success. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns how long the server asks to wait, or {@code null} when it does not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Returns the body as JSON; a missing node when it is none. */
  public JsonNode json() {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be read from memory", e);
    }
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the body itself, not a copy. */
  public byte[] bytes() {
    return body;
  }

  /** Returns the status and the server's own words, cut to what a line can show. */
  public String summary() {
    JsonNode error = json().path("error");
    JsonNode reason = error.isObject() ? error.path("reason") : error;
    String words = reason.isTextual() ? reason.textValue() : text();
    if (error.path("type").isTextual()) {
      words = error.path("type").textValue() + ": " + words;
    }
    words = words.replaceAll("\\s+", " ").strip();
    if (words.length() > SHOWN) {
      words = words.substring(0, SHOWN) + "...";
    }
    return words.isEmpty() ? "HTTP " + status : "HTTP " + status + " (" + words + ")";
  }
}
