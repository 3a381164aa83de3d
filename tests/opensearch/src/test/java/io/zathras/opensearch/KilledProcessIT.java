package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Spool;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.opensearch.Wire.Way;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command is killed in the middle of what it sends, again and again, at bytes drawn by lot; the
 * last run is left alone.
 */
class KilledProcessIT {

  private static final long SEED = 20_261_124;
  private static final int KILLED = 128 + 9;

  /** Less than half of what all samples are, compressed, so that there are two kills at least. */
  private static final int MOST_BYTES = 50_000;

  /** Of each result; three results have the points of two files of a backup. */
  private static final int POINTS = 9_000;

  /** Less than half of what the node says of so many points behind a first file. */
  private static final int MOST_BYTES_OF_A_BACKUP = 1_000_000;

  @TempDir Path directory;

  private final OpenSearchNode node = OpenSearchNode.shared();
  private final IndexedDelivery from = IndexedDelivery.to(node);
  private IndexedDelivery delivery = from;
  private final Random lot = new Random(SEED);
  private final List<ResultDocument> documents = new ArrayList<>();
  private Path results = Path.of("");

  private void processToFiles() throws Exception {
    results = Samples.layOut();
    Path json = directory.resolve("json");
    Process process = zathras("process", results.toString(), "--json", json.toString());
    assertThat(process.waitFor()).as(this::output).isZero();
    try (Stream<Path> files = Files.list(json)) {
      for (Path file : files.toList()) {
        documents.add(JsonCodec.pretty().readResult(Files.readAllBytes(file)));
      }
    }
    assertThat(documents.size()).isGreaterThan(10);
  }

  @Test
  void processingThatIsKilledLosesAndDoublesNothing() throws Exception {
    processToFiles();
    String[] command = {"process", results.toString()};

    kill(command);
    int code = run(command);

    assertThat(code).as(this::output).isZero();
    assertEverythingIsThereOnce();
  }

  @Test
  void sendingThatIsKilledLosesAndDoublesNothing() throws Exception {
    processToFiles();
    Path kept = directory.resolve("spool");
    Spool spool = Spool.in(kept);
    for (ResultDocument document : documents) {
      spool.keep("opensearch", document);
    }
    String[] command = {"send", kept.toString()};

    kill(command);
    Process last = deliver(node.url().toString(), command);

    assertThat(last.waitFor()).as(this::output).isIn(0, 3);
    assertThat(spool.kept("opensearch")).isEmpty();
    assertEverythingIsThereOnce();
  }

  @Test
  void replacingThatIsKilledLeavesTheOlderOrTheNewResultWholeAndTheNextRunCompletesIt()
      throws Exception {
    processToFiles();
    List<ResultDocument> older = new ArrayList<>();
    try (Exporter exporter = OpenSearchExporter.to(delivery.target().build())) {
      for (ResultDocument document : documents) {
        older.add(older(document));
        exporter.export(older.get(older.size() - 1));
      }
    }
    String[] command = {"process", results.toString(), "--set", "opensearch.policy=replace"};

    kill(() -> assertOlderOrNew(older), command);
    int code = run(command);

    assertThat(code).as(this::output).isZero();
    assertEverythingIsThereOnce();
    for (ResultDocument document : documents) {
      assertThat(version(document)).isNotEqualTo("older");
      document
          .timeSeries()
          .forEach(
              point ->
                  assertThat(source(delivery.points(), point.id()).path("metrics"))
                      .isEqualTo(json(JsonCodec.compact().toBytes(point)).path("metrics")));
    }
  }

  @Test
  void aBackupThatIsKilledIsNeverTakenForAWholeOneAndTheNextRunCompletesIt() throws Exception {
    deliverManyPoints();
    Path backup = directory.resolve("backup");
    String[] command = {"backup", backup.toString(), "--yes"};

    killWhen(() -> holds(backup, ".part"), command);
    assertNotWhole(backup);
    killWhen(() -> holds(backup, "timeseries-000001-"), command);
    assertNotWhole(backup);
    kill(Way.FROM_THE_NODE, MOST_BYTES_OF_A_BACKUP, () -> assertNotWhole(backup), command);
    delivery = IndexedDelivery.to(node);
    assertThat(run("restore", backup.toString(), "--yes")).as(this::output).isEqualTo(1);
    assertThat(output()).contains("the backup did not come to its end").doesNotContain("damaged");
    delivery = from;
    int code = run(command);

    assertThat(code).as(this::output).isZero();
    assertThat(holds(backup, ".part")).isFalse();
    assertThat(Files.readString(backup.resolve("backup.json"))).contains("\"complete\" : true");
    delivery = IndexedDelivery.to(node);
    assertThat(run("restore", backup.toString(), "--yes")).as(this::output).isZero();
    assertSamePointsAndResults();
  }

  @Test
  void restoringThatIsKilledIsCompletedByTheNextRun() throws Exception {
    deliverManyPoints();
    Path backup = directory.resolve("backup");
    assertThat(run("backup", backup.toString(), "--yes")).as(this::output).isZero();
    delivery = IndexedDelivery.to(node);
    String[] command = {"restore", backup.toString(), "--yes"};

    kill(Way.TO_THE_NODE, MOST_BYTES, () -> {}, command);
    int code = run(command);

    assertThat(code).as(this::output).isZero();
    assertSamePointsAndResults();
  }

  private void deliverManyPoints() {
    for (char digit : "abc".toCharArray()) {
      documents.add(SyntheticResults.of(digit, POINTS));
    }
    try (Exporter exporter = OpenSearchExporter.to(from.target().build())) {
      documents.forEach(exporter::export);
    }
  }

  private static void assertNotWhole(Path backup) {
    if (holds(backup, "backup.json")) {
      assertThat(backup.resolve("backup.json")).content().contains("\"complete\" : false");
    }
  }

  private static boolean holds(Path directory, String part) {
    String[] names = directory.toFile().list();
    return names != null && Stream.of(names).anyMatch(name -> name.contains(part));
  }

  private void assertSamePointsAndResults() {
    assertThat(delivery.count(delivery.points())).isEqualTo(documents.size() * POINTS);
    for (ResultDocument document : documents) {
      assertThat(delivery.ids(delivery.points(), "metadata.result_id:" + document.id()))
          .isEqualTo(IndexedDelivery.pointIds(document));
      assertThat(source(delivery.results(), document.id()))
          .isEqualTo(source(from.results(), document.id()));
    }
    assertThat(delivery.count(delivery.results())).isEqualTo(documents.size());
  }

  /** Returns a document as an older version of the processor made it: more points, other values. */
  private static ResultDocument older(ResultDocument document) {
    ObjectNode json = (ObjectNode) json(JsonCodec.compact().toBytes(document));
    ((ObjectNode) json.at("/metadata/processor")).put("version", "older");
    for (JsonNode run : json.at("/results/runs")) {
      if (run.path("timeseries").isObject()) {
        ObjectNode series = (ObjectNode) run.path("timeseries");
        series.forEach(
            point ->
                ((ObjectNode) point.path("metrics"))
                    .put(point.path("metrics").fieldNames().next(), 0.25));
        int size = series.size();
        for (int more = size; more < size + 7; more++) {
          ObjectNode point = series.path("sequence_0").deepCopy();
          series.set("sequence_" + more, point.put("sequence", more));
        }
      }
    }
    return JsonCodec.compact().readResult(json.toString().getBytes(UTF_8));
  }

  private void assertOlderOrNew(List<ResultDocument> older) {
    Set<String> points = delivery.ids(delivery.points());
    for (int place = 0; place < documents.size(); place++) {
      boolean isOlder = version(documents.get(place)).equals("older");
      ResultDocument whole = isOlder ? older.get(place) : documents.get(place);
      assertThat(points).containsAll(IndexedDelivery.pointIds(whole));
    }
  }

  private String version(ResultDocument document) {
    return source(delivery.results(), document.id()).at("/metadata/processor/version").asText();
  }

  private JsonNode source(String index, String id) {
    return node.get("/" + index + "/_source/" + id).good().json();
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new JsonMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill(String... command) throws Exception {
    kill(() -> {}, command);
  }

  private void kill(Runnable look, String... command) throws Exception {
    kill(Way.TO_THE_NODE, MOST_BYTES, look, command);
  }

  /** Kills until there is too little left to do, four times at most, and looks after each. */
  private void kill(Way way, int mostBytes, Runnable look, String... command) throws Exception {
    int killed = 0;
    boolean again = true;
    while (again && killed < 4) {
      try (Wire wire = new Wire(node)) {
        CompletableFuture<Process> process = new CompletableFuture<>();
        wire.after(way, 1 + lot.nextInt(mostBytes), () -> process.join().destroyForcibly());
        process.complete(deliver(wire.url().toString(), command));
        int code = process.join().waitFor();
        again = wire.hasHappened();
        assertThat(code).as(this::output).isEqualTo(again ? KILLED : 0);
        killed += again ? 1 : 0;
        look.run();
      }
    }
    assertThat(killed).as("seed %d", SEED).isGreaterThan(1);
  }

  /** Kills as soon as something is so, as what comes on no wire. */
  private void killWhen(BooleanSupplier isSo, String... command) throws Exception {
    Process process = deliver(node.url().toString(), command);
    while (process.isAlive() && !isSo.getAsBoolean()) {
      Thread.sleep(1);
    }
    process.destroyForcibly();
    assertThat(process.waitFor()).as(this::output).isEqualTo(KILLED);
  }

  private int run(String... command) throws Exception {
    return deliver(node.url().toString(), command).waitFor();
  }

  private void assertEverythingIsThereOnce() {
    Set<String> ids = new TreeSet<>();
    Set<String> points = new TreeSet<>();
    for (ResultDocument document : documents) {
      ids.add(document.id());
      points.addAll(IndexedDelivery.pointIds(document));
    }
    assertThat(delivery.ids(delivery.results())).isEqualTo(ids);
    assertThat(delivery.ids(delivery.points())).isEqualTo(points);
  }

  private Process deliver(String url, String... command) throws IOException {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(
        List.of(
            "--opensearch",
            url,
            "--set",
            "opensearch.summary_index=" + delivery.results(),
            "--set",
            "opensearch.timeseries_index=" + delivery.points()));
    return zathras(line.toArray(String[]::new));
  }

  private Process zathras(String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Samples.ROOT.resolve("zathras-cli/target/zathras/bin/zathras").toString());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
