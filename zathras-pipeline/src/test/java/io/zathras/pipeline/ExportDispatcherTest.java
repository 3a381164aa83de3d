package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Metadata;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.TestInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportDispatcherTest {

  private final List<Item> items = new ArrayList<>();

  private ExportDispatcher dispatch(Map<String, Exporter> exporters) {
    return new ExportDispatcher(lanes(exporters), items::add);
  }

  private static List<ExportLane> lanes(Map<String, Exporter> exporters) {
    List<ExportLane> lanes = new ArrayList<>();
    exporters.forEach(
        (name, exporter) ->
            lanes.add(
                new ExportLane(name, exporter, new Semaphore(ExportLane.concurrency(exporter)))));
    return lanes;
  }

  private Item deliver(ExportDispatcher dispatch, ProcessedResult reading) {
    dispatch.deliver(reading);
    return items.get(items.size() - 1);
  }

  @Test
  void tellsWhatEachExporterDidAndWhyOneCouldNot() {
    Map<String, Exporter> exporters = new LinkedHashMap<>();
    exporters.put("good", exporter(() -> DeliveryOutcome.DELIVERED));
    exporters.put("there", exporter(() -> DeliveryOutcome.DUPLICATE));
    exporters.put(
        "full",
        exporter(
            () -> {
              throw new ExportException("full", "cannot write x (no space left)", null);
            }));
    exporters.put(
        "broken",
        exporter(
            () -> {
              throw new NoClassDefFoundError("some/Missing");
            }));

    Item item = deliver(dispatch(exporters), reading("a", "probe_1"));

    assertThat(item.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(item.documentId()).isEqualTo("probe_1");
    assertThat(item.deliveries())
        .containsExactly(
            entry("good", DeliveryOutcome.DELIVERED),
            entry("there", DeliveryOutcome.DUPLICATE),
            entry("full", DeliveryOutcome.FAILED),
            entry("broken", DeliveryOutcome.FAILED));
    assertThat(item.message())
        .startsWith("full: cannot write x (no space left); x: exporter ")
        .endsWith("failed with java.lang.NoClassDefFoundError: some/Missing");
  }

  @Test
  void triesTheNextDocumentAfterAFailure() {
    List<String> asked = new ArrayList<>();
    ExportDispatcher dispatch =
        dispatch(
            Map.of(
                "json",
                exporter(
                    () -> {
                      asked.add("once more");
                      throw new ExportException("json", "full", null);
                    })));

    dispatch.deliver(reading("a", "probe_1"));
    dispatch.deliver(reading("b", "probe_2"));

    assertThat(asked).hasSize(2);
  }

  @Test
  void deliversAResultOnceAndNamesTheFirst() {
    ExportDispatcher dispatch = dispatch(Map.of("json", exporter(() -> DeliveryOutcome.DELIVERED)));

    dispatch.deliver(reading("original", "probe_1"));
    Item copy = deliver(dispatch, reading("copy", "probe_1"));

    assertThat(copy.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(copy.message()).isEqualTo("the same result as in original");
    assertThat(copy.deliveries()).isEmpty();
  }

  @Test
  void keepsErrorsFirstOfVeryManyDiagnosticsAndCountsAll() {
    Diagnostics diagnostics = new Diagnostics();
    for (int i = 0; i < 50; i++) {
      diagnostics.warning("w", null, i + 1, "doubtful");
      diagnostics.info("i", null, i + 1, "worth knowing");
    }
    diagnostics.error("e", null, 1, "lost");
    Item item =
        deliver(
            dispatch(Map.of()),
            reading("a", "probe_1", diagnostics.list().toArray(new Diagnostic[0])));

    assertThat(item.errors()).isEqualTo(1);
    assertThat(item.warnings()).isEqualTo(50);
    assertThat(item.diagnostics()).hasSize(20);
    assertThat(item.diagnostics().get(0).severity()).isEqualTo(Severity.ERROR);
    StringWriter details = new StringWriter();
    report(item).writeDetails(new PrintWriter(details));
    assertThat(details.toString()).contains("\n      and 31 more in the document\n");
  }

  @Test
  void boundsTheDiagnosticsOfAllItemsTogether() {
    Diagnostic[] many = new Diagnostic[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Diagnostic(Severity.ERROR, "e", null, i + 1, "lost");
    }
    ExportDispatcher dispatch = dispatch(Map.of());
    long kept = 0;
    Item last = null;
    for (int i = 0; i < 1_200; i++) {
      last = deliver(dispatch, reading("a" + i, "probe_" + i, many));
      kept += last.diagnostics().size();
    }

    assertThat(kept).isEqualTo(20_000);
    assertThat(last.diagnostics()).isEmpty();
    assertThat(last.errors()).isEqualTo(20);
    assertThat(report(last).isStrictlyClean()).isFalse();
  }

  @Test
  void anExporterThatTakesSeveralAtOnceGetsThemAndTheOrderStays() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    Exporter exporter =
        concurrent(
            3,
            document -> {
              three.countDown();
              if (!three.await(1, TimeUnit.MINUTES)) {
                throw new ExportException("x", "they came one by one", null);
              }
            });
    try (ExportDispatcher dispatch = dispatch(Map.of("x", exporter))) {
      for (String id : List.of("probe_1", "probe_2", "probe_3", "probe_4")) {
        dispatch.deliver(reading(id, id));
      }
      dispatch.drain();
    }

    assertThat(items)
        .extracting(Item::documentId)
        .containsExactly("probe_1", "probe_2", "probe_3", "probe_4");
    assertThat(items).extracting(Item::outcome).containsOnly(Outcome.PROCESSED);
  }

  @Test
  void anInterruptReachesWhatIsUnderWayAndWhatWaitsIsNotBegun() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    Exporter exporter =
        concurrent(
            2,
            document -> {
              begun.countDown();
              never.await();
            });
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              try {
                begun.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              caller.interrupt();
            });
    interrupter.start();
    try (ExportDispatcher dispatch = dispatch(Map.of("x", exporter))) {
      dispatch.deliver(reading("a", "probe_1"));
      dispatch.deliver(reading("b", "probe_2"));
      dispatch.deliver(reading("c", "probe_3"));
      dispatch.drain();
    }
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();

    assertThat(items).extracting(Item::outcome).containsOnly(Outcome.FAILED);
    assertThat(items.get(0).message()).isEqualTo("x: interrupted");
    assertThat(items.get(2).message()).isEqualTo("x: interrupted before it was sent");
  }

  @Test
  void aReasonThatResultsShareIsToldOnceAndWhatConcernsOneIsToldOfEach() {
    Map<String, Exporter> exporters = new LinkedHashMap<>();
    exporters.put("good", exporter(() -> DeliveryOutcome.DELIVERED));
    exporters.put(
        "bad",
        exporter(
            () -> {
              String kept = "; kept in " + items.size();
              throw new ExportException("bad", "the index is another's", kept, null);
            }));
    try (ExportDispatcher dispatch = dispatch(exporters)) {
      deliver(dispatch, reading("a", "probe_1"));
      deliver(dispatch, reading("b", "probe_2"));
      deliver(dispatch, reading("c", "probe_3"));
    }
    assertThat(items)
        .extracting(Item::message)
        .containsExactly(
            "bad: the index is another's; kept in 0",
            "bad: not delivered, for the same reason as a; kept in 1",
            "bad: not delivered, for the same reason as a; kept in 2");
    assertThat(items)
        .extracting(item -> item.deliveries().get("good"))
        .containsOnly(DeliveryOutcome.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void tooLittleMemoryForOneDocumentCostsThatOneOnly(int concurrency) {
    Exporter exporter =
        concurrent(
            concurrency,
            document -> {
              if (document.id().equals("probe_1")) {
                throw new OutOfMemoryError("made by this test");
              }
            });
    try (ExportDispatcher dispatch = dispatch(Map.of("x", exporter))) {
      dispatch.deliver(reading("a", "probe_1"));
      dispatch.deliver(reading("b", "probe_2"));
      dispatch.drain();
    }

    assertThat(items).extracting(Item::outcome).containsExactly(Outcome.FAILED, Outcome.PROCESSED);
    assertThat(items.get(0).message()).startsWith("x: ").contains("memory", "-Xmx");
  }

  @Test
  void whatComesWhileABatchIsUnderWayGoesAsOneBatchAndInOrder() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<List<String>> batches = new ArrayList<>();
    Exporter exporter =
        batching(
            10,
            documents -> {
              batches.add(documents.stream().map(ResultDocument::id).toList());
              begun.countDown();
              goOn.await();
              return documents.stream().map(one -> Delivery.delivered(one.id())).toList();
            });
    try (ExportDispatcher dispatch = dispatch(Map.of("x", exporter))) {
      dispatch.deliver(reading("a", "probe_1"));
      begun.await();
      for (int number = 2; number <= 14; number++) {
        dispatch.deliver(reading("a" + number, "probe_" + number));
      }
      goOn.countDown();
      dispatch.drain();
    }

    assertThat(batches).extracting(List::size).containsExactly(1, 10, 3);
    assertThat(batches.get(1)).startsWith("probe_2", "probe_3").endsWith("probe_11");
    assertThat(items).hasSize(14).extracting(Item::outcome).containsOnly(Outcome.PROCESSED);
    assertThat(items.get(13).documentId()).isEqualTo("probe_14");
  }

  @Test
  void aBatchThatFailsIsHandedOverDocumentByDocumentSoThatOneFailsOnly() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    List<Integer> sizes = new ArrayList<>();
    Exporter exporter =
        batching(
            10,
            documents -> {
              all.await();
              sizes.add(documents.size());
              if (documents.stream().anyMatch(one -> one.id().equals("probe_3"))) {
                throw new IllegalStateException("made by this test");
              }
              return documents.stream().map(one -> Delivery.delivered(one.id())).toList();
            });
    try (ExportDispatcher dispatch = dispatch(Map.of("x", exporter))) {
      for (int number = 1; number <= 4; number++) {
        dispatch.deliver(reading("a" + number, "probe_" + number));
      }
      all.countDown();
      dispatch.drain();
    }

    assertThat(items)
        .filteredOn(item -> item.outcome() == Outcome.FAILED)
        .singleElement()
        .satisfies(item -> assertThat(item.documentId()).isEqualTo("probe_3"))
        .satisfies(item -> assertThat(item.message()).contains("made by this test"));
    assertThat(sizes).contains(1);
  }

  @Test
  void aDocumentOfWhichTheExporterSaysNothingHasFailed() {
    Exporter exporter = batching(1, documents -> List.of(Delivery.delivered("another")));

    Item item = deliver(dispatch(Map.of("x", exporter)), reading("a", "probe_1"));

    assertThat(item.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(item.message())
        .isEqualTo("x: the exporter does not say what became of probe_1; it speaks of another");
  }

  @Test
  void documentsThatWaitForAnExporterAreBoundedByTheirSize() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    Exporter exporter =
        batching(
            1_000,
            documents -> {
              goOn.await();
              return documents.stream().map(one -> Delivery.delivered(one.id())).toList();
            });
    long most = 10 * reading("a", "probe_1").weight();
    AtomicInteger handedOver = new AtomicInteger();
    Thread caller =
        new Thread(
            () -> {
              try (ExportDispatcher dispatch =
                  new ExportDispatcher(lanes(Map.of("x", exporter)), items::add, most)) {
                for (int number = 0; number < 100; number++) {
                  dispatch.deliver(reading("a" + number, "probe_" + number));
                  handedOver.incrementAndGet();
                }
                dispatch.drain();
              }
            });
    caller.start();
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(handedOver.get()).isLessThanOrEqualTo(10);
    goOn.countDown();
    caller.join();

    assertThat(items).hasSize(100);
  }

  private interface Batch {
    List<Delivery> export(List<ResultDocument> documents) throws InterruptedException;
  }

  private static Exporter batching(int size, Batch batch) {
    return new Exporter() {
      @Override
      public String name() {
        return "x";
      }

      @Override
      public int batchSize() {
        return size;
      }

      @Override
      public List<Delivery> export(List<ResultDocument> documents) {
        try {
          return batch.export(documents);
        } catch (InterruptedException e) {
          throw new ExportException(name(), "interrupted", e);
        }
      }
    };
  }

  private interface Work {
    void on(ResultDocument document) throws InterruptedException;
  }

  private static Exporter concurrent(int concurrency, Work work) {
    return new Exporter() {
      @Override
      public String name() {
        return "x";
      }

      @Override
      public int concurrency() {
        return concurrency;
      }

      @Override
      public List<Delivery> export(List<ResultDocument> documents) {
        return Deliveries.oneByOne(documents, this::deliver);
      }

      private Delivery deliver(ResultDocument document) {
        try {
          work.on(document);
        } catch (InterruptedException e) {
          throw new ExportException(name(), "interrupted", e);
        }
        return Delivery.delivered(document.id());
      }
    };
  }

  private static ProcessingReport report(Item item) {
    return new ProcessingReport(
        List.of(item), List.of(), 0, List.of(), Duration.ofSeconds(1), false);
  }

  static ProcessedResult reading(String source, String id, Diagnostic... diagnostics) {
    ResultDocument document =
        ResultDocument.builder()
            .metadata(Metadata.builder().documentId(id).build())
            .test(new TestInfo("probe", null, null, null, null))
            .results(Results.builder().status(Status.PASS).totalRuns(0).build())
            .diagnostics(Diagnostics.keyed(List.of(diagnostics)))
            .build();
    return ProcessedResult.document(source, "a.tar", document, Duration.ofMillis(5));
  }

  private static Exporter exporter(Supplier<DeliveryOutcome> outcome) {
    return new Exporter() {
      @Override
      public String name() {
        return "x";
      }

      @Override
      public List<Delivery> export(List<ResultDocument> documents) {
        return Deliveries.oneByOne(documents, this::deliver);
      }

      private Delivery deliver(ResultDocument document) {
        return outcome.get() == DeliveryOutcome.DELIVERED
            ? Delivery.delivered(document.id())
            : Delivery.duplicate(document.id());
      }
    };
  }
}
