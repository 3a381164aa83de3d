package io.zathras.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a node answered.
 *
 * @param status the HTTP status
 * @param body the body as text
 */
record Answer(int status, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Returns the body as JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(this + " is not JSON", e);
    }
  }

  /** Returns this, if the status is 200 or 201. */
  Answer good() {
    if (status / 100 != 2) {
      throw new AssertionError(toString());
    }
    return this;
  }
}
