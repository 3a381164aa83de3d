package io.zathras.exporter.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.OpenSearchBackup.Transfer;
import io.zathras.exporter.opensearch.backup.BackupFile;
import io.zathras.exporter.opensearch.backup.BackupFiles;
import io.zathras.exporter.opensearch.backup.BackupManifest;
import io.zathras.exporter.opensearch.scan.StoredDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a backup since, what a restore of it began, and what a server says of both. */
class BackupTest {

  private static final int FILES = 6;
  private static final int IN_EACH = 3;

  @TempDir Path directory;

  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
    BackupFiles files = new BackupFiles(directory, "timeseries");
    List<BackupFile> points = new ArrayList<>();
    for (int number = 0; number < FILES; number++) {
      points.add(files.write(documents(number)));
    }
    BackupFile results = new BackupFiles(directory, "results").write(documents(0));
    Map<String, BackupManifest.Entry> entries = new LinkedHashMap<>();
    entries.put("timeseries", new BackupManifest.Entry("points", points));
    entries.put("results", new BackupManifest.Entry("results", List.of(results)));
    new BackupManifest(true, entries).write(directory);
  }

  private static List<StoredDocument> documents(int file) throws IOException {
    List<StoredDocument> documents = new ArrayList<>();
    for (int number = 0; number < IN_EACH; number++) {
      documents.add(BackupFiles.document(line(id(file, number)).getBytes(UTF_8)));
    }
    return documents;
  }

  private static String id(int file, int number) {
    return (char) ('a' + file) + "-" + number;
  }

  private static String line(String id) {
    return "{\"_id\":\"" + id + "\",\"_source\":{\"n\":\"" + id + "\"}}";
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aFlippedBitOfAnyByteOfTheListIsFound() throws IOException {
    Path file = directory.resolve(BackupManifest.NAME);
    byte[] sound = Files.readAllBytes(file);
    assertThat(BackupManifest.read(directory)).isNotNull();

    for (int place = 0; place < sound.length; place++) {
      int bit = place * 8 + place % 8;
      flip(file, sound, bit);
      assertThatThrownBy(() -> BackupManifest.read(directory))
          .as("bit %d", bit)
          .isInstanceOf(ExportException.class)
          .hasMessageContaining(file + ": ");
    }
  }

  @Test
  void aListThatIsCutIsFound() throws IOException {
    Path file = directory.resolve(BackupManifest.NAME);
    byte[] sound = Files.readAllBytes(file);

    for (int length = 0; length < sound.length; length += 7) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> BackupManifest.read(directory))
          .as("cut to %d bytes", length)
          .isInstanceOf(ExportException.class);
    }
  }

  @Test
  void aFlippedBitOfAFileIsFoundWhereverItIsBeforeALineOfTheFileIsSent() throws IOException {
    Path file = directory.resolve("results-000001-3.ndjson.gz");
    byte[] sound = Files.readAllBytes(file);

    // Its header, which holds the system and which no checksum of gzip covers, to its end.
    for (int bit = 0; bit < sound.length * 8; bit += sound.length) {
      flip(file, sound, bit);
      Transfer restored = restore();

      assertThat(restored.problems())
          .as("bit %d", bit)
          .hasSize(2)
          .anyMatch(problem -> problem.startsWith(file + ": damaged: expected SHA-256 "))
          .contains("results: expected 3 documents of the backup, found 0");
      assertThat(cluster.documents("results")).isEmpty();
    }
    assertThat(cluster.documents("points")).hasSize(FILES * IN_EACH);
    Files.write(file, sound);
    assertThat(restore().problems()).isEmpty();
    assertThat(cluster.documents("results")).hasSize(IN_EACH);
  }

  private static void flip(Path file, byte[] sound, int bit) throws IOException {
    byte[] damaged = sound.clone();
    damaged[bit / 8] ^= (byte) (1 << bit % 8);
    Files.write(file, damaged);
  }

  @Test
  void aRestoreThatIsCalledAgainBeginsWhereTheOtherStopped() throws IOException {
    restore();
    Map<String, String> all = new TreeMap<>(cluster.documents("points"));
    for (int file = 4; file < FILES; file++) {
      for (int number = 0; number < IN_EACH; number++) {
        cluster.documents("points").remove(id(file, number));
      }
    }
    cluster.bulkSizes.clear();
    List<String> printed = new ArrayList<>();

    Transfer again = restore(printed::add);

    assertThat(again.problems()).isEmpty();
    assertThat(cluster.documents("points")).isEqualTo(all);
    // One file before the first that is missing, whose last document may have overtaken others.
    assertThat(documentsSent()).isEqualTo((FILES - 3) * IN_EACH + IN_EACH);
    assertThat(printed).contains("points: 3 files are there already");
  }

  private int documentsSent() {
    return cluster.bulkSizes.stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void whatIsMissingInTheMiddleIsFoundInTheEndAndSent() throws IOException {
    restore();
    cluster.documents("points").remove(id(2, 1));
    cluster.bulkSizes.clear();

    Transfer again = restore();

    assertThat(again.problems()).isEmpty();
    assertThat(again.documents()).containsEntry("points", (long) FILES * IN_EACH);
    assertThat(cluster.documents("points")).hasSize(FILES * IN_EACH).containsKey(id(2, 1));
    assertThat(documentsSent()).isEqualTo(3 * IN_EACH);
  }

  @Test
  void aRestoreThatDiesAfterAnyRequestIsCompletedByTheNextOne() throws IOException {
    int requests = 0;
    boolean through = false;
    while (!through) {
      cluster.close();
      cluster = new FakeCluster();
      cluster.dieAfter(requests);
      requests += 3;
      try {
        through = restore().problems().isEmpty();
      } catch (ExportException e) {
        assertThat(e).hasMessageContaining("opensearch: ");
      }
      cluster.dieAfter(Integer.MAX_VALUE);

      assertThat(restore().problems()).isEmpty();
      assertThat(cluster.documents("points")).hasSize(FILES * IN_EACH);
      assertThat(cluster.documents("results")).hasSize(IN_EACH);
    }
    assertThat(requests).isGreaterThan(FILES);
  }

  @Test
  void aBackupThatWasKilledGoesOnBehindTheFilesThatItHadNotListedYet() throws IOException {
    restore();
    Path list = directory.resolve(BackupManifest.NAME);
    byte[] whole = Files.readAllBytes(list);
    BackupManifest manifest = BackupManifest.read(directory);
    Map<String, BackupManifest.Entry> entries = new LinkedHashMap<>(manifest.entries());
    BackupManifest.Entry points = entries.get("timeseries");
    entries.put(
        "timeseries",
        new BackupManifest.Entry(points.index(), points.files().subList(0, FILES - 2)));
    new BackupManifest(false, entries).write(directory);

    assertThat(restore().problems())
        .contains(directory + ": the backup did not come to its end")
        .anyMatch(problem -> problem.endsWith(": not listed in backup.json"));
    cluster.requests.clear();
    assertThat(write().problems()).isEmpty();

    assertThat(Files.readAllBytes(list)).isEqualTo(whole);
    // The end of the points, and for the comparison all of them.
    assertThat(cluster.count("POST /points/_search")).isEqualTo(3);
    Files.delete(list);
    assertThat(write().problems()).isEmpty();
    assertThat(Files.readAllBytes(list)).isEqualTo(whole);
  }

  @Test
  void aBackupThatDiesAfterAnyRequestIsCompletedByTheNextOne() throws IOException {
    restore();
    int requests = 0;
    boolean through = false;
    while (!through) {
      Path other = directory.resolve("after" + requests);
      cluster.dieAfter(requests++);
      try {
        through = write(other).problems().isEmpty();
      } catch (ExportException e) {
        assertThat(e).hasMessageContaining("opensearch: ");
      }
      cluster.dieAfter(Integer.MAX_VALUE);

      assertThat(write(other).problems()).isEmpty();
      assertThat(write(other).documents().values()).containsExactly(18L, 3L);
    }
    assertThat(requests).isGreaterThan(8);
  }

  @Test
  void aDamagedFileIsNamedByTheNextBackupAndNothingIsWrittenBehindOne() throws IOException {
    restore();
    Path first = directory.resolve("timeseries-000001-3.ndjson.gz");
    flip(first, Files.readAllBytes(first), 9 * 8);

    assertThat(write().problems())
        .anyMatch(problem -> problem.startsWith(first + ": damaged: expected SHA-256 "));

    Path last = directory.resolve("timeseries-000006-3.ndjson.gz");
    flip(last, Files.readAllBytes(last), 9 * 8);
    assertThatThrownBy(this::write)
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(last + ": damaged: expected SHA-256 ")
        .hasMessageContaining("delete it, and it is written again");
    Files.delete(last);
    assertThat(write().problems()).noneMatch(problem -> problem.contains(last.toString()));
    assertThat(last).exists();
  }

  @Test
  void aPageThatComesAgainAndAgainEndsTheBackup() throws IOException {
    restore();
    cluster.liar =
        (request, answer) ->
            request.equals("POST /points/_search")
                ? "{\"_shards\":{\"total\":1,\"successful\":1},\"hits\":{\"hits\":["
                    + "{\"_id\":\"y\",\"_source\":{},\"sort\":[\"y\"]},"
                    + "{\"_id\":\"z\",\"_source\":{},\"sort\":[\"z\"]}]}}"
                : answer;

    assertThatThrownBy(() -> write(directory.resolve("other")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("expected an id behind z, met y");
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("", "a login page for everything", answer -> "<html>Please log in</html>"),
        lie("", "{} for everything", answer -> "{}"),
        lie("", "[] for everything", answer -> "[]"),
        lie("", "half of the JSON", answer -> answer.substring(0, answer.length() - 1)),
        lie("GET /", "another product", answer -> "{\"version\":{\"number\":\"7.17.1\"}}"),
        lie("_count", "{}", answer -> "{}"),
        lie("_count", "a login that expired", answer -> "<html>Please log in</html>"),
        lie("_count", "no number", answer -> answer.replace("\"count\":", "\"count\":null,\"x\":")),
        lie("_count", "none", answer -> answer.replaceAll("\"count\":[0-9]+", "\"count\":0")),
        lie("_refresh", "{}", answer -> "{}"),
        lie("_refresh", "a login that expired", answer -> "<html>Please log in</html>"),
        lie("_mget", "{}", answer -> "{}"),
        lie("_mget", "no documents", answer -> "{\"docs\":[]}"),
        lie("_mget", "a login that expired", answer -> "<html>Please log in</html>"),
        lie("_mget", "not found", answer -> answer.replaceAll("true.*?}", "false}")),
        lie("_mget", "found is a text", answer -> answer.replace("true", "\"true\"")),
        lie("_mget", "another id", answer -> answer.replace("a-1", "a-0")),
        lie("_mget", "an error", answer -> answer.replace("\"found\"", "\"error\":{},\"found\"")),
        lie("_bulk", "{}", answer -> "{}"),
        lie("_bulk", "a login that expired", answer -> "<html>Please log in</html>"),
        lie("_bulk", "no items", answer -> "{\"errors\":false,\"items\":[]}"),
        lie("_bulk", "no errors", answer -> "{\"errors\":false}"),
        lie("_bulk", "other ids", answer -> answer.replace("a-1", "a-0")),
        lie("_search", "{}", answer -> "{}"),
        lie("_search", "a login that expired", answer -> "<html>Please log in</html>"),
        lie("_search", "no hits", answer -> answer.replaceAll("\\[\\{.*}]", "[]")),
        lie("_search", "no list of hits", answer -> answer.replaceAll("\\[\\{.*}]", "{}")),
        lie("_search", "one hit less", answer -> answer.replaceFirst("\\{\"_index.*?]}?,", "")),
        lie("_search", "no ids", answer -> answer.replace("\"_id\"", "\"id\"")),
        lie("_search", "other ids", answer -> answer.replace("\"_id\":\"a", "\"_id\":\"z")),
        lie("_search", "no sources", answer -> answer.replace("\"_source\"", "\"source\"")),
        lie("_search", "a shard less", answer -> answer.replace("\"total\":1", "\"total\":2")));
  }

  private static Arguments lie(String of, String name, UnaryOperator<String> lie) {
    return Arguments.of(of, name, lie);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lies")
  void aServerThatLiesMakesNeitherABackupNorARestoreSucceed(
      String of, String name, UnaryOperator<String> lie) throws IOException {
    boolean isForRestore = !of.equals("_search");
    boolean isForBackup = !List.of("_mget", "_bulk").contains(of);
    if (isForRestore) {
      liesTo(of, lie);
      assertThat(isGood(this::restore)).as("restore").isFalse();
    }
    if (isForBackup) {
      cluster.liar = (request, answer) -> answer;
      restore();
      liesTo(of, lie);
      assertThat(isGood(() -> write(directory.resolve("other")))).as("backup").isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Please log in</html>", "{}"})
  void anEstimateOfWhatIsNoOpenSearchIsNone(String everything) {
    liesTo("", answer -> everything);

    try (OpenSearchBackup backup = backup()) {
      assertThatThrownBy(backup::estimate).isInstanceOf(ExportException.class);
    }
  }

  private void liesTo(String of, UnaryOperator<String> lie) {
    cluster.liar = (request, answer) -> request.endsWith(of) ? lie.apply(answer) : answer;
  }

  private interface Command {
    Transfer run() throws IOException;
  }

  private static boolean isGood(Command command) throws IOException {
    try {
      return command.run().problems().isEmpty();
    } catch (ExportException e) {
      return false;
    }
  }

  private Transfer write() {
    return write(directory);
  }

  private Transfer write(Path to) {
    try (OpenSearchBackup backup = backup()) {
      return backup.write(to, line -> {});
    }
  }

  private Transfer restore() {
    return restore(line -> {});
  }

  private Transfer restore(Consumer<String> progress) {
    try (OpenSearchBackup backup = backup()) {
      return backup.restore(directory, progress);
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
}
