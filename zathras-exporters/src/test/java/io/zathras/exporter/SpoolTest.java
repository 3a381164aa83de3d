package io.zathras.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.Spool.Sent;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  @TempDir private Path directory;

  private final InMemoryExporter delivered = new InMemoryExporter();

  @Test
  void keepsWhatFailsAndSaysWhere() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    Path file = directory.resolve("down").resolve(document.id() + ".ndjson");

    try (Exporter exporter = Spool.in(directory).behind(new Down())) {
      assertThatThrownBy(() -> exporter.export(document))
          .isInstanceOf(ExportException.class)
          .hasMessage("down: nobody there; kept in " + file);
    }
    assertThat(Files.readAllBytes(file))
        .isEqualTo(
            (new String(JsonCodec.compact().toBytes(document), UTF_8) + "\n").getBytes(UTF_8));
  }

  @Test
  void aReasonThatDocumentsShareIsToldOnceAndEachFileIsNamed() throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("down", SmallDocuments.of('a'));
    spool.keep("down", SmallDocuments.of('b'));

    List<Sent> sent = spool.send(new Down(), told -> {});

    assertThat(sent)
        .extracting(Sent::reason)
        .containsExactly(
            "down: nobody there",
            "down: not delivered, for the same reason as "
                + SmallDocuments.of('a').id()
                + ".ndjson");
    assertThat(spool.kept("down")).hasSize(2);
  }

  @Test
  void keepsADocumentThatFailsTwiceOnce() throws IOException {
    Spool spool = Spool.in(directory);
    try (Exporter exporter = spool.behind(new Down())) {
      assertThatThrownBy(() -> exporter.export(SmallDocuments.of('a'))).isNotNull();
      assertThatThrownBy(() -> exporter.export(SmallDocuments.of('a'))).isNotNull();
    }
    assertThat(spool.kept("down")).hasSize(1);
  }

  @Test
  void sendsWhatIsKeptAndKeepsItNoMore() throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("memory", SmallDocuments.of('b'));
    spool.keep("memory", SmallDocuments.of('a'));
    spool.keep("another", SmallDocuments.of('c'));
    List<Sent> told = new ArrayList<>();

    List<Sent> sent = spool.send(delivered, told::add);

    assertThat(spool.exporters()).containsExactly("another");
    assertThat(sent)
        .isEqualTo(told)
        .extracting(Sent::outcome)
        .containsOnly(DeliveryOutcome.DELIVERED);
    assertThat(delivered.documents())
        .containsExactlyInAnyOrder(SmallDocuments.of('a'), SmallDocuments.of('b'));
    assertThat(spool.kept("memory")).isEmpty();
    assertThat(spool.send(delivered, told::add)).isEmpty();
  }

  @Test
  void sendsTheOldestTestFirst() throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("memory", SmallDocuments.of('a'));
    spool.keep("memory", SmallDocuments.of('b'));
    Path file = spool.kept("memory").get(0);
    String json = Files.readString(file);
    Files.writeString(
        file,
        json.replace(
            "\"metadata\":{",
            "\"metadata\":{\"test_timestamp\":\"2026-11-01T00:00:00.000Z\","
                + "\"test_timestamp_source\":\"result_data\","));

    spool.send(delivered, sent -> {});

    assertThat(delivered.documents())
        .extracting(ResultDocument::id)
        .containsExactly(SmallDocuments.of('b').id(), SmallDocuments.of('a').id());
  }

  /** Each costs itself only, and is named. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "7",
        "{\"metadata\":{\"document_id\":\"x\"}}",
        "{\"$schema\":\"urn:zathras:result:1.0\",\"metadata\":null,\"test\":null}",
        "{\"metadata\":[[[[",
        "\u0000\u0001"
      })
  void aKeptFileThatIsNoValidDocumentCostsItselfOnly(String content) throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("memory", SmallDocuments.of('a'));
    Path wrong = directory.resolve("memory").resolve("0.ndjson");
    Files.writeString(wrong, content);

    List<Sent> sent = spool.send(delivered, told -> {});

    assertThat(delivered.documents()).containsExactly(SmallDocuments.of('a'));
    assertThat(sent)
        .filteredOn(one -> one.file().equals(wrong))
        .singleElement()
        .extracting(Sent::reason)
        .asString()
        .isNotBlank()
        .doesNotContain("bug");
    assertThat(spool.kept("memory")).containsExactly(wrong);
  }

  @Test
  void aKeptDocumentThatNoLongerFollowsTheSchemaCostsItselfOnly() throws IOException {
    Spool spool = Spool.in(directory);
    Path wrong = spool.keep("memory", SmallDocuments.of('a'));
    spool.keep("memory", SmallDocuments.of('b'));
    Files.writeString(
        wrong, Files.readString(wrong).replaceAll("\"status\":\"PASS\"", "\"status\":\"GOOD\""));

    List<Sent> sent = spool.send(delivered, told -> {});

    assertThat(delivered.documents()).containsExactly(SmallDocuments.of('b'));
    assertThat(sent)
        .filteredOn(one -> one.outcome() == null)
        .singleElement()
        .extracting(Sent::reason)
        .asString()
        .startsWith("no valid document: ");
  }

  @Test
  void whatFailsAgainStays() throws IOException {
    Spool spool = Spool.in(directory);
    Path file = spool.keep("down", SmallDocuments.of('a'));

    assertThat(spool.send(new Down(), sent -> {}))
        .containsExactly(new Sent(file, null, "down: nobody there", List.of()));
    assertThat(spool.kept("down")).containsExactly(file);
  }

  @Test
  void whatAnExporterSaysOfAnotherDocumentRemovesNoFile() throws IOException {
    Spool spool = Spool.in(directory);
    Path file = spool.keep("memory", SmallDocuments.of('a'));
    Exporter other =
        new Exporter() {
          @Override
          public String name() {
            return "memory";
          }

          @Override
          public List<Delivery> export(List<ResultDocument> documents) {
            return Deliveries.oneByOne(documents, this::deliver);
          }

          private Delivery deliver(ResultDocument document) {
            return Delivery.delivered("other");
          }
        };

    assertThat(spool.send(other, sent -> {}))
        .containsExactly(
            new Sent(
                file,
                null,
                "memory: the exporter does not say what became of "
                    + SmallDocuments.of('a').id()
                    + "; it speaks of other",
                List.of()));
    assertThat(file).exists();
  }

  @Test
  void aFileThatIsNoDocumentIsNamedAndTheOthersAreSent() throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("memory", SmallDocuments.of('b'));
    Path broken = directory.resolve("memory").resolve("a.ndjson");
    Files.writeString(broken, "{\"metadata\":");

    List<Sent> sent = spool.send(delivered, one -> {});

    assertThat(sent).hasSize(2);
    assertThat(sent.get(0).file()).isEqualTo(broken);
    assertThat(sent.get(0).reason()).startsWith("no valid document: line 1: ");
    assertThat(sent.get(1).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(broken).exists();
  }

  @Test
  void whatIsDeliveredAfterAllIsKeptNoMore() throws IOException {
    Spool spool = Spool.in(directory);
    spool.keep("memory", SmallDocuments.of('a'));
    try (Exporter exporter = spool.behind(delivered)) {
      exporter.export(SmallDocuments.of('a'));
    }
    assertThat(spool.kept("memory")).isEmpty();
  }

  @Test
  void saysWhenItCannotKeepEither() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    try (Exporter exporter = Spool.in(file).behind(new Down())) {
      assertThatThrownBy(() -> exporter.export(SmallDocuments.of('a')))
          .isInstanceOf(ExportException.class)
          .hasMessageStartingWith("down: nobody there; and it could not be kept (");
    }
  }

  @Test
  void keepsWhatTooLittleMemoryOrABrokenExporterEnded() throws IOException {
    Spool spool = Spool.in(directory);
    for (Error error :
        List.of(new OutOfMemoryError("made by this test"), new NoClassDefFoundError("Missing"))) {
      Exporter broken =
          new Exporter() {
            @Override
            public String name() {
              return "broken";
            }

            @Override
            public List<Delivery> export(List<ResultDocument> documents) {
              return Deliveries.oneByOne(documents, this::deliver);
            }

            private Delivery deliver(ResultDocument document) {
              throw error;
            }
          };
      try (Exporter exporter = spool.behind(broken)) {
        assertThatThrownBy(() -> exporter.export(SmallDocuments.of('a')))
            .isInstanceOf(ExportException.class)
            .hasMessageContaining(error instanceof LinkageError ? "Missing" : "-Xmx")
            .hasMessageContaining("kept in " + directory);
      }
      assertThat(spool.kept("broken")).hasSize(1);
      spool.forget("broken", SmallDocuments.of('a').id());
    }
  }

  @Test
  void keepsWhatAnInterruptEnded() throws IOException {
    Spool spool = Spool.in(directory);
    try (Exporter exporter = spool.behind(new Down())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> exporter.export(SmallDocuments.of('a'))).isNotNull();
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(spool.kept("down")).hasSize(1);
  }

  @Test
  void nothingIsKeptInADirectoryThatIsNotThere() throws IOException {
    Spool spool = Spool.in(directory.resolve("none"));

    assertThat(spool.exporters()).isEmpty();
    assertThat(spool.send(delivered, sent -> {})).isEmpty();
  }

  @Test
  void noNameLeadsOutOfTheDirectory() {
    assertThatThrownBy(() -> Spool.in(directory).keep("../up", SmallDocuments.of('a')))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spool.in(directory).keep("..", SmallDocuments.of('a')))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final class Down implements Exporter {
    @Override
    public String name() {
      return "down";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      throw new ExportException(name(), "nobody there", null);
    }
  }
}
