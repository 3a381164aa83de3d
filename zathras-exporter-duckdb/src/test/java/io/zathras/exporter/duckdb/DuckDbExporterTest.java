package io.zathras.exporter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterSettings;
import io.zathras.schema.ResultDocument;
import io.zathras.tables.DocumentRows;
import io.zathras.tables.SettingRow;
import io.zathras.tables.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbExporterTest {

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("results.duckdb");
  }

  @Test
  void everyTableHasTheRowsOfEveryDocument() {
    export(DuckDbExporter.to(file), 1, 3);

    for (Table table : Table.values()) {
      long rows = 3 * DocumentRows.of(Results.of(1)).in(table).count();
      assertThat(Asked.value(file, "SELECT count(*) FROM " + table.title()))
          .as("%s", table)
          .isEqualTo(Long.toString(rows));
    }
    assertThat(Asked.value(file, "SELECT sum(value) FROM metric WHERE scope = 'headline'"))
        .isEqualTo("6.0");
    assertThat(Asked.value(file, "SELECT test_timestamp FROM result ORDER BY ALL LIMIT 1"))
        .isEqualTo("2026-11-05 10:01:00.0");
  }

  @Test
  void settingsAreThoseOfEachDocumentWhicheverOthersShareThem() {
    List<ResultDocument> documents =
        List.of(
            Results.withParameters(1, "{\"a\": 1, \"b\": \"same\"}"),
            Results.withParameters(2, "{\"a\": \"1\", \"b\": \"same\"}"),
            Results.withParameters(3, "{\"a\": true, \"b\": \"same\", \"threads\": 4}"),
            Results.withParameters(4, "{\"a\": \"true\", \"c\": \"\"}"),
            Results.withParameters(5, "{}"),
            Results.withParameters(6, "{\"a\": 1, \"b\": \"same\"}"));
    export(DuckDbExporter.to(file), documents);

    assertThat(Asked.of(file, "SELECT * FROM setting ORDER BY ALL", "csv").lines().skip(1).toList())
        .containsExactlyInAnyOrderElementsOf(
            documents.stream()
                .flatMap(document -> DocumentRows.of(document).settings())
                .map(DuckDbExporterTest::csv)
                .toList());
  }

  private static String csv(SettingRow row) {
    return String.join(
        ",",
        row.documentId(),
        row.scope(),
        Objects.toString(row.runKey(), ""),
        row.name(),
        row.text().isEmpty() ? "\"\"" : row.text(),
        Objects.toString(row.number(), ""),
        Objects.toString(row.flag(), ""));
  }

  @Test
  void aDocumentThatIsThereIsLeftAlone() {
    export(DuckDbExporter.to(file), 1, 2);

    assertThat(export(DuckDbExporter.to(file), Results.of(1, 3, 99)))
        .extracting(Delivery::outcome)
        .containsExactly(
            DeliveryOutcome.DUPLICATE, DeliveryOutcome.DUPLICATE, DeliveryOutcome.DELIVERED);
    assertThat(Asked.value(file, "SELECT sum(value) FROM metric WHERE scope = 'headline'"))
        .isEqualTo("102.0");
  }

  @Test
  void replacingPutsTheNewDocumentInThePlaceOfTheOldOne() {
    export(DuckDbExporter.to(file), 1, 2);

    assertThat(export(DuckDbExporter.replacing(file), Results.of(2, 2, 99)))
        .extracting(Delivery::outcome)
        .containsExactly(DeliveryOutcome.DELIVERED);
    assertThat(Asked.value(file, "SELECT sum(value) FROM metric WHERE scope = 'headline'"))
        .isEqualTo("100.0");
    assertThat(Asked.value(file, "SELECT count(*) FROM point")).isEqualTo("4");
  }

  @Test
  void aDocumentThatComesTwiceIsWrittenOnce() {
    try (Exporter exporter = DuckDbExporter.replacing(file)) {
      assertThat(exporter.export(List.of(Results.of(1), Results.of(1))))
          .extracting(Delivery::outcome)
          .containsExactly(DeliveryOutcome.DELIVERED, DeliveryOutcome.DUPLICATE);
      assertThat(exporter.export(Results.of(1)).outcome()).isEqualTo(DeliveryOutcome.DUPLICATE);
    }
    assertThat(Asked.value(file, "SELECT count(*) FROM result")).isEqualTo("1");
  }

  @Test
  void aBatchWhoseLastTableFailsLeavesNothingInTheOthers() throws Exception {
    export(DuckDbExporter.to(file), 1, 2);
    try (Database database = Database.writable(file);
        var statement = database.connection().createStatement()) {
      statement.execute(
          "DROP TABLE diagnostic;"
              + "CREATE TABLE diagnostic (document_id VARCHAR, number BIGINT, severity VARCHAR,"
              + " code VARCHAR, file VARCHAR, line VARCHAR, message VARCHAR)");
    }

    assertThatThrownBy(() -> export(DuckDbExporter.to(file), 3, 4))
        .isInstanceOf(ExportException.class);
    for (String table : List.of("result", "metric", "point", "setting")) {
      assertThat(Asked.value(file, "SELECT count(DISTINCT document_id) FROM " + table))
          .as(table)
          .isEqualTo("2");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aKilledProcessLeavesWholeDocumentsAndTheSameCommandDoesTheRest(int batches)
      throws Exception {
    Process process = endlessExport();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < batches; i++) {
        assertThat(out.readLine()).isNotNull();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(Integer.parseInt(Asked.value(file, "SELECT count(*) FROM result")))
        .isGreaterThanOrEqualTo(batches * EndlessExport.BATCH);
    assertWhole();
    export(DuckDbExporter.to(file), 1, 500);
    assertWhole();
    assertThat(
            Integer.parseInt(Asked.value(file, "SELECT count(DISTINCT document_id) FROM result")))
        .isGreaterThanOrEqualTo(500);
  }

  private Process endlessExport() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EndlessExport.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void assertWhole() {
    for (Table table : Table.values()) {
      long rows = DocumentRows.of(Results.of(1)).in(table).count();
      assertThat(
              Asked.value(
                  file,
                  "SELECT count(*) FROM (SELECT r.document_id, count(t.document_id) AS n"
                      + " FROM result r LEFT JOIN "
                      + table.title()
                      + " t USING (document_id) GROUP BY ALL HAVING n <> "
                      + rows
                      + ")"))
          .as("documents with another number of rows in %s", table)
          .isEqualTo("0");
    }
  }

  @Test
  void aFileThatAnotherProcessWritesIsSaidToBeInUse() throws Exception {
    Process process = endlessExport();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isNotNull();
      assertThatThrownBy(() -> export(DuckDbExporter.to(file), 1, 1))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining(
              "results.duckdb is in use by another process, and DuckDB has one writer");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aFileOfANewerDuckDbIsRefusedInWordsAndLeftAsItIs() throws IOException {
    export(DuckDbExporter.to(file), 1, 1);
    byte[] newer = ofVersion(Files.readAllBytes(file), 1_000_000);
    Files.write(file, newer);

    assertThatThrownBy(() -> export(DuckDbExporter.to(file), 2, 2))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(
            "results.duckdb is of a newer DuckDB than this one; use another file or a newer Zathras");
    assertThatThrownBy(() -> Asked.of(file, "SELECT 1", "csv"))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("is of a newer DuckDB");
    assertThat(file).hasBinaryContent(newer);
  }

  /**
   * Writes another storage version into a database. Its first 4 KiB are the header: a checksum of
   * the rest, {@code DUCK}, and the version, of 64 bits each but for the word's 32.
   */
  private static byte[] ofVersion(byte[] database, long version) {
    ByteBuffer header = ByteBuffer.wrap(database, 0, 4096).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(database, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("DUCK");
    assertThat(header.getLong(0)).as("the checksum that DuckDB wrote").isEqualTo(checksum(header));
    header.putLong(12, version);
    header.putLong(0, checksum(header));
    return database;
  }

  private static long checksum(ByteBuffer header) {
    long sum = 5381;
    for (int at = 8; at < 4096; at += 8) {
      sum ^= header.getLong(at) * 0xbf58476d1ce4e5b9L;
    }
    return sum;
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
    Files.writeString(file, "not a database, but a text that somebody may need");

    assertThatThrownBy(() -> export(DuckDbExporter.to(file), 1, 1))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("is not a DuckDB file; give another name");
    assertThat(file).hasContent("not a database, but a text that somebody may need");
  }

  @Test
  void aDatabaseWithOtherColumnsIsRefusedInWords() throws Exception {
    try (Database other = Database.writable(file);
        var statement = other.connection().createStatement()) {
      statement.execute("DROP TABLE diagnostic");
      statement.execute("CREATE TABLE diagnostic (document_id VARCHAR, note VARCHAR)");
    }

    assertThatThrownBy(() -> export(DuckDbExporter.to(file), 1, 1))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("the table diagnostic has the columns [document_id, note]")
        .hasMessageContaining("another version of Zathras or not of Zathras");
  }

  @Test
  void theProviderKnowsItsSettings() {
    DuckDbProvider provider = new DuckDbProvider();

    assertThat(provider.place().setting()).isEqualTo("file");
    assertThat(provider.check(settings(Map.of("file", file.toString()))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("will be made"));
    export(DuckDbExporter.to(file), 1, 2);
    assertThat(provider.check(settings(Map.of("file", file.toString()))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).endsWith("holds 2 documents"));
    assertThatThrownBy(() -> provider.create(settings(Map.of("file", "x", "policy", "overwrite"))))
        .hasMessageContaining("found overwrite; expected create or replace");
  }

  private static ExporterSettings settings(Map<String, Object> values) {
    return ExporterSettings.of("test", values, name -> null);
  }

  private static List<Delivery> export(Exporter exporter, int first, int last) {
    return export(exporter, IntStream.rangeClosed(first, last).mapToObj(Results::of).toList());
  }

  private static List<Delivery> export(Exporter exporter, List<ResultDocument> documents) {
    try (exporter) {
      return exporter.export(documents);
    }
  }
}
