package io.zathras.exporter.horreum;

import io.zathras.exporter.Secret;
import io.zathras.exporter.http.HttpOptions;
import java.time.Duration;
import java.util.List;

/** Exporters to a stand-in that wait for milliseconds where others wait for seconds. */
final class Exporters {

  private Exporters() {}

  static HorreumExporter.Builder to(StandIn server) {
    return HorreumExporter.builder()
        .url(server.url())
        .apiKey(Secret.of(StandIn.KEY))
        .team("perf-team")
        .access(Access.PUBLIC)
        .verifyWithin(Duration.ofSeconds(60))
        .looks(Duration.ofMillis(50), Duration.ofMillis(2))
        .http(
            HttpOptions.builder()
                .maxAttempts(2)
                .pauses(Duration.ofMillis(1), Duration.ofMillis(2))
                .build());
  }

  /** Puts everything in place for CoreMark. */
  static void install(StandIn server) {
    try (HorreumExporter exporter = to(server).build()) {
      exporter.install(coremark(), false);
    }
  }

  static HorreumModel coremark() {
    return HorreumModel.shipped().only(List.of("coremark"));
  }
}
