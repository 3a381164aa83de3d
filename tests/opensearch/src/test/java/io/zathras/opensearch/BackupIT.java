package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.OpenSearchBackup;
import io.zathras.exporter.opensearch.OpenSearchBackup.Size;
import io.zathras.exporter.opensearch.OpenSearchBackup.Transfer;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both indices of the oldest version into files, and into each version. */
@OnEachOpenSearch
class BackupIT {

  @TempDir Path directory;

  private final OpenSearchNode older = OpenSearchNode.shared();
  private final OpenSearchNode node;
  private final IndexedDelivery from = IndexedDelivery.to(older);
  private final IndexedDelivery to;

  BackupIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    to = IndexedDelivery.to(node);
  }

  @Test
  void everyDocumentComesBackByteForByteUnderItsId() throws IOException {
    deliver(Samples.goldens());

    Transfer written = write();
    Transfer restored = restore();

    assertThat(written.problems()).isEmpty();
    assertThat(restored.problems()).isEmpty();
    assertThat(restored.documents().values()).containsExactlyElementsOf(counts(written));
    assertThat(sources(node, to.results())).isNotEmpty().isEqualTo(sources(from.results()));
    assertThat(sources(node, to.points())).isNotEmpty().isEqualTo(sources(from.points()));
  }

  @Test
  void whatWasRestoredIsBackedUpAndComesBackIntoTheOldestVersion() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 300), SyntheticResults.of('b', 12)));
    write();
    restore();
    Path again = directory.resolve("again");
    IndexedDelivery back = IndexedDelivery.to(older);

    try (OpenSearchBackup backup = of(node, to)) {
      assertThat(backup.write(again, line -> {}).problems()).isEmpty();
    }
    try (OpenSearchBackup backup = of(older, back)) {
      assertThat(backup.restore(again, line -> {}).problems()).isEmpty();
    }

    assertThat(sources(back.results())).hasSize(2).isEqualTo(sources(from.results()));
    assertThat(sources(back.points())).hasSize(312).isEqualTo(sources(from.points()));
  }

  @Test
  void pointsOfTheFirstTemplatesComeBackInTheFormOfTheseOnes() throws IOException {
    deliver(
        Samples.onSystems().stream()
            .filter(document -> document.id().startsWith("coremark_"))
            .limit(1)
            .toList());
    IndexedDelivery aged = IndexedDelivery.to(older);
    JsonNode names =
        older.get("/" + from.points() + "/_mapping").good().json().findPath("system_under_test");
    Map<String, JsonNode> expected = new TreeMap<>();
    for (Map.Entry<String, String> point : sources(from.points()).entrySet()) {
      ObjectNode json = (ObjectNode) new JsonMapper().readTree(point.getValue());
      assertThat(json.at("/system_under_test/hardware/cpu/vendor").isTextual()).isTrue();
      ((ObjectNode) json.at("/system_under_test/hardware/cpu")).remove("sockets");
      expected.put(point.getKey(), json);
    }
    for (String index : List.of(aged.points(), aged.results())) {
      older
          .put(
              "/" + index,
              "{\"mappings\":{\"dynamic\":false,\"properties\":{\"metadata\":{\"properties\":"
                  + "{\"document_id\":{\"type\":\"keyword\"}}}}}}")
          .good();
    }
    expected.forEach(
        (id, point) ->
            older
                .put(
                    "/" + aged.points() + "/_doc/" + id,
                    ofTheFirstTemplates(point, names.path("properties")).toString())
                .good());
    sources(from.results())
        .forEach((id, source) -> older.put("/" + aged.results() + "/_doc/" + id, source).good());

    try (OpenSearchBackup backup = of(older, aged)) {
      assertThat(backup.write(directory, line -> {}).problems()).isEmpty();
    }
    Transfer restored = restore();

    assertThat(restored.problems()).isEmpty();
    Map<String, JsonNode> found = new TreeMap<>();
    for (Map.Entry<String, String> point : sources(node, to.points()).entrySet()) {
      found.put(point.getKey(), new JsonMapper().readTree(point.getValue()));
    }
    assertThat(found).isNotEmpty().isEqualTo(expected);
    assertThat(to.ids(to.points(), "_exists_:system_under_test.cpu_vendor"))
        .isEqualTo(expected.keySet());
    assertThat(sources(node, to.results())).isEqualTo(sources(from.results()));
  }

  /** What is an alias now was a field then. */
  private static ObjectNode ofTheFirstTemplates(JsonNode point, JsonNode names) {
    ObjectNode json = point.deepCopy();
    ObjectNode system = (ObjectNode) json.path("system_under_test");
    for (Map.Entry<String, JsonNode> name : names.properties()) {
      JsonNode value = json.at("/" + name.getValue().path("path").asText().replace('.', '/'));
      if (name.getValue().path("type").asText().equals("alias") && !value.isMissingNode()) {
        system.set(name.getKey(), value);
      }
    }
    system.remove(List.of("hardware", "operating_system"));
    json.remove("test_configuration");
    return json;
  }

  @Test
  void saysFirstHowMuchThereIs() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 30), SyntheticResults.of('b', 12)));
    try (OpenSearchBackup backup = of(older, from)) {
      assertThat(backup.estimate()).extracting(Size::documents).containsExactly(42L, 2L);
      assertThat(backup.estimate()).extracting(Size::bytes).allMatch(bytes -> bytes > 100);
      backup.write(directory, line -> {});
      assertThat(backup.estimate(directory)).extracting(Size::documents).containsExactly(42L, 2L);
    }
  }

  @Test
  void aBackupThatWasInterruptedGoesOnBehindItsLastFile() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 25_000)));
    write();
    List<Path> files = files("timeseries");
    Map<Path, byte[]> whole = contents(files);
    assertThat(files).hasSizeGreaterThan(1);

    Files.delete(files.get(files.size() - 1));
    Transfer again = write();

    assertThat(again.problems()).isEmpty();
    assertThat(contents(files("timeseries"))).usingRecursiveComparison().isEqualTo(whole);
  }

  @Test
  void aFileThatWasDamagedSinceIsNamedByTheNextBackup() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 25_000)));
    write();
    Path first = files("timeseries").get(0);
    Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 1_000));

    assertThat(write().problems())
        .anySatisfy(problem -> assertThat(problem).startsWith(first + ": line "))
        .anySatisfy(problem -> assertThat(problem).contains("is in the index, not in the files"));
  }

  @Test
  void bothGoOnWhenTheyWereInterruptedAfterAFile() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 25_000)));
    try (OpenSearchBackup backup = of(older, from)) {
      assertThatThrownBy(() -> backup.write(directory, BackupIT::interrupted))
          .hasMessage("interrupted");
    }
    assertThat(files("timeseries")).hasSize(1);
    assertThat(directory.resolve("backup.json")).content().contains("\"complete\" : false");
    Transfer written = write();
    try (OpenSearchBackup backup = of(node, to)) {
      assertThatThrownBy(() -> backup.restore(directory, BackupIT::interrupted))
          .hasMessage("interrupted");
    }
    assertThat(to.count(to.points())).isBetween(1, 24_999);

    Transfer restored = restore();

    assertThat(written.problems()).isEmpty();
    assertThat(restored.problems()).isEmpty();
    assertThat(counts(restored)).isEqualTo(counts(written)).containsExactly(25_000L, 1L);
    assertThat(to.count(to.points())).isEqualTo(25_000);
  }

  private static void interrupted(String file) {
    throw new IllegalStateException("interrupted");
  }

  @Test
  void restoringAgainWritesWhatIsMissingOnly() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 30)));
    write();
    restore();
    String lost = IndexedDelivery.pointIds(SyntheticResults.of('a', 30)).iterator().next();
    node.delete("/" + to.points() + "/_doc/" + lost).good();

    Transfer again = restore();

    assertThat(again.problems()).isEmpty();
    assertThat(sources(node, to.points())).isEqualTo(sources(from.points()));
  }

  @Test
  void aFileThatIsCutIsNamedAndTheRestComesBack() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 30)));
    write();
    Path points = files("timeseries").get(0);
    byte[] whole = Files.readAllBytes(points);
    Files.write(points, Arrays.copyOf(whole, whole.length - 40));

    Transfer restored = restore();

    assertThat(restored.problems())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).startsWith(points + ": damaged: expected SHA"))
        .contains(to.points() + ": expected 30 documents of the backup, found 0");
    assertThat(to.ids(to.results())).containsExactly(SyntheticResults.of('a', 30).id());
  }

  @Test
  void whatTheIndexDoesNotTakeIsNamed() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 3)));
    write();
    Files.delete(files("results").get(0));
    Files.delete(directory.resolve("backup.json"));
    try (OutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(directory.resolve("results-000001-1.ndjson.gz")))) {
      out.write(
          "{\"_id\":\"stranger\",\"_source\":{\"stranger\":1}}\n".getBytes(StandardCharsets.UTF_8));
    }

    Transfer restored = restore();

    assertThat(restored.problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("not taken: stranger: HTTP 400", "strict_dynamic_mapping_exception"))
        .anySatisfy(problem -> assertThat(problem).contains("stranger is missing"));
    assertThat(to.ids(to.points())).hasSize(3);
  }

  @Test
  void theCommandsSayHowMuchThereIsAndWhatIsDone() throws Exception {
    deliver(List.of(SyntheticResults.of('a', 30)));

    assertThat(zathras("backup", older, from))
        .contains(from.points() + ": 30 documents, ")
        .contains(directory.resolve("files/timeseries-000001-30.ndjson.gz") + ": 30 documents")
        .contains(from.results() + ": 1 documents are written");
    assertThat(zathras("restore", node, to)).contains(to.points() + ": 30 documents are there");
    assertThat(sources(node, to.points())).isEqualTo(sources(from.points()));
  }

  private String zathras(String command, OpenSearchNode server, IndexedDelivery indices)
      throws Exception {
    Path output = directory.resolve("output");
    int code =
        new ProcessBuilder(
                Samples.ROOT.resolve("zathras-cli/target/zathras/bin/zathras").toString(),
                command,
                directory.resolve("files").toString(),
                "--opensearch",
                server.url().toString(),
                "--set",
                "opensearch.summary_index=" + indices.results(),
                "--set",
                "opensearch.timeseries_index=" + indices.points())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  @Test
  void sourcesComeBackAsTheyWereWrittenDigitForDigit() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 1)));
    String odd =
        "{ \"metadata\":{\"document_id\":\"odd\"}, \"metrics\":{\"a\":1.10,\"b\":1.0E3,"
            + "\"c\":0.10000000000000000555111512312578270,\"d\\u00e9\":1e2}}";
    older
        .post("/" + from.points() + "/_bulk", "{\"index\":{\"_id\":\"odd\"}}\n" + odd + "\n")
        .good();

    assertThat(write().problems()).isEmpty();
    assertThat(restore().problems()).isEmpty();

    assertThat(node.get("/" + to.points() + "/_source/odd").good().body()).isEqualTo(odd);
  }

  @Test
  void aSourceOfSeveralLinesIsOneLine() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 1)));
    older
        .put(
            "/" + from.points() + "/_doc/pretty",
            "{\n  \"metadata\": {\r\n    \"document_id\": \"pretty\"\n  }\n}\n")
        .good();

    assertThat(write().problems()).isEmpty();
    assertThat(restore().problems()).isEmpty();

    assertThat(sources(node, to.points())).isEqualTo(sources(from.points())).containsKey("pretty");
  }

  @Test
  void aFileThatIsMissingIsSaid() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 25_000)));
    write();
    List<Path> files = files("timeseries");
    Files.delete(files.get(files.size() - 1));

    assertThat(restore().problems())
        .hasSize(2)
        .contains(files.get(files.size() - 1) + ": missing")
        .anySatisfy(
            problem -> assertThat(problem).contains("expected 25000 documents of the backup, fou"));
  }

  @Test
  void manyDocumentsThatAreNotTakenDoNotKeepTheOthersFromBeingSent() throws IOException {
    deliver(List.of(SyntheticResults.of('a', 3)));
    write();
    Path points = files("timeseries").get(0);
    List<String> lines = lines(points);
    for (int stranger = 0; stranger < 16_000; stranger++) {
      lines.add(0, "{\"_id\":\"stranger" + stranger + "\",\"_source\":{\"stranger\":1}}");
    }
    Files.delete(points);
    Files.delete(directory.resolve("backup.json"));
    write(directory.resolve("timeseries-000001-16003.ndjson.gz"), lines);

    Transfer restored = restore();

    assertThat(to.ids(to.points())).hasSize(3);
    assertThat(restored.problems())
        .anySatisfy(problem -> assertThat(problem).contains("15900 more, 16000 in all"));
  }

  @Test
  void idsAreComparedAndNotOnlyCounted() throws IOException {
    deliver(List.of(SyntheticResults.of('b'), SyntheticResults.of('c')));
    write();
    older.delete("/" + from.results() + "/_doc/" + SyntheticResults.id('b')).good();
    deliver(List.of(SyntheticResults.of('a')));

    Transfer again = write();

    assertThat(again.problems())
        .anySatisfy(problem -> assertThat(problem).contains(SyntheticResults.id('a')))
        .anySatisfy(problem -> assertThat(problem).contains(SyntheticResults.id('b')));
  }

  private static List<String> lines(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new ArrayList<>(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static void write(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aDirectoryWithoutABackupIsSaid() {
    assertThat(restore().problems()).containsExactly(directory + " holds no backup");
  }

  private void deliver(List<ResultDocument> documents) {
    try (OpenSearchExporter exporter = OpenSearchExporter.to(from.target().build())) {
      documents.forEach(exporter::export);
    }
  }

  private Transfer write() {
    try (OpenSearchBackup backup = of(older, from)) {
      return backup.write(directory, line -> {});
    }
  }

  private Transfer restore() {
    try (OpenSearchBackup backup = of(node, to)) {
      return backup.restore(directory, line -> {});
    }
  }

  private static OpenSearchBackup of(OpenSearchNode node, IndexedDelivery indices) {
    return OpenSearchBackup.from(
        ExporterSettings.of(
            "test: opensearch",
            Map.of(
                "url", node.url().toString(),
                "summary_index", indices.results(),
                "timeseries_index", indices.points()),
            name -> null));
  }

  private static List<Long> counts(Transfer transfer) {
    return List.copyOf(transfer.documents().values());
  }

  private List<Path> files(String kind) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith(kind)).sorted().toList();
    }
  }

  private static Map<Path, byte[]> contents(List<Path> files) throws IOException {
    Map<Path, byte[]> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(file, Files.readAllBytes(file));
    }
    return contents;
  }

  private Map<String, String> sources(String index) {
    return sources(older, index);
  }

  private static Map<String, String> sources(OpenSearchNode node, String index) {
    Map<String, String> sources = new TreeMap<>();
    node.post("/" + index + "/_refresh", "").good();
    for (JsonNode hit :
        node.get("/" + index + "/_search?size=10000").good().json().at("/hits/hits")) {
      sources.put(hit.path("_id").asText(), hit.path("_source").toString());
    }
    return sources;
  }
}
