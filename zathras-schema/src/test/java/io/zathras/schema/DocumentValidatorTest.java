package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentValidatorTest {

  private final DocumentValidator validator = new DocumentValidator();

  @Test
  void acceptsADocumentWithSomethingInEveryPart() {
    ResultDocument document = Samples.full();

    assertThat(validator.validate(document)).isEmpty();
    assertThat(validator.validate(JsonCodec.pretty().toBytes(document))).isEmpty();
    assertThat(document.timeSeries().map(validator::validate)).allMatch(java.util.List::isEmpty);
  }

  @Test
  void namesThePathOfWhatIsWrong() {
    assertThat(validator.validate(edited("\"run_number\":1", "\"run_number\":0")))
        .extracting(ValidationError::path)
        .containsExactly("$.results.runs.run_1.run_number");
  }

  @Test
  void refusesUnknownMembersKeysAndText() {
    assertThat(validator.validate(edited("\"total_runs\"", "\"total\":1,\"total_runs\"")))
        .hasSize(1);
    assertThat(validator.validate(edited("\"run_1\":{", "\"run_01\":{"))).hasSize(1);
    assertThat(validator.validate(edited("\"iterations_per_second\":7468.062037", "\"a\":\"b\"")))
        .hasSize(1);
    assertThat(validator.validate(edited("T10:44:19\"", "T10:44:19+01:00\""))).hasSize(1);
  }

  @Test
  void reportsAWrongSystemForEachDocumentThatSharesIt() {
    SystemUnderTest wrong =
        new SystemUnderTest(
            Hardware.builder().numa(Map.of("node_a", NumaNode.builder().cpus("0").build())).build(),
            null,
            null);

    for (int i = 0; i < 2; i++) {
      assertThat(validator.validate(Samples.full())).isEmpty();
      assertThat(validator.validate(Samples.with(wrong)))
          .extracting(ValidationError::path)
          .containsExactly("$.system_under_test.hardware.numa");
    }
  }

  @Test
  void quotesNamesThatHaveADotOrABlankInThePath() {
    byte[] json = edited("\"kernel.pty.reserve\":\"\"", "\"kernel.pty's reserve\":null");

    assertThat(validator.validate(json))
        .extracting(ValidationError::path)
        .containsExactly(
            "$.system_under_test.configuration.sysctl_parameters['kernel.pty\\'s reserve']");
  }

  @Test
  void numbersTheElementsOfAListInThePath() {
    assertThat(validator.validate(edited("[\"O2\",3,true]", "[\"O2\",[3],true]")))
        .extracting(ValidationError::path)
        .containsExactly("$.results.runs.run_1.configuration.levels[1]");
  }

  @Test
  void speaksEnglishInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(new DocumentValidator().validate(edited("\"run_number\":1", "\"run_number\":0")))
          .extracting(ValidationError::message)
          .containsExactly("must have a minimum value of 1");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-24T00:00:00.123Z | 2026-13-24T00:00:00.123Z | $.metadata.processing_timestamp",
        "2026-11-24T00:00:00.123Z | 2026-11-24T00:00:00.123 | $.metadata.processing_timestamp",
        "2026-11-22T10:44:19 | 2026-11-22T24:44:19 | $.metadata.test_timestamp",
        "'\"test_timestamp_source\":\"archive_name\",' | '' | $.metadata",
        "'\"timestamp_source\":\"measured\",' | '' | "
            + "$.results.runs.run_1.timeseries.sequence_0",
        "'\"node_2\":10' | '\"node2\":10' | $.system_under_test.hardware.numa.node_2.distances",
        "'\"PASS\"' | '\"OK\"' | $.results.status",
        "'\"severity\":\"warning\"' | '\"severity\":\"bad\"' | "
            + "$.diagnostics.diagnostic_0.severity"
      })
  void refusesWhatNoDocumentMayHold(String from, String to, String path) {
    assertThat(validator.validate(edited(from, to)))
        .extracting(ValidationError::path)
        .contains(path);
  }

  @Test
  void checksPointsOfAResultAsItChecksThemInTheText() {
    ResultDocument document =
        Samples.withRun(run -> run.metric("two words", 1).timeseries(series("three more words")));

    assertThat(validator.validate(document))
        .extracting(ValidationError::path)
        .containsExactlyElementsOf(
            validator.validate(JsonCodec.compact().toBytes(document)).stream()
                .map(ValidationError::path)
                .toList())
        .contains("$.results.runs.run_1.timeseries.sequence_0.metrics");
  }

  @Test
  void endsAfterAHundredErrors() {
    TimeSeries.Builder points = TimeSeries.builder();
    for (int i = 0; i < 500; i++) {
      points.untimed(PointConfiguration.ofRepetition("iteration", 1), Map.of("two words", 1.0));
    }

    assertThat(validator.validate(Samples.withRun(run -> run.timeseries(points.build()))))
        .hasSize(100);
  }

  private static TimeSeries series(String metric) {
    return TimeSeries.builder()
        .untimed(PointConfiguration.ofRepetition("iteration", 1), Map.of(metric, 1.0))
        .build();
  }

  @Test
  void saysWhichSchemasItKnows() {
    assertThat(validator.validate("{}".getBytes(StandardCharsets.UTF_8)))
        .singleElement()
        .asString()
        .contains("urn:zathras:result:1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7468.062037 | 1e999 | $.results.runs.run_1.metrics.iterations_per_second",
        "7468.062037 | -1e999 | $.results.runs.run_1.metrics.iterations_per_second",
        "'\"PASS\"' | 1e999 | $.results.status",
        "'\"total_runs\":1' | '\"total_runs\":4294967296' | $.results.total_runs",
        "2026-11-24T00:00:00.123Z | 2026-02-30T00:00:00.123Z | $.metadata.processing_timestamp",
      })
  void refusesWhatAReaderOfTheDocumentWouldRefuse(String from, String to, String path) {
    byte[] json = edited(from, to);

    assertThat(validator.validate(json)).extracting(ValidationError::path).contains(path);
    assertThatThrownBy(() -> JsonCodec.compact().readResult(json))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void namesTheNumberThatIsTooLargeHoweverDeepItStands() {
    String json = "{\"$schema\":\"urn:zathras:result:1.0\",\"a b\":[0,{\"c\":1e999}]}";

    assertThat(validator.validate(json.getBytes(StandardCharsets.UTF_8)))
        .extracting(ValidationError::path)
        .containsExactly("$['a b'][1].c");
  }

  private static byte[] edited(String from, String to) {
    String json = new String(JsonCodec.compact().toBytes(Samples.full()), StandardCharsets.UTF_8);
    assertThat(json).contains(from);
    return json.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void asksTheLibraryForNoReasonsWhereADocumentIsValid() {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(validator.follows(new RandomDocuments(seed).result())).as("%d", seed).isTrue();
    }
    assertThat(validator.follows(Samples.full())).isTrue();
  }
}
