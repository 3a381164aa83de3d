package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.pipeline.ProcessingReport.DeliveryOutcome;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchTest {

  private final List<Item> items = new ArrayList<>();

  private Dispatch dispatch(Map<String, Exporter> exporters) {
    return new Dispatch(exporters, items::add);
  }

  private Item deliver(Dispatch dispatch, Reading reading) {
    dispatch.deliver(reading);
    return items.get(items.size() - 1);
  }

  @Test
  void tellsWhatEachExporterDidAndWhyOneCouldNot() {
    Map<String, Exporter> exporters = new LinkedHashMap<>();
    exporters.put("good", exporter(() -> Delivery.Outcome.DELIVERED));
    exporters.put("there", exporter(() -> Delivery.Outcome.DUPLICATE));
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
        .startsWith("full: cannot write x (no space left); broken: exporter ")
        .endsWith("failed with java.lang.NoClassDefFoundError: some/Missing");
  }

  @Test
  void triesTheNextDocumentAfterAFailure() {
    List<String> asked = new ArrayList<>();
    Dispatch dispatch =
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
    Dispatch dispatch = dispatch(Map.of("json", exporter(() -> Delivery.Outcome.DELIVERED)));

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
    assertThat(report(item).toText()).endsWith("and 31 more in the document");
  }

  @Test
  void boundsTheDiagnosticsOfAllItemsTogether() {
    Diagnostic[] many = new Diagnostic[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Diagnostic(Severity.ERROR, "e", null, i + 1, "lost");
    }
    Dispatch dispatch = dispatch(Map.of());
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
    try (Dispatch dispatch = dispatch(Map.of("x", exporter))) {
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
    try (Dispatch dispatch = dispatch(Map.of("x", exporter))) {
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
    exporters.put("good", exporter(() -> Delivery.Outcome.DELIVERED));
    exporters.put(
        "bad",
        exporter(
            () -> {
              String kept = "; kept in " + items.size();
              throw new ExportException("bad", "the index is another's", kept, null);
            }));
    try (Dispatch dispatch = dispatch(exporters)) {
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
    try (Dispatch dispatch = dispatch(Map.of("x", exporter))) {
      dispatch.deliver(reading("a", "probe_1"));
      dispatch.deliver(reading("b", "probe_2"));
      dispatch.drain();
    }

    assertThat(items).extracting(Item::outcome).containsExactly(Outcome.FAILED, Outcome.PROCESSED);
    assertThat(items.get(0).message()).startsWith("x: ").contains("memory", "-Xmx");
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
      public Delivery export(ResultDocument document) {
        try {
          work.on(document);
        } catch (InterruptedException e) {
          throw new ExportException(name(), "interrupted", e);
        }
        return new Delivery(document.id(), Delivery.Outcome.DELIVERED);
      }
    };
  }

  private static ProcessingReport report(Item item) {
    return new ProcessingReport(List.of(item), Duration.ofSeconds(1), false);
  }

  static Reading reading(String source, String id, Diagnostic... diagnostics) {
    ResultDocument document =
        ResultDocument.builder()
            .metadata(Metadata.builder().documentId(id).build())
            .test(new TestInfo("probe", null, null, null, null))
            .results(Results.builder().status(Status.PASS).totalRuns(0).build())
            .diagnostics(Diagnostics.keyed(List.of(diagnostics)))
            .build();
    return Reading.document(source, "a.tar", document, Duration.ofMillis(5));
  }

  private static Exporter exporter(Supplier<Delivery.Outcome> outcome) {
    return new Exporter() {
      @Override
      public String name() {
        return "x";
      }

      @Override
      public Delivery export(ResultDocument document) {
        return new Delivery(document.id(), outcome.get());
      }
    };
  }
}
