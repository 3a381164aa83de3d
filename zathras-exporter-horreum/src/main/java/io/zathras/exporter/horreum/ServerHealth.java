package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.ArrayList;
import java.util.List;

/** The health checks that Horreum reports about its own parts. */
final class ServerHealth {

  /** Any status is accepted, because an unhealthy server answers 503 with the failed checks. */
  static final RestRequest REQUEST = RestRequest.of("GET", "/q/health/ready").withAnyAnswer();

  private ServerHealth() {}

  /** Returns the parts that are down, in the server's words; empty when all are up. */
  static String down(RestResponse response) {
    JsonNode health = response.json();
    if (response.isSuccess() || !health.path("checks").isArray()) {
      return "";
    }
    List<String> down = new ArrayList<>();
    for (JsonNode check : health.path("checks")) {
      if (!"UP".equals(check.path("status").asText())) {
        down.add(check.path("name").asText("?") + " is down");
      }
    }
    return String.join(", ", down);
  }
}
