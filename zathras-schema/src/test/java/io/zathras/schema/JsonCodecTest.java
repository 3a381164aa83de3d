package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

  private final JsonCodec codec = JsonCodec.compact();

  @Test
  void readsBackExactlyWhatItWrote() {
    ResultDocument document = Samples.full();

    assertThat(codec.readResult(codec.toBytes(document))).isEqualTo(document);
    assertThat(codec.readResult(JsonCodec.pretty().toBytes(document))).isEqualTo(document);
  }

  @Test
  void passesOverPointsWhenAskedTo() {
    ResultDocument document = Samples.full();
    ResultDocument read = codec.readWithoutPoints(codec.toBytes(document));

    assertThat(read.results().runs().get("run_1").timeseries()).isEmpty();
    assertThat(read.results().runs().get("run_1").details())
        .isEqualTo(document.results().runs().get("run_1").details());
    assertThat(read.summary()).isEqualTo(document.summary());
  }

  @Test
  void findsBrokenJsonInPointsThatItPassesOver() {
    String json = new String(codec.toBytes(Samples.full()), StandardCharsets.UTF_8);
    String broken = json.replace("\"sequence_1\":", "\"sequence_1\" ");

    assertThat(broken).isNotEqualTo(json);
    assertThatThrownBy(() -> codec.readWithoutPoints(broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void readsBackAPointsDocument() {
    TimeSeriesDocument point = Samples.full().timeSeries().findFirst().orElseThrow();

    assertThat(point.id()).endsWith("_run_1_sequence_0");
    assertThat(codec.readTimeSeries(codec.toBytes(point))).isEqualTo(point);
  }

  @Test
  void writesCountsAsWholeNumbersAndLeavesOutWhatIsAbsent() {
    String json = new String(codec.toBytes(Samples.full()), StandardCharsets.UTF_8);

    assertThat(json)
        .contains("\"execution_time_seconds\":343,")
        .contains("\"test_timestamp\":\"2026-11-22T10:44:19\"")
        .contains("\"flags\":{\"avx2\":true,\"vaes\":true}")
        .contains("\"cpus\":\"\"")
        .contains("\"kernel.pty.reserve\":\"\"")
        .contains("\"percentile_95\":")
        .doesNotContain("null");
  }

  @Test
  void writesEqualDocumentsAsEqualBytes() {
    assertThat(codec.toBytes(Samples.full())).isEqualTo(codec.toBytes(Samples.full()));
  }

  @Test
  void writesASystemThatDocumentsShareAsItWritesAnyOther() {
    SystemUnderTest shared = Samples.full().systemUnderTest();
    for (JsonCodec kept : List.of(JsonCodec.pretty(), codec)) {
      byte[] first = kept.toBytes(Samples.with(shared));

      assertThat(kept.toBytes(Samples.with(shared))).isEqualTo(first);
      assertThat(kept.readResult(first).systemUnderTest()).isEqualTo(shared);
      assertThat(kept.toBytes(Samples.with(new SystemUnderTest(null, null, null))))
          .asString(StandardCharsets.UTF_8)
          .containsPattern("\"system_under_test\" ?: ?\\{ ?}");
      assertThat(kept.toBytes(Samples.with(shared))).isEqualTo(first);
    }
  }

  @Test
  void indentsByTwoBlanksAtAnyDepth() throws IOException {
    Map<String, Object> deep = Map.of("a", 1);
    for (int i = 0; i < 40; i++) {
      deep = Map.of("b", deep, "c", List.of(1, "x"));
    }
    SystemConfiguration configuration =
        SystemConfiguration.builder().kernelParameters(deep).build();
    byte[] pretty =
        JsonCodec.pretty().toBytes(Samples.with(new SystemUnderTest(null, null, configuration)));

    JsonMapper plain = JsonMapper.builder().build();
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    assertThat(pretty)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(plain.writer(printer).writeValueAsString(plain.readTree(pretty)));
  }

  @Test
  void leavesTheTimeOfProcessingOutOfTheCanonicalForm() {
    assertThat(new String(JsonCodec.canonical(Samples.full()), StandardCharsets.UTF_8))
        .doesNotContain("processing_timestamp")
        .contains("document_id");
  }

  @Test
  void hasNoPointsInTheSummaryForm() {
    ResultDocument summary = Samples.full().summary();

    assertThat(new String(codec.toBytes(summary), StandardCharsets.UTF_8))
        .doesNotContain("sequence_0")
        .contains("timeseries_summary")
        .doesNotContain("\"details\"");
  }

  @Test
  void namesTheLineOfBrokenJson() {
    assertThatThrownBy(() -> codec.readResult("{\n\"x\": }".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"x\": hunter2}", "{\"results\": {\"total_runs\": \"hunter2\"}}"})
  void quotesNothingOfWhatItCannotRead(String json) {
    assertThatThrownBy(() -> codec.readResult(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"total_runs\" | \"runs_total\":1,\"total_runs\" | runs_total",
        "\"total_runs\":1 | \"total_runs\":null | null",
        "\"total_runs\":1 | \"total_runs\":1,\"total_runs\":1 | Duplicate field",
        "\"sequence\":1 | \"sequence\":2 | sequence_1",
        "\"avx2\":true | \"avx2\":false | 'avx2' is not true",
        "2026-11-22T10:44:19 | 2026-11-22 10:44:19 | '2026-11-22 10:44:19'",
        "\"sequence_1\" | \"sequence_7\" | sequence_7"
      })
  void refusesWhatIsNoDocumentAndSaysWhy(String from, String to, String reason) {
    String json = new String(codec.toBytes(Samples.full()), StandardCharsets.UTF_8);
    assertThat(json).contains(from);
    byte[] wrong = json.replace(from, to).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> codec.readResult(wrong))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("line 1: ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAnythingAfterTheDocument() {
    byte[] json = codec.toBytes(Samples.full());
    byte[] twice = Arrays.copyOf(json, json.length * 2);
    System.arraycopy(json, 0, twice, json.length, json.length);

    assertThatThrownBy(() -> codec.readResult(twice)).isInstanceOf(JsonException.class);
  }

  @Test
  void writesTextsThatAreNoUnicodeWithReplacements() {
    ResultDocument document =
        Samples.withRun(run -> run.name("cut \ud800").configuration("\udc00", "\ud83d"));

    Run read = codec.readResult(codec.toBytes(document)).results().runs().get("run_1");

    assertThat(read.name()).isEqualTo("cut \ufffd");
    assertThat(read.configuration()).containsEntry("\ufffd", "\ufffd");
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    assertThatThrownBy(() -> new DataPoint(0, null, null, null, null, Map.of("x", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is NaN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0{\0",
        "{\0\0",
        "\u00ff\u00fe{",
        "[[[[[[",
        "",
        "{\"a\":1e99999999999}",
        "{\"metadata\":null}",
        "{\"results\":{\"runs\":{\"run_1\":{\"run_number\":1,\"timeseries\":5}}}}",
        "{\"system_under_test\":{\"hardware\":{\"cpu\":{\"flags\":[true]}}}}",
      })
  void saysOfAnyOtherBytesThatTheyAreNoDocument(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> JsonCodec.compact().readResult(bytes))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> JsonCodec.compact().readResult(new ByteArrayInputStream(bytes)))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> JsonCodec.compact().readTimeSeries(bytes))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void saysOfEndlessNestingThatItIsNoDocument() {
    byte[] deep = "{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> JsonCodec.compact().readResult(deep))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> new DocumentValidator().validate(deep))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void readsWhatWasWrittenWithEndlessNames() {
    String endless = "x".repeat(60_000);
    ResultDocument document =
        Samples.withRun(
            run ->
                run.configuration(endless, 1L).configuration(endless + "y", Map.of(endless, "z")));

    byte[] json = JsonCodec.compact().toBytes(document);

    assertThat(JsonCodec.compact().readResult(json)).isEqualTo(document);
    assertThat(new DocumentValidator().validate(json)).isEmpty();
    assertThat(document.results().runs().get("run_1").configuration().keySet())
        .filteredOn(name -> name.startsWith("xxx"))
        .hasSize(2)
        .allSatisfy(name -> assertThat(name).hasSizeLessThan(256).contains("6000"));
  }

  @Test
  void readsWhatWasWrittenWithHalvesOfCharactersInTexts() {
    Diagnostic diagnostic =
        new Diagnostic(Severity.INFO, "odd", "a\ud800.csv", 1, "found \udc00; expected a number");
    ResultDocument document =
        Samples.withRun(run -> run.name("b\ud800").description("c\udc00 \ud83d\ude00"));

    assertThat(diagnostic.file()).isEqualTo("a\ufffd.csv");
    assertThat(diagnostic.message()).isEqualTo("found \ufffd; expected a number");
    assertThat(document.results().runs().get("run_1").description())
        .isEqualTo("c\ufffd \ud83d\ude00");
    assertThat(JsonCodec.compact().readResult(JsonCodec.compact().toBytes(document)))
        .isEqualTo(document);
  }

  @Test
  void readsWhatWasWrittenWithHalvesOfCharactersInNames() {
    ResultDocument document =
        Samples.withRun(
            run -> run.configuration("a\ud800", 1L).configuration("a\ud801", Map.of("\udc00", 2L)));

    byte[] json = JsonCodec.compact().toBytes(document);

    assertThat(JsonCodec.compact().readResult(json)).isEqualTo(document);
    assertThat(new DocumentValidator().validate(json)).isEmpty();
  }
}
