package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.JsonFileExporter;
import io.zathras.exporter.NdjsonExporter;
import io.zathras.pipeline.ProcessingReport.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultPipelineTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;
  private Path results;
  private Path out;

  @BeforeEach
  void placeOneResult() throws IOException {
    results = Files.createDirectories(directory.resolve("in/s/rhel/local/host_0"));
    out = directory.resolve("out");
    place(results.resolve("results_coremark.zip"));
  }

  @Test
  void writesOneValidFileNamedByItsId() throws IOException {
    ProcessingReport report = process(1, directory.resolve("in"));

    Item item = report.items().get(0);
    assertThat(item.outcome()).isEqualTo(Outcome.PROCESSED);
    assertThat(files(out)).containsExactly(item.documentId() + ".json");
  }

  @Test
  void givesTheSameBytesOnOneThreadAndOnEightAndFromAnotherPlace() throws IOException {
    process(1, directory.resolve("in"));
    String name = files(out).get(0);
    byte[] once = Files.readAllBytes(out.resolve(name));
    out = directory.resolve("again");
    Path moved = directory.resolve("moved");
    Files.move(directory.resolve("in"), moved);
    process(8, moved);

    assertThat(out.resolve(name)).hasBinaryContent(once);
  }

  @Test
  void deliversARepeatedResultOnce() throws IOException {
    Path copy = Files.createDirectories(directory.resolve("in/s/rhel/local/host_1"));
    place(copy.resolve("results_coremark.zip"));

    assertThat(process(4, directory.resolve("in")).items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.DUPLICATE);
    assertThat(process(4, directory.resolve("in")).items().get(0).deliveries())
        .containsEntry("json", DeliveryOutcome.DUPLICATE);
  }

  @Test
  void goesOnAfterArchivesThatAreBrokenOrUnknown() throws IOException {
    Files.write(results.resolve("results_cut.zip"), new byte[0]);
    Files.write(results.resolve("results_coremark.tar"), new byte[] {1, 2, 3});
    Files.write(results.resolve("results_pbench_coremark.zip"), new byte[] {1});

    ProcessingReport report = process(2, directory.resolve("in"));

    assertThat(report.items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.FAILED, Outcome.PROCESSED, Outcome.SKIPPED);
    assertThat(report.items().get(2).message()).contains("'cut'", "installed: coremark");
    assertThat(report.toJson()).contains("\"failed\" : 1");
    assertThat(report.toText())
        .startsWith("1 processed, 0 duplicate, 1 skipped, 0 missing, 1 failed");
  }

  @Test
  void containsAProcessorThatThrowsAndNamesIt() {
    BenchmarkProcessor broken =
        new BenchmarkProcessor() {
          @Override
          public ProcessorDescriptor descriptor() {
            return ProcessorDescriptor.forTest("coremark").version("7").build();
          }

          @Override
          public BenchmarkResult process(ResultInput input) {
            throw new IllegalStateException("oops");
          }
        };
    try (ResultPipeline pipeline = ResultPipeline.builder().processors(broken).build()) {
      assertThat(pipeline.process(directory).failures())
          .singleElement()
          .satisfies(item -> assertThat(item.message()).contains("coremark 7", "oops"));
    }
  }

  @Test
  void leavesTheNdjsonFileWholeAndNothingElse() throws IOException {
    Path file = out.resolve("all.ndjson");
    try (ResultPipeline pipeline =
        ResultPipeline.builder().export(NdjsonExporter.to(file)).build()) {
      pipeline.process(directory);
    }

    assertThat(files(out)).containsExactly("all.ndjson");
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void saysThatAPathIsNotThere() {
    assertThat(process(1, directory.resolve("nowhere")).failures())
        .singleElement()
        .satisfies(item -> assertThat(item.message()).contains("no such file"));
  }

  private ProcessingReport process(int threads, Path path) {
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .concurrency(threads)
            .clock(CLOCK)
            .export(JsonFileExporter.to(out))
            .build()) {
      return pipeline.process(path);
    }
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void place(Path target) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ResultPipelineTest.class.getResourceAsStream("/results_coremark.zip"))) {
      Files.write(target, in.readAllBytes());
    }
  }
}
