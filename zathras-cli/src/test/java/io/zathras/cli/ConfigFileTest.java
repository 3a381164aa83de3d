package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zathras.exporter.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

  private static final String CHRONICLERS =
      """
      # OpenSearch Configuration
      opensearch:
        url: "https://search.example.com"
        summary_index: "zathras-results"
        timeseries_index: "zathras-timeseries"
        username: "me"
        password: "it's: a # secret"
        verify_ssl: false
      horreum:
        url: "http://localhost:8080"
        username: "your-horreum-username"
        password: "your-horreum-password"
        test_name: "Zathras Benchmarks"
      processing:
        batch_size: 500
        continue_on_error: true
        verbose: false
      """;

  @TempDir Path directory;

  @Test
  void chroniclersFileIsReadAsItIs() throws IOException {
    ConfigFile file = read(CHRONICLERS);

    assertThat(file.sections().get("opensearch"))
        .containsExactly(
            Map.entry("url", "https://search.example.com"),
            Map.entry("summary_index", "zathras-results"),
            Map.entry("timeseries_index", "zathras-timeseries"),
            Map.entry("username", "me"),
            Map.entry("password", "it's: a # secret"),
            Map.entry("verify_ssl", "false"));
    assertThat(file.processing()).containsEntry("batch_size", "500");
    assertThat(file.sections()).containsOnlyKeys("opensearch", "horreum");
  }

  @Test
  void aSectionWithTheExamplesUserNameCountsAsNotFilledIn() throws IOException {
    ConfigFile file = read(CHRONICLERS);

    assertThat(file.isUnfilled("horreum")).isTrue();
    assertThat(file.isUnfilled("opensearch")).isFalse();
  }

  @Test
  void aPasswordStaysTheTextItIs() throws IOException {
    assertThat(read("opensearch:\n  password: 1e3\n  token: no\n  user: 007\n").sections())
        .extractingByKey("opensearch")
        .isEqualTo(Map.of("password", "1e3", "token", "no", "user", "007"));
  }

  @Test
  void anEmptyFileAndAnEmptySectionSayNothing() throws IOException {
    assertThat(read("# nothing\n").sections()).isEmpty();
    assertThat(read("opensearch:\n  url:\n").sections().get("opensearch")).isEmpty();
    assertThat(read("opensearch: ~\n").sections().get("opensearch")).isEmpty();
  }

  @Test
  void aKeyWithoutAValueSaysNothing() throws IOException {
    ConfigFile file = read("opensearch:\n  url: x\n  token: null\n  api_key: ~\n  password:\n");

    assertThat(file.sections().get("opensearch")).containsExactly(Map.entry("url", "x"));
  }

  @Test
  void exportersShareAValueByItsName() throws IOException {
    assertThat(
            read("opensearch:\n  ca: &ca [a.pem, b.pem]\nhorreum:\n  ca: *ca\n")
                .sections()
                .get("horreum"))
        .containsExactly(Map.entry("ca", List.of("a.pem", "b.pem")));
  }

  @Test
  void aSecondDocumentIsRefusedBecauseNobodyWouldReadIt() {
    assertThatThrownBy(() -> read("opensearch:\n  url: x\n---\nhorreum:\n  url: y\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("line 4, column 1: a second document behind the first");
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    assertThatThrownBy(() -> read("opensearch:\n  url: \"x\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("zathras.yml: line 3");
    assertThatThrownBy(() -> read("opensearch:\n  url: a\n  url: b\n"))
        .hasMessageContaining("zathras.yml: line 3, column 3: a duplicate key; keep one of them");
    assertThatThrownBy(() -> read("opensaerch:\n  url: a\n"))
        .hasMessageContaining("unknown section opensaerch; known are horreum, opensearch");
    assertThatThrownBy(() -> read("- a\n")).hasMessageContaining("expected sections");
    assertThatThrownBy(() -> read("opensearch: http://a\n"))
        .hasMessageContaining("zathras.yml: opensearch: expected key: value below it");
  }

  /** Without quotation marks, YAML takes these for something else than a text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%Pa55w0rdLEAK",
        "@Pa55w0rdLEAK",
        "`Pa55w0rdLEAK",
        "*Pa55w0rdLEAK",
        "&Pa55w0rdLEAK",
        "!Pa55w0rdLEAK x",
        "!<Pa55w0rdLEAK",
        "!!Pa55w0rdLEAK x",
        "Pa55w0rd: LEAK",
        "[Pa55w0rdLEAK",
        "{Pa55w0rdLEAK",
        "]Pa55w0rdLEAK",
        "\"a\\qPa55w0rdLEAK\"",
        "\"a\\xLEAK\"",
        "\"Pa55w0rdLEAK",
        "'Pa55w0rdLEAK",
        "'Pa55'w0rdLEAK",
        "|Pa55w0rdLEAK",
        "Pa55w0rdLEAK\n  password: Pa55w0rdLEAK2",
        "Pa55w0rdLEAK\n x: Pa55w0rdLEAK2",
        "Pa55w0rdLEAK\n  Pa55w0rdLEAK2",
        "\u0001Pa55w0rdLEAK"
      })
  void noMessageShowsAPassword(String password) {
    String text = "opensearch:\n  url: http://h\n  password: " + password + "\n";

    Throwable thrown = catchThrowable(() -> read(text).sections());

    StringWriter trace = new StringWriter();
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(ConfigurationException.class);
      thrown.printStackTrace(new PrintWriter(trace, true));
    }
    assertThat(trace.toString()).doesNotContain("LEAK", "Pa55");
  }

  @Test
  void whatIsWrongWithAPasswordIsSaidWithItsPlace() {
    assertThatThrownBy(() -> read("opensearch:\n  password: @x\n"))
        .hasMessageContaining(
            "line 2, column 13: a character that cannot start any token;"
                + " put the value in quotation marks");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path absent = directory.resolve("absent.yml");

    assertThatThrownBy(() -> ConfigFile.read(absent, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(absent.toString());
  }

  private ConfigFile read(String text) throws IOException {
    return ConfigFile.read(
        Files.writeString(directory.resolve("zathras.yml"), text),
        List.of("horreum", "opensearch"));
  }
}
