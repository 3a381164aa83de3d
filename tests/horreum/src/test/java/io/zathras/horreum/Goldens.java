package io.zathras.horreum;

import io.zathras.exporter.InMemoryExporter;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The reviewed documents of all processors. */
final class Goldens {

  /** The folder the project is in. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private Goldens() {}

  /** Returns them as they are, most without a system, and each again on a system. */
  static List<ResultDocument> all() throws IOException {
    ResultDocument sample = sample();
    List<ResultDocument> documents = new ArrayList<>(List.of(sample));
    for (ResultDocument golden : reviewed()) {
      documents.add(golden);
      documents.add(on(sample, golden));
    }
    return documents;
  }

  static List<ResultDocument> reviewed() throws IOException {
    List<ResultDocument> goldens = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "zathras-processor-*")) {
      for (Path module : modules) {
        try (Stream<Path> files = Files.walk(module.resolve("src/test"))) {
          for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
            goldens.add(JsonCodec.compact().readResult(Files.readAllBytes(file)));
          }
        }
      }
    }
    return goldens;
  }

  /** Returns a document with all that Zathras knows of the system. */
  static ResultDocument sample() {
    InMemoryExporter documents = new InMemoryExporter();
    try (ResultPipeline pipeline = ResultPipeline.builder().export(documents).build()) {
      pipeline.process(ROOT.resolve("examples/sample-results"));
    }
    return documents.documents().get(0);
  }

  private static ResultDocument on(ResultDocument system, ResultDocument golden) {
    return ResultDocument.builder()
        .metadata(system.metadata())
        .test(golden.test())
        .systemUnderTest(system.systemUnderTest())
        .testConfiguration(system.testConfiguration())
        .results(golden.results())
        .runtimeInfo(golden.runtimeInfo())
        .diagnostics(golden.diagnostics())
        .build();
  }
}
