package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveLimits;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in a file system other than the default one: here that of a zip. */
class OtherFileSystemTest {

  private static final String PROBE = "nightly/rhel/aws/m5.xlarge_0";
  private static final String TOP = "probe_2026.01.05-10.00.00";

  @TempDir Path directory;
  private Path tree;
  private Path zip;

  @BeforeEach
  void setUp() throws IOException {
    tree = Trees.copyReal(directory.resolve("tree"));
    zip = directory.resolve("tree.zip");
    Path probe = Files.createDirectories(tree.resolve(PROBE));
    Files.writeString(probe.resolve("ansible_vars.yml"), "---\nconfig_info:\n  os_vendor: rhel\n");
    Path unpacked = Files.createDirectories(probe.resolve(TOP).resolve("a directory"));
    Files.writeString(unpacked.resolve("\ufffd is a name too"), "x");
    Files.writeString(probe.resolve(TOP).resolve("results_probe.csv"), "x");
    Files.writeString(
        probe.resolve("results_probe_tuned_broken.tar"), "no tar", StandardCharsets.US_ASCII);
    Trees.zip(
        probe.resolve("results_probe.zip"),
        Map.of("results_probe_tuned_none.tar", Trees.tar(TOP + "/other.csv", "y")));
  }

  @Test
  void givesTheSameDocumentsAndTheSameReport() throws IOException {
    Call onDisk = process(tree);
    Call inZip;
    try (FileSystem files = packed()) {
      inZip = process(files.getPath("/tree"));
    }

    assertThat(onDisk.documents()).hasSizeGreaterThan(3);
    assertThat(inZip.documents()).isEqualTo(onDisk.documents());
    assertThat(inZip.lines()).isEqualTo(onDisk.lines());
    assertThat(inZip.report().count(Outcome.FAILED)).isOne();
  }

  @Test
  void aFileThatIsNotKeptIsReadOnceMore() throws IOException {
    Files.writeString(
        tree.resolve(PROBE).resolve(TOP).resolve("results_probe.csv"), "x".repeat(3_000));
    Probe.Kept kept = new Probe.Kept();
    Probe reading =
        new Probe(
            input -> {
              input
                  .files()
                  .file(TOP + "/results_probe.csv")
                  .ifPresent(
                      file -> {
                        assertThat(file.isKept()).isFalse();
                        try (InputStream content = file.open()) {
                          assertThat(content.readAllBytes()).hasSize(3_000);
                        } catch (IOException e) {
                          throw new UncheckedIOException(e);
                        }
                      });
              return Probe.RESULT;
            });
    try (FileSystem files = packed();
        ResultPipeline pipeline =
            ResultPipeline.builder()
                .processors(reading)
                .limits(ArchiveLimits.builder().maxKeptFileBytes(2_000).build())
                .export(kept)
                .build()) {
      pipeline.process(files.getPath("/tree/" + PROBE));
    }

    assertThat(kept.documents).hasSize(2);
  }

  @Test
  void directoriesOneByOneGiveWhatTheTreeGives() throws IOException {
    Trees.probe(Files.createDirectories(tree.resolve(PROBE).resolve("deeper")), "z");
    Call whole = process(tree);
    Probe.Kept kept = new Probe.Kept();
    List<Item> items = new ArrayList<>();
    try (ResultPipeline pipeline = pipeline(kept)) {
      oneByOne(pipeline, tree, items);
    }

    assertThat(kept.documents).isEqualTo(whole.documents());
    assertThat(items.stream().map(Item::summary).toList())
        .isEqualTo(whole.report().items().stream().map(Item::summary).toList());
  }

  @Test
  void looksAtWhatCannotBeRead() {
    try (ResultPipeline pipeline = pipeline(new Probe.Kept())) {
      Path nowhere = directory.resolve("nowhere");

      assertThat(pipeline.look(nowhere)).isEqualTo(new DirectoryLook(true, List.of()));
      assertThat(pipeline.processDirectory(nowhere).count(Outcome.FAILED)).isOne();
      assertThat(pipeline.look(tree.resolve("nightly")).hasResults()).isFalse();
      assertThat(pipeline.processDirectory(tree.resolve("nightly")).items()).isEmpty();
    }
  }

  @Test
  void looksForWhatItProcesses() throws IOException {
    Path leaf = tree.resolve(PROBE);
    Path below = Files.createDirectories(leaf.resolve("deeper"));
    try (ResultPipeline pipeline = pipeline(new Probe.Kept())) {
      assertThat(pipeline.look(leaf)).isEqualTo(new DirectoryLook(true, List.of(below)));
      assertThat(pipeline.look(leaf.resolve(TOP))).isEqualTo(new DirectoryLook(true, List.of()));
      assertThat(pipeline.look(below)).isEqualTo(new DirectoryLook(false, List.of()));
      assertThat(pipeline.look(leaf.resolve("results_probe.zip")))
          .isEqualTo(new DirectoryLook(true, List.of()));
    }
  }

  private static void oneByOne(ResultPipeline pipeline, Path place, List<Item> items) {
    DirectoryLook look = pipeline.look(place);
    if (look.hasResults()) {
      items.addAll(pipeline.processDirectory(place).items());
    }
    look.below().forEach(below -> oneByOne(pipeline, below, items));
  }

  /** Returns the file system of a zip that has the tree in it. */
  private FileSystem packed() throws IOException {
    try (FileSystem target = FileSystems.newFileSystem(zip, Map.of("create", "true"));
        Stream<Path> all = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path copy = target.getPath("/tree").resolve(tree.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
    return FileSystems.newFileSystem(zip);
  }

  /** What one call gave. */
  private record Call(ProcessingReport report, List<ResultDocument> documents, Path root) {

    /** The items without where their tree is. */
    List<String> lines() {
      return report.items().stream()
          .map(item -> item.summary().replace(root.toString(), ""))
          .toList();
    }
  }

  private static Call process(Path root) {
    Probe.Kept kept = new Probe.Kept();
    try (ResultPipeline pipeline = pipeline(kept)) {
      return new Call(pipeline.process(root), kept.documents, root);
    }
  }

  private static ResultPipeline pipeline(Probe.Kept kept) {
    return ResultPipeline.builder()
        .processors(
            BenchmarkProcessors.of(
                Stream.concat(
                        Stream.of(new Probe()), BenchmarkProcessors.installed().list().stream())
                    .toList()))
        .clock(Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC))
        .export(kept)
        .build();
  }
}
