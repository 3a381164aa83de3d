package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void saysWhichSchemasItKnows() {
    assertThat(validator.validate("{}".getBytes(StandardCharsets.UTF_8)))
        .singleElement()
        .asString()
        .contains("urn:zathras:result:1.0");
  }

  private static byte[] edited(String from, String to) {
    String json = new String(JsonCodec.compact().toBytes(Samples.full()), StandardCharsets.UTF_8);
    assertThat(json).contains(from);
    return json.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }
}
