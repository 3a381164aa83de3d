package io.zathras.fuzz;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.JsonFileExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole product below the command: from a result directory to a file that can be read again.
 */
final class WholeProduct implements AutoCloseable {

  static final Instant PROCESSED_AT = Instant.parse("2026-01-05T12:00:00Z");

  private static final Clock CLOCK = Clock.fixed(PROCESSED_AT, ZoneOffset.UTC);

  private final Path work;
  private final Path written;
  private final Kept kept = new Kept();
  private final ResultPipeline pipeline;

  /**
   * Makes a pipeline that is used for all cases.
   *
   * @param work where directories are written that go away again
   * @param threads how many archives are read at once
   */
  WholeProduct(Path work, int threads) {
    this.work = work;
    written = work.resolve("written");
    pipeline =
        ResultPipeline.builder()
            .concurrency(threads)
            .clock(CLOCK)
            .export(kept)
            .export(JsonFileExporter.to(written))
            .build();
  }

  /**
   * What became of a result directory.
   *
   * @param report the report
   * @param documents the documents of it
   * @param files the files that were written of them
   */
  record Outcome(ProcessingReport report, List<ResultDocument> documents, List<byte[]> files) {

    /** Returns the document; {@code null} when there is none. */
    ResultDocument document() {
      return documents.isEmpty() ? null : documents.get(0);
    }
  }

  /** Processes a result directory. */
  Outcome process(Mutant mutant) throws IOException {
    Path directory = directory();
    mutant.write(directory);
    try {
      return process(directory);
    } finally {
      delete(work);
    }
  }

  /** Processes a result directory twice, the second time over what the first time wrote. */
  List<Outcome> processTwice(Mutant mutant) throws IOException {
    Path directory = directory();
    mutant.write(directory);
    try {
      return List.of(process(directory), process(directory));
    } finally {
      delete(work);
    }
  }

  private Path directory() {
    return work.resolve("scenario/rhel/aws/m5.xlarge_0");
  }

  private Outcome process(Path directory) throws IOException {
    kept.documents.clear();
    ProcessingReport report = pipeline.process(directory);
    List<byte[]> files = new ArrayList<>();
    for (ResultDocument document : kept.documents) {
      Path file = written.resolve(document.id() + ".json");
      files.add(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    }
    return new Outcome(report, List.copyOf(kept.documents), files);
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Keeps documents as objects. */
  private static final class Kept implements Exporter {

    private final List<ResultDocument> documents = new ArrayList<>();

    @Override
    public String name() {
      return "kept";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      documents.add(document);
      return Delivery.delivered(document.id());
    }
  }
}
