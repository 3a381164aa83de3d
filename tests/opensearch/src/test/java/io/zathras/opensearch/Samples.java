package io.zathras.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.InMemoryExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample results of all processors as documents: as they were reviewed, without a system, and
 * as the pipeline makes them where Zathras left them on three systems.
 */
final class Samples {

  /** The folder the project is in. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** Real result directories, whose system and run the samples are given: AWS, Azure, local. */
  private static final List<Path> LEAVES =
      List.of(
          Path.of("examples/sample-results/nightly_rhel_9_4/rhel/aws/m5.xlarge_0"),
          Path.of(
              "zathras-pipeline/src/test/resources/results/nightly_rhel_9_4/rhel/azure/0_Standard_D8ds_v6"),
          Path.of(
              "zathras-pipeline/src/test/resources/results/nightly_rhel_9_4/rhel/local/localhost_0"));

  private static final Path SECOND_OF_AWS = Path.of("nightly_rhel_9_4/rhel/aws/m5.xlarge_1");

  private static final JsonMapper JSON = new JsonMapper();

  private Samples() {}

  /** Returns the reviewed documents of all processors, points included. */
  static List<ResultDocument> goldens() throws IOException {
    List<ResultDocument> documents = new ArrayList<>();
    for (List<Path> processor : goldenFiles()) {
      for (Path golden : processor) {
        documents.add(JsonCodec.pretty().readResult(Files.readAllBytes(golden)));
      }
    }
    return documents;
  }

  /**
   * Returns the same results, processed on the systems: the first sample of each processor ran on
   * {@code m5.xlarge}, the second on {@code Standard_D8ds_v6}, the third on the local machine, the
   * fourth on {@code m5.xlarge} again.
   */
  static List<ResultDocument> onSystems() {
    return OnSystems.DOCUMENTS;
  }

  /** Returns a new directory with the results on the systems, as Zathras left them. */
  static Path layOut() throws IOException {
    Path results = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "results");
    OnSystems.layOut(results);
    return results;
  }

  /** The files of each processor, in alphabetical order. */
  private static List<List<Path>> goldenFiles() throws IOException {
    List<List<Path>> goldens = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "zathras-processor-*")) {
      for (Path module : modules) {
        try (Stream<Path> files = Files.walk(module.resolve("src/test"))) {
          goldens.add(files.filter(f -> f.toString().endsWith(".json")).sorted().toList());
        }
      }
    }
    return goldens;
  }

  /** Processed once for all tests. */
  private static final class OnSystems {

    static final List<ResultDocument> DOCUMENTS = process();

    private OnSystems() {}

    private static List<ResultDocument> process() {
      InMemoryExporter memory = new InMemoryExporter();
      try (ResultPipeline pipeline =
          ResultPipeline.builder()
              .export(memory)
              .clock(Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC))
              .build()) {
        Path results = Samples.layOut();
        ProcessingReport report = pipeline.process(results);
        if (!report.isClean()) {
          throw new AssertionError(report.toText());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return memory.documents();
    }

    private static void layOut(Path results) throws IOException {
      List<Path> leaves = new ArrayList<>();
      for (Path leaf : LEAVES) {
        Path from = ROOT.resolve(leaf);
        leaves.add(
            copy(
                from, results.resolve(leaf.subpath(leaf.getNameCount() - 4, leaf.getNameCount()))));
      }
      leaves.add(copy(ROOT.resolve(LEAVES.get(0)), results.resolve(SECOND_OF_AWS)));
      for (List<Path> processor : goldenFiles()) {
        for (int i = 0; i < processor.size(); i++) {
          Path golden = processor.get(i);
          Path archive =
              golden.resolveSibling(golden.getFileName().toString().replace(".json", ".zip"));
          Files.copy(archive, leaves.get(i).resolve(archiveName(golden)));
        }
      }
    }

    private static String archiveName(Path golden) throws IOException {
      JsonNode document = JSON.readTree(golden.toFile());
      return document.at("/metadata/source_archive").asText().split("!/", -1)[0];
    }

    /** Copies what Zathras left beside the results. */
    private static Path copy(Path leaf, Path to) throws IOException {
      try (Stream<Path> files = Files.walk(leaf)) {
        for (Path file : files.filter(OnSystems::isOfTheSystem).toList()) {
          Path copy = to.resolve(leaf.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
      return to;
    }

    private static boolean isOfTheSystem(Path file) {
      return Files.isRegularFile(file) && !file.toString().matches(".*(\\.zip|\\.cmd)");
    }
  }
}
