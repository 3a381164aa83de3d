package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a real Horreum 0.19.3 answered, cut to what is needed. */
final class Recorded {

  static final JsonMapper MAPPER = new JsonMapper();

  private static final JsonNode EXCHANGES = read();

  private Recorded() {}

  private static JsonNode read() {
    try (InputStream in = Recorded.class.getResourceAsStream("horreum-0.19.3.json")) {
      return MAPPER.readTree(Objects.requireNonNull(in)).path("exchanges");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int status(String step) {
    return response(step).path("status").intValue();
  }

  /** The body as it was sent. */
  static String body(String step) {
    JsonNode body = response(step).path("body");
    return body.isTextual() ? body.textValue() : body.isNull() ? "" : body.toString();
  }

  static String type(String step) {
    return response(step).path("contentType").asText("");
  }

  /** A copy of a body that is an object, to be filled in. */
  static ObjectNode object(String step) {
    return response(step).path("body").deepCopy();
  }

  private static JsonNode response(String step) {
    JsonNode exchange = EXCHANGES.path(step);
    if (exchange.isMissingNode()) {
      throw new IllegalArgumentException(step + " was not recorded");
    }
    return exchange.path("response");
  }
}
