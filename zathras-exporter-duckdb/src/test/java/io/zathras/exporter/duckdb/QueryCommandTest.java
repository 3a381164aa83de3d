package io.zathras.exporter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExportException;
import io.zathras.schema.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void results() {
    file = directory.resolve("results.duckdb");
    try (DuckDbExporter exporter = DuckDbExporter.to(file)) {
      exporter.export(List.of(Results.of(1), Results.of(2, 2.5)));
    }
  }

  @Test
  void aTableAlignsNumbersToTheRightAndTextsToTheLeft() {
    assertThat(
            Asked.of(file, "SELECT metric, value, unit FROM metric_trend ORDER BY value", "table"))
        .isEqualTo(
            """
            metric  value  unit
            triad     1.0  MB/s
            triad     2.5  MB/s
            """);
  }

  @Test
  void csvAndJsonAreForPrograms() {
    String sql = "SELECT 'a,\"b\"' AS text, 1.5::DOUBLE AS number, NULL AS nothing, true AS flag";

    assertThat(Asked.of(file, sql, "csv"))
        .isEqualTo("text,number,nothing,flag\r\n\"a,\"\"b\"\"\",1.5,,true\r\n");
    assertThat(Asked.of(file, sql, "json"))
        .isEqualTo(
            "[\n{\"text\":\"a,\\\"b\\\"\",\"number\":1.5,\"nothing\":null,\"flag\":true}\n]\n");
    assertThat(Asked.of(file, sql + " WHERE false", "json")).isEqualTo("[]\n");
  }

  @Test
  void viewsAnswerWhatIsAskedMost() {
    assertThat(Asked.value(file, "SELECT value FROM latest_headline")).isEqualTo("2.5");
    assertThat(Asked.value(file, "SELECT max(change_percent) FROM metric_trend"))
        .isEqualTo("150.0");
    assertThat(Asked.value(file, "SELECT count(*) FROM run_point")).isEqualTo("4");
    assertThat(Asked.value(file, "SELECT code FROM failed_result LIMIT 1"))
        .isEqualTo("row-incomplete");
    assertThat(Asked.value(file, "SELECT count(*) FROM settings_that_differ('nightly', 'other')"))
        .isEqualTo("0");
  }

  @Test
  void documentsAreAskedWithoutADatabase() throws IOException {
    Path documents = Files.createDirectory(directory.resolve("documents"));
    Files.write(documents.resolve("a.json"), JsonCodec.pretty().toBytes(Results.of(1)));
    Files.write(documents.resolve("b.ndjson"), JsonCodec.compact().toBytes(Results.of(2)));
    Files.write(documents.resolve("c.json"), JsonCodec.compact().toBytes(Results.of(2)));

    assertThat(Asked.value(documents, "SELECT count(*) FROM result")).isEqualTo("2");
  }

  @Test
  void whatIsNotADocumentIsNamedAndTheOthersAreAsked() throws IOException {
    Path documents = Files.createDirectory(directory.resolve("documents"));
    Files.write(documents.resolve("a.json"), JsonCodec.pretty().toBytes(Results.of(1)));
    Files.writeString(documents.resolve("b.json"), "{\"cut");

    Asked asked = Asked.whole(documents, "SELECT count(*) FROM result");

    assertThat(asked.out).contains("1");
    assertThat(asked.warnings).singleElement().asString().contains("b.json");
  }

  @Test
  void aDirectoryWithoutDocumentsIsSaidToHaveNone() {
    assertThatThrownBy(() -> Asked.value(directory.resolve("."), "SELECT 1"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no document");
  }

  @Test
  void aMistakeIsShownAsDuckDbWordsIt() {
    assertThatThrownBy(() -> Asked.value(file, "SELECT nothing FROM result"))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("\"nothing\" not found");
  }

  @Test
  void aFileIsAskedOnly() {
    assertThatThrownBy(() -> Asked.value(file, "DELETE FROM result"))
        .isInstanceOf(ExportException.class);
    assertThat(Asked.value(file, "SELECT count(*) FROM result")).isEqualTo("2");
  }
}
