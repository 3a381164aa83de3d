package io.zathras.exporter.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import io.zathras.exporter.opensearch.OpenSearchBackup.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real node hardly does. */
class OpenSearchBackupTest {

  private static final String SEARCH = "POST /results/_search";

  @TempDir Path directory;

  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
    cluster.documents("points");
    cluster.documents("results").put("a", "{\"n\":1.10}");
    cluster.documents("results").put("b", "{\"n\":1e3}");
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aPageThatIsTooLongIsAskedForInHalves() {
    String filler = "x".repeat(1 << 20);
    for (int number = 10; number < 55; number++) {
      cluster.documents("results").put("c" + number, "{\"filler\":\"" + filler + "\"}");
    }

    Transfer written = write();

    assertThat(written.problems()).isEmpty();
    assertThat(written.documents()).containsEntry("results", 47L);
    assertThat(write().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"_shards\":{\"total\":2,\"successful\":1},\"hits\":{\"hits\":[]}} | of all shards",
        "{\"hits\":{\"hits\":[]}} | of all shards",
        "{\"timed_out\":true,\"_shards\":{\"total\":1,\"successful\":1}} | took too long",
        "<html> | expected application/json, found text/html, HTTP 200 (<html>)",
        "{\"_shards\":{\"total\":1,\"successful\":1},\"hits\":{\"hits\":[{}]}} | expected an _id",
        "{\"_shards\":{\"total\":1,\"successful\":1},\"hits\":{}} | expected hits",
        "{\"_shards\":{\"total\":1,\"successful\":1}} | expected hits"
      })
  void anAnswerThatIsNotWholeEndsTheBackup(String answer, String words) {
    cluster.fail(SEARCH, Fault.answer(200, answer));

    assertThatThrownBy(this::write)
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("POST /results/_search: ")
        .hasMessageContaining(words);
    assertThat(directory.resolve("backup.json")).doesNotExist();
  }

  @Test
  void aDocumentUnderAnotherIdThanItSaysIsNamed() {
    String hits =
        "{\"_shards\":{\"total\":1,\"successful\":1},\"hits\":{\"hits\":["
            + "{\"_id\":\"a\",\"_source\":{},\"sort\":[\"a\"]},"
            + "{\"_id\":\"stranger\",\"_source\":{},\"sort\":[\"b\"]},"
            + "{\"_id\":\"nameless\",\"_source\":{},\"sort\":[null]}]}}";
    cluster.fail(SEARCH, Fault.answer(200, hits), Fault.answer(200, hits));

    Transfer written = write();

    assertThat(written.documents()).containsEntry("results", 1L);
    assertThat(written.problems())
        .contains(
            "stranger is not backed up: its metadata.document_id is b",
            "nameless is not backed up: its metadata.document_id is missing",
            "results holds 2 documents, of which 3 were met");
  }

  @Test
  void theNextFileIsBehindTheLastOneAlsoWhenOneBetweenIsGone() throws IOException {
    file("results-000001-1.ndjson.gz", line("0"));
    file("results-000003-1.ndjson.gz", line("1"));
    Files.delete(directory.resolve("results-000001-1.ndjson.gz"));

    write();

    assertThat(directory.resolve("results-000004-2.ndjson.gz")).exists();
  }

  @Test
  void nothingIsWrittenBehindAFileThatIsDamaged() throws IOException {
    file("results-000001-2.ndjson.gz", line("a"), "damage");

    assertThatThrownBy(this::write)
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("results-000001-2.ndjson.gz: line 2: ")
        .hasMessageContaining("delete it, and it is written again");
  }

  @Test
  void aBackupThatDidNotComeToItsEndIsRestoredAndNamed() throws IOException {
    file("results-000001-1.ndjson.gz", line("c"));

    Transfer restored = restore();

    assertThat(cluster.documents("results")).containsKey("c");
    assertThat(restored.problems())
        .containsExactly(directory + " has no backup.json: the backup did not come to its end");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    write();
    Path file = directory.resolve("results-000001-2.ndjson.gz");
    Files.delete(file);

    assertThat(restore().problems())
        .containsExactly(
            file + ": missing", "results: expected 2 documents of the backup, found 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"format\":2}", "{", "[]", ""})
  void aManifestThatIsNoneOfOursEndsTheRestoreBeforeAnythingIsSent(String manifest)
      throws IOException {
    file("results-000001-1.ndjson.gz", line("c"));
    Files.writeString(directory.resolve("backup.json"), manifest);

    assertThatThrownBy(this::restore)
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("backup.json: ");
    assertThat(cluster.documents("results")).doesNotContainKey("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"_id\":\"d\"}",
        "{\"_id\":\"d\",\"_source\":1}",
        "{\"_id\":1,\"_source\":{}}",
        "{\"_id\":\"d\",\"_source\":{}} {}",
        "{\"_id\":\"d\",\"_source\":{}",
        "{\u0000\"\u0000_\u0000i\u0000d\u0000"
      })
  void aFileWithALineThatIsNoDocumentIsLeftOutAndTheNextIsSent(String damaged) throws IOException {
    file("results-000001-2.ndjson.gz", line("c"), damaged);
    file("results-000002-1.ndjson.gz", line("e"));

    Transfer restored = restore();

    assertThat(restored.problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(directory.resolve("results-000001-2.ndjson.gz") + ": line 2: "));
    assertThat(cluster.documents("results")).containsOnlyKeys("a", "b", "e");
  }

  @Test
  void aFileThatIsNotCompressedIsNamedAndTheNextIsSent() throws IOException {
    Files.writeString(directory.resolve("results-000001-1.ndjson.gz"), line("c"));
    file("results-000002-1.ndjson.gz", line("d"));

    assertThat(restore().problems())
        .anySatisfy(problem -> assertThat(problem).contains("line 1: ", "Not in GZIP format"));
    assertThat(cluster.documents("results")).containsKey("d").doesNotContainKey("c");
  }

  @Test
  void aDocumentThatIsNotFoundInTheEndIsNamed() throws IOException {
    file("results-000001-1.ndjson.gz", line("c"));
    cluster.liar =
        (request, answer) ->
            request.equals("POST /results/_mget")
                ? "{\"docs\":[{\"_index\":\"results\",\"_id\":\"c\",\"found\":false}]}"
                : answer;

    assertThat(restore().problems()).contains("results: c is missing");
  }

  @Test
  void saysOnceThatItCouldNotLookWhetherAllIsThere() throws IOException {
    file("results-000001-1.ndjson.gz", line("c"));
    String broken = "{\"docs\":[{\"_id\":\"c\",\"error\":{\"type\":\"t\",\"reason\":\"no\"}}]}";
    cluster.fail("POST /results/_mget", Fault.answer(200, broken));

    Transfer restored = restore();

    assertThat(restored.problems())
        .contains(
            "results: not looked whether all is there: opensearch: POST /results/_mget: c: t: no");
    assertThat(restored.documents()).containsOnlyKeys("points");
  }

  private Transfer write() {
    try (OpenSearchBackup backup = backup()) {
      return backup.write(directory, line -> {});
    }
  }

  private Transfer restore() {
    try (OpenSearchBackup backup = backup()) {
      return backup.restore(directory, line -> {});
    }
  }

  private OpenSearchBackup backup() {
    return OpenSearchBackup.from(
        ExporterSettings.of(
            "test: opensearch",
            Map.of(
                "url", cluster.url().toString(),
                "summary_index", "results",
                "timeseries_index", "points",
                "max_attempts", "1"),
            name -> null));
  }

  private static String line(String id) {
    return "{\"_id\":\"" + id + "\",\"_source\":{\"n\":1}}";
  }

  private void file(String name, String... lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      out.write((String.join("\n", List.of(lines)) + "\n").getBytes(UTF_8));
    }
  }
}
