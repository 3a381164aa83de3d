package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.JsonFileExporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same result gives the same bytes, wherever, whenever and however it is processed. */
class SameDocumentTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;
  private Path results;
  private Map<String, String> expected;
  private int outputs;

  @BeforeEach
  void processOnce() throws IOException {
    results = Trees.copyReal(root.resolve("results"));
    expected = process(1, results);
    assertThat(expected).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"1, C, UTC", "8, tr-TR, Asia/Kolkata", "8, C, Asia/Kolkata", "1, tr-TR, UTC"})
  void onAnyNumberOfThreadsInAnyLocaleAndZone(int threads, String locale, String zone)
      throws IOException {
    Locale localeBefore = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(locale.equals("C") ? Locale.ROOT : Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(process(threads, results)).isEqualTo(expected);
    } finally {
      Locale.setDefault(localeBefore);
      TimeZone.setDefault(zoneBefore);
    }
  }

  @Test
  void fromTheTreeFromItsLeavesAndFromTheArchives() throws IOException {
    Path azure = results.resolve(Trees.AZURE);
    Path local = results.resolve(Trees.LOCAL);

    assertThat(process(2, azure, local)).isEqualTo(expected);
    assertThat(process(2, azure.resolve("results_coremark.zip"), local)).isEqualTo(expected);
    assertThat(process(2, local.resolve(".."), azure.resolve("."))).isEqualTo(expected);
    assertThat(process(2, Path.of("").toAbsolutePath().relativize(results))).isEqualTo(expected);
  }

  @Test
  void fromATreeThatWasMoved() throws IOException {
    Path moved = Files.createDirectories(root.resolve("some/where/else")).resolve("x");
    Files.move(results, moved);

    assertThat(process(2, moved)).isEqualTo(expected);
  }

  @Test
  void fromLeavesThatWereMovedOutOfTheirTree() throws IOException {
    Path other = Files.createDirectories(root.resolve("other"));
    Files.move(results.resolve(Trees.AZURE), other.resolve("0_Standard_D8ds_v6"));
    Files.move(results.resolve(Trees.LOCAL), other.resolve("localhost_0"));

    assertThat(process(2, other)).isEqualTo(expected);
  }

  @Test
  void fromFilesWhoseTimesWereChanged() throws IOException {
    try (Stream<Path> all = Files.walk(results)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.setLastModifiedTime(path, FileTime.fromMillis(0));
      }
    }

    assertThat(process(2, results)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION})
  void fromAnArchiveThatWasZippedAgain(int level) throws IOException {
    for (String leaf : List.of(Trees.AZURE, Trees.LOCAL)) {
      Path archive = results.resolve(leaf).resolve("results_coremark.zip");
      Files.write(archive, zip(member(archive), level));
    }

    assertThat(process(2, results)).isEqualTo(expected);
  }

  @Test
  void fromTheBareTarButForItsName() throws IOException {
    Path archive = results.resolve(Trees.LOCAL).resolve("results_coremark.zip");
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(member(archive));
    }
    Files.delete(archive);
    Files.write(archive.resolveSibling("results_coremark.tar.gz"), compressed.toByteArray());
    Map<String, String> renamed = new TreeMap<>(expected);
    renamed.replaceAll(
        (name, json) ->
            json.contains("\"local\"")
                ? json.replace(
                    "results_coremark.zip!/results_coremark_tuned_none.tar",
                    "results_coremark.tar.gz")
                : json);

    assertThat(process(2, results)).isEqualTo(renamed);
  }

  @Test
  void fromATarThatWasTakenOutOfItsZipAndStandsBesideIt() throws IOException {
    Path archive = results.resolve(Trees.LOCAL).resolve("results_coremark.zip");
    Files.write(archive.resolveSibling("results_coremark_tuned_none.tar"), member(archive));

    assertThat(process(2, results)).isEqualTo(expected);
  }

  @Test
  void onceForACopyBesideTheOriginal() throws IOException {
    Trees.copyReal(results.resolve("archive"));
    List<String> outcomes = new ArrayList<>();
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .listener(item -> outcomes.add(item.outcome() + " " + item.message()))
            .build()) {
      pipeline.process(results);
    }

    assertThat(outcomes)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("PROCESSED"),
            second -> assertThat(second).startsWith("PROCESSED"),
            third ->
                assertThat(third)
                    .startsWith("DUPLICATE the same result as in ")
                    .endsWith("results/archive/" + Trees.AZURE + "/results_coremark.zip"),
            fourth -> assertThat(fourth).startsWith("DUPLICATE"));
    assertThat(process(4, results).keySet()).isEqualTo(expected.keySet());
  }

  /** Returns the documents by file name. */
  private Map<String, String> process(int threads, Path... paths) throws IOException {
    Path out = root.resolve("out" + outputs++);
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .concurrency(threads)
            .clock(CLOCK)
            .export(JsonFileExporter.to(out))
            .build()) {
      assertThat(pipeline.process(paths).isClean()).isTrue();
    }
    Map<String, String> documents = new TreeMap<>();
    for (String name : Trees.names(out)) {
      documents.put(name, Files.readString(out.resolve(name)));
    }
    return documents;
  }

  private static byte[] member(Path archive) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)))) {
      zip.getNextEntry();
      return zip.readAllBytes();
    }
  }

  private static byte[] zip(byte[] tar, int level) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(level);
      ZipEntry entry = new ZipEntry("results_coremark_tuned_none.tar");
      entry.setTime(1_000_000_000_000L);
      zip.putNextEntry(entry);
      zip.write(tar);
    }
    return out.toByteArray();
  }
}
