package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.JsonFileExporter;
import io.zathras.exporter.NdjsonExporter;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
        .endsWith("\n1 processed, 0 duplicate, 1 skipped, 0 missing, 1 failed");
  }

  @Test
  void goesOnWhenAResultNeedsMoreMemoryThanThereIs() throws IOException {
    Path other = Files.createDirectories(directory.resolve("in/s/rhel/local/host_1"));
    place(other.resolve("results_coremark.zip"));
    BenchmarkProcessor greedy = throwing(new OutOfMemoryError("made by this test"));
    try (ResultPipeline pipeline = ResultPipeline.builder().processors(greedy).build()) {
      assertThat(pipeline.process(directory).failures())
          .hasSize(2)
          .allSatisfy(item -> assertThat(item.message()).contains("-Xmx", "--jobs 1"));
    }
  }

  @Test
  void printsNothingThatMovesTheCursor() throws IOException {
    Path hostile = results.resolve("results_x\u001b[2J\u202eOK.zip");
    Files.write(hostile, new byte[] {1});

    ProcessingReport report = process(1, results);

    Item item = report.items().get(1);
    assertThat(item.source()).isEqualTo(hostile.toString());
    assertThat(item.summary()).contains("results_x\\u001b[2J\\u202eOK.zip: SKIPPED");
    assertThat(report.toText().lines()).allMatch(line -> line.matches("\\P{Cntrl}*"));
  }

  private static BenchmarkProcessor throwing(Throwable problem) {
    return new BenchmarkProcessor() {
      @Override
      public ProcessorDescriptor descriptor() {
        return ProcessorDescriptor.forTest("coremark").version("7").build();
      }

      @Override
      public BenchmarkResult process(ResultInput input) {
        if (problem instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) problem;
      }
    };
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

  @Test
  void tellsAListenerWhatIsFoundStartedAndFinishedInOrder() throws IOException {
    Trees.probe(directory.resolve("in/a"), "a");
    Trees.probe(directory.resolve("in/b"), "b");
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void found(int archives) {
            events.add("found " + archives);
          }

          @Override
          public void foundAll() {
            events.add("found all");
          }

          @Override
          public void ended(String source) {
            events.add("ended " + directory.relativize(Path.of(source)));
          }

          @Override
          public void started(String source) {
            events.add("started " + directory.relativize(Path.of(source)));
          }

          @Override
          public void finished(Item item) {
            events.add("finished " + directory.relativize(Path.of(item.source())));
          }
        };

    ProcessingReport report;
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(new Probe())
            .concurrency(4)
            .listener(listener)
            .build()) {
      report = pipeline.process(directory.resolve("in"));
    }

    assertThat(events.stream().filter(event -> event.startsWith("finished")))
        .containsExactly(
            "finished in/a/results_probe.zip",
            "finished in/b/results_probe.zip",
            "finished in/s/rhel/local/host_0/results_coremark.zip");
    assertThat(events)
        .contains("started in/a/results_probe.zip", "started in/b/results_probe.zip")
        .containsSubsequence("started in/a/results_probe.zip", "ended in/a/results_probe.zip")
        .containsOnlyOnce("found all")
        .filteredOn(event -> event.equals("found 1"))
        .hasSize(3);
    assertThat(report.items())
        .allSatisfy(item -> assertThat(item.duration()).isGreaterThanOrEqualTo(Duration.ZERO));
    assertThat(report.duration()).isPositive();
  }

  @Test
  void goesOnWhenAListenerFails() {
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .listener(
                item -> {
                  throw new IllegalStateException("the embedder's own fault");
                })
            .build()) {
      assertThat(pipeline.process(directory).count(Outcome.PROCESSED)).isEqualTo(1);
    }
  }

  @Test
  void stopsAtAnInterruptWithWholeFilesOnlyAndNoThreadLeft() throws Exception {
    for (String name : List.of("a", "b", "c", "d")) {
      Trees.probe(directory.resolve("in/" + name), name);
    }
    CountDownLatch never = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Probe.Kept kept = new Probe.Kept();
    Probe stuck =
        new Probe(
            input -> {
              if (!input.files().files().get(0).text().equals("a")) {
                await(never);
              }
              return Probe.RESULT;
            });

    ProcessingReport report;
    boolean flag;
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(stuck)
            .concurrency(2)
            .export(JsonFileExporter.to(out))
            .export(NdjsonExporter.to(out.resolve("all.ndjson")))
            .export(kept)
            .listener(item -> caller.interrupt())
            .build()) {
      report = pipeline.process(directory.resolve("in"));
      flag = Thread.interrupted();
    }

    assertThat(flag).isTrue();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.isClean()).isFalse();
    assertThat(report.items()).hasSize(1);
    assertThat(files(out)).containsExactly(report.items().get(0).documentId() + ".json");
    assertThat(kept.end).isEqualTo("abandoned");
    assertThat(OrderedExecutorTest.workers()).isEmpty();
  }

  @Test
  void doesNothingForACallerThatIsInterruptedAlready() {
    Thread.currentThread().interrupt();

    ProcessingReport report = process(2, directory);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.items()).isEmpty();
  }

  @Test
  void leavesNoThreadBehind() {
    process(8, directory);

    assertThat(OrderedExecutorTest.workers()).isEmpty();
  }

  @Test
  void worksBesideOtherPipelinesAndForSeveralCallers() throws Exception {
    Path many = directory.resolve("many");
    for (int i = 0; i < 20; i++) {
      Trees.probe(many.resolve("d" + i), "content " + i);
    }
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Exporter exporter =
        new Exporter() {
          @Override
          public String name() {
            return "one-at-a-time";
          }

          @Override
          public List<Delivery> export(List<ResultDocument> documents) {
            return Deliveries.oneByOne(documents, this::deliver);
          }

          private Delivery deliver(ResultDocument document) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            return Delivery.delivered(document.id());
          }
        };
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try (ResultPipeline shared =
            ResultPipeline.builder().processors(new Probe()).export(exporter).build();
        ResultPipeline own = ResultPipeline.builder().processors(new Probe()).build()) {
      List<Callable<ProcessingReport>> calls =
          List.of(
              () -> shared.process(many),
              () -> own.process(many),
              () -> shared.process(many),
              () -> own.process(many));
      for (Future<ProcessingReport> report : callers.invokeAll(calls)) {
        assertThat(report.get().count(Outcome.PROCESSED)).isEqualTo(20);
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void tellsTwoExportersOfOneKindApart() {
    Probe.Kept first = new Probe.Kept("json");
    Probe.Kept second = new Probe.Kept("json");
    try (ResultPipeline pipeline = ResultPipeline.builder().export(first).export(second).build()) {
      assertThat(pipeline.process(directory).items().get(0).deliveries())
          .containsOnlyKeys("json", "json-2");
    }
    assertThat(first.end).isEqualTo("closed");
    assertThat(second.end).isEqualTo("closed");
  }

  @Test
  void refusesWorkOnceItIsClosed() {
    ResultPipeline pipeline = ResultPipeline.builder().build();
    pipeline.close();
    pipeline.close();

    assertThatThrownBy(() -> pipeline.process(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void refusesTwoProcessorsOfOneTestAndNamesBothJars() {
    assertThatThrownBy(
            () ->
                ResultPipeline.builder().processors(new Probe(), new Probe(input -> null)).build())
        .isInstanceOf(BenchmarkProcessors.ConfigurationException.class)
        .hasMessageMatching(
            "two processors handle probe: probe 7 \\(io.zathras.pipeline.Probe in test-classes/?\\)"
                + " and probe 7 \\(io.zathras.pipeline.Probe in test-classes/?\\)\\..*");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
