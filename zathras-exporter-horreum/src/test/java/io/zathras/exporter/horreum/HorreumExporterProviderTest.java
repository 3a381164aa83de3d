package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.ExporterProviders;
import io.zathras.exporter.ExporterSettings;
import io.zathras.schema.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorreumExporterProviderTest {

  private final HorreumExporterProvider provider = new HorreumExporterProvider();

  @TempDir Path directory;
  private StandIn server;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ExporterProviders.installed().named("horreum"))
        .isInstanceOf(HorreumExporterProvider.class);
  }

  @Test
  void installsChecksAndDeliversFromSettings() {
    Map<String, Object> settings = Map.of("benchmarks", "coremark", "access", "public");

    assertThat(provider.install(settings(settings), true)).isNotEmpty();
    assertThat(provider.install(settings(settings), false)).isNotEmpty();
    assertThat(provider.install(settings(settings), false)).isEmpty();
    assertThat(provider.check(settings(settings))).allMatch(Finding::ok);
    try (Exporter exporter = provider.create(settings(settings))) {
      assertThat(exporter.export(TestDocuments.of('a')).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(exporter.export(TestDocuments.of('a')).outcome())
          .isEqualTo(DeliveryOutcome.DUPLICATE);
    }
    assertThat(server.activeRuns().get(0).query).containsEntry("access", "PUBLIC");
  }

  @Test
  void isPrivateUnlessSaidOtherwise() {
    provider.install(settings(Map.of("benchmarks", "coremark")), false);

    assertThat(server.schema().path("access").asText()).isEqualTo("PRIVATE");
  }

  @Test
  void installsTheMetricsOfDocumentsAndLabelsOfOnesOwn() throws IOException {
    Files.write(
        directory.resolve("own.json"),
        JsonCodec.pretty().toBytes(TestDocuments.builder("own", 'a', "widgets").build()));
    Map<String, Object> settings =
        Map.of(
            "documents", directory.toString(),
            "benchmarks", List.of("own"),
            "labels", List.of("first = $.results.runs.run_1.metrics.x"),
            "regression_percent", 30,
            "min_previous", 5);

    List<Change> changes = provider.install(settings(settings), false);

    assertThat(changes)
        .extracting(Change::what)
        .contains(
            "label first $.results.runs.run_1.metrics.x",
            "label widgets $.results.primary_metrics.widgets.value",
            "variable widgets regression of zathras-own");
    assertThat(
            server
                .variable("zathras-own", "widgets regression")
                .at("/changeDetection/0/config/max/value")
                .doubleValue())
        .isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | nowhere | found nowhere, expected http://host:port",
        "url | http://zuser:secret-word@localhost | must not hold a user and a password",
        "access | everybody | expected public, protected or private",
        "test_names | all | expected {test}",
        "verify_timeout | 0s | expected more than 0",
        "regression_percent | 0 | expected 1 to 99",
        "benchmarks | nosuch | no metrics are known of nosuch",
        "labels | x | expected name = path",
        "labels | x = $.a-b | is no path that is sure to work",
        "labels | status = $.a | there is a label status already",
        "documents | /no/such/place | cannot read documents from /no/such/place",
        "tesm | x | unknown: tesm"
      })
  void saysWhichSettingIsWrong(String name, String value, String words) {
    assertThatThrownBy(() -> provider.install(settings(Map.of(name, value)), false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("secret-word")
        .hasMessageNotContaining(StandIn.KEY);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void needsATeam() {
    ExporterSettings settings =
        ExporterSettings.of("x: horreum", Map.of("url", server.url().toString()), name -> null);

    assertThatThrownBy(() -> provider.create(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("x: horreum.team");
  }

  private ExporterSettings settings(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("url", server.url().toString());
    all.put("api_key", "${KEY}");
    all.put("team", "perf-team");
    all.putAll(more);
    return ExporterSettings.of("x: horreum", all, Map.of("KEY", StandIn.KEY)::get);
  }
}
