package com.example.embedding;

// region imports
import io.zathras.archive.ArchiveLimits;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Secret;
import io.zathras.exporter.horreum.HorreumExporter;
import io.zathras.exporter.horreum.HorreumModel;
import io.zathras.pipeline.DirectoryLook;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.assembly.DocumentAssembler;
import io.zathras.processor.spi.assembly.ResultSource;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.ValidationError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

// endregion

/** One way to use the library a method; {@code docs/EMBEDDING.md} shows each. */
final class Recipes {

  private Recipes() {}

  static ProcessingReport settings(Path results) {
    // region settings
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .concurrency(4)
            .limits(ArchiveLimits.builder().maxExpandedBytes(500_000_000).build())
            .includePrivate(true)
            .timeout(Duration.ofMinutes(2))
            .listener(item -> System.out.println(item.summary()))
            .build()) {
      return pipeline.process(results);
    }
    // endregion
  }

  // region exporter
  /** Keeps the headline numbers of each document in memory. */
  static final class Headlines implements Exporter {

    private final Map<String, Double> values = new TreeMap<>();

    @Override
    public String name() {
      return "headlines";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      Map<String, PrimaryMetric> primary = document.results().primaryMetrics();
      primary.forEach((metric, it) -> values.put(document.id() + " " + metric, it.value()));
      return Delivery.delivered(document.id());
    }

    Map<String, Double> values() {
      return values;
    }
  }

  // endregion

  static ProcessingReport horreum(Path results, URI url, Secret apiKey) {
    // region horreum
    try (HorreumExporter horreum =
            HorreumExporter.builder().url(url).apiKey(apiKey).team("perf-team").build();
        ResultPipeline pipeline = ResultPipeline.builder().export(horreum).build()) {
      horreum.install(HorreumModel.shipped(), false);
      return pipeline.process(results);
    }
    // endregion
  }

  static ProcessingReport chosenProcessors(Path results) {
    // region processors
    List<BenchmarkProcessor> chosen =
        BenchmarkProcessors.installed().list().stream()
            .filter(processor -> processor.descriptor().tests().contains("coremark"))
            .toList();
    try (ResultPipeline pipeline =
        ResultPipeline.builder().processors(BenchmarkProcessors.of(chosen)).build()) {
      return pipeline.process(results);
    }
    // endregion
  }

  static void eachDirectory(
      ResultPipeline pipeline, Path place, Consumer<ProcessingReport> reports) {
    // region directories
    DirectoryLook look = pipeline.look(place);
    if (look.hasResults()) {
      reports.accept(pipeline.processDirectory(place));
    }
    for (Path below : look.below()) {
      eachDirectory(pipeline, below, reports);
    }
    // endregion
  }

  static ResultDocument oneArchive(Path archive) {
    // region archive
    FileTree tree = ArchiveReader.defaults().readSingle(archive);
    BenchmarkProcessor processor =
        BenchmarkProcessors.installed().forTest("coremark").orElseThrow();
    ResultSource source = ResultSource.of("coremark", tree);
    ResultDocument document = DocumentAssembler.assemble(processor, source, Instant.now());
    new DocumentValidator().requireValid(document);
    // endregion
    return document;
  }

  static ResultDocument readBack(Path file) throws IOException {
    // region read
    byte[] json = Files.readAllBytes(file);
    List<ValidationError> errors = new DocumentValidator().validate(json);
    if (!errors.isEmpty()) {
      throw new IOException(file + ": " + errors);
    }
    ResultDocument document = JsonCodec.pretty().readResult(json);
    // endregion
    return document;
  }
}
