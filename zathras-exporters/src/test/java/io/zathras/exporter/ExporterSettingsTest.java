package io.zathras.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterSettingsTest {

  @Test
  void readsWhatAConfigurationFileHolds() {
    ExporterSettings settings =
        settings(Map.of("url", List.of("http://a", "http://b"), "shards", 2, "gzip", false));

    assertThat(settings.texts("url")).containsExactly("http://a", "http://b");
    assertThat(settings.number("shards", 1)).isEqualTo(2);
    assertThat(settings.flag("gzip", true)).isFalse();
    assertThat(settings.text("index", "results")).isEqualTo("results");
  }

  @Test
  void putsEnvironmentVariablesIn() {
    ExporterSettings settings = settings(Map.of("password", "${PASS}", "url", "http://${HOST}:1"));

    assertThat(settings.secret("password")).extracting(Secret::reveal).isEqualTo("s3cret$1");
    assertThat(settings.text("url")).isEqualTo("http://node:1");
  }

  @Test
  void theEnvironmentFillsInWhatTheFileDoesNotSay() {
    ExporterSettings settings =
        ExporterSettings.of(
                "zathras.yml: opensearch",
                Map.of("username", "me"),
                Map.of("ZATHRAS_OPENSEARCH_PASSWORD", "x", "ZATHRAS_OPENSEARCH_USERNAME", "you")
                    ::get)
            .filledInFrom("ZATHRAS_OPENSEARCH_");

    assertThat(settings.secret("password")).extracting(Secret::reveal).isEqualTo("x");
    assertThat(settings.text("username")).isEqualTo("me");
    assertThat(settings.has("token")).isFalse();
  }

  @Test
  void namesTheVariableThatIsNotSet() {
    assertThatThrownBy(() -> settings(Map.of("password", "${NOT_THERE}")).secret("password"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("zathras.yml: opensearch.password: environment variable NOT_THERE is not set");
  }

  @Test
  void readsASecretFromAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "from a file\nand more\n");

    ExporterSettings settings = settings(Map.of("password_file", file.toString()));

    assertThat(settings.secret("password")).extracting(Secret::reveal).isEqualTo("from a file");
  }

  @Test
  void refusesASecretThatIsGivenTwice(@TempDir Path directory) {
    ExporterSettings settings =
        settings(Map.of("password", "x", "password_file", directory.resolve("p").toString()));

    assertThatThrownBy(() -> settings.secret("password")).hasMessageContaining("keep one of them");
  }

  @Test
  void neverPrintsAValue() {
    assertThat(settings(Map.of("password", "hunter2"))).asString().doesNotContain("hunter2");
  }

  @Test
  void findsAMistypedName() {
    ExporterSettings settings = settings(Map.of("url", "http://a", "pasword", "hunter2"));
    settings.text("url");
    settings.secret("password");

    assertThatThrownBy(settings::refuseUnknown)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "zathras.yml: opensearch: unknown: pasword; known are password, password_file, url");
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "30s,30000", "5 m,300000", "2h,7200000"})
  void readsDurations(String text, long millis) {
    assertThat(settings(Map.of("timeout", text)).duration("timeout", Duration.ZERO))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"17,17", "512kb,524288", "5 MB,5242880", "1gb,1073741824"})
  void readsSizes(String text, long bytes) {
    assertThat(settings(Map.of("bulk", text)).bytes("bulk", 0)).isEqualTo(bytes);
  }

  @Test
  void refusesWhatCannotBeMeantSo() {
    ExporterSettings settings =
        settings(Map.of("n", "-1", "f", "maybe", "d", "5", "b", "many", "t", List.of("a")));

    assertThatThrownBy(() -> settings.number("n", 1)).hasMessageContaining("whole number");
    assertThatThrownBy(() -> settings.flag("f", true)).hasMessageContaining("true or false");
    assertThatThrownBy(() -> settings.duration("d", Duration.ZERO)).hasMessageContaining("30s");
    assertThatThrownBy(() -> settings.bytes("b", 1)).hasMessageContaining("5mb");
    assertThatThrownBy(() -> settings.text("t")).hasMessageContaining("expected one value");
    assertThatThrownBy(() -> settings.requiredText("u")).hasMessageContaining("it is missing");
  }

  private static ExporterSettings settings(Map<String, ?> values) {
    return ExporterSettings.of(
        "zathras.yml: opensearch", values, Map.of("PASS", "s3cret$1", "HOST", "node")::get);
  }
}
