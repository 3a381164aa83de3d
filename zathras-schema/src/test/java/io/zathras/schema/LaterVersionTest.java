package io.zathras.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of a schema that adds members to the known one. */
class LaterVersionTest {

  private static final String NEW_MEMBER = "\"energy\":{\"joules\":[1,{\"x\":null}]},";

  private final JsonCodec codec = JsonCodec.compact();
  private final DocumentValidator validator = new DocumentValidator();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"metadata\":",
        "\"total_runs\":",
        "\"run_number\":",
        "\"timestamp\":",
        "\"vendor\":"
      })
  void aMemberThatThisVersionDoesNotKnowIsIgnored(String before) throws IOException {
    byte[] json = later(Samples.full(), "1.1", before);

    ResultDocument read = codec.readResult(json);

    assertThat(read.schema()).isEqualTo("urn:zathras:result:1.1");
    assertThat(read.results()).isEqualTo(Samples.full().results());
    assertThat(read.systemUnderTest()).isEqualTo(Samples.full().systemUnderTest());
    assertThat(codec.readResult(new ByteArrayInputStream(json))).isEqualTo(read);
    assertThat(new String(codec.toBytes(read), UTF_8)).doesNotContain("energy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"metadata\":", "\"total_runs\":", "\"vendor\":"})
  void aDocumentOfALaterVersionIsValidWithMembersThatTheKnownSchemaDoesNotHave(String before) {
    byte[] json = later(Samples.full(), "1.12", before);

    assertThat(validator.validate(json)).isEmpty();
    assertThat(validator.laterSchema(json)).hasValue("urn:zathras:result:1.12");
  }

  @Test
  void aDocumentOfALaterVersionIsStillCheckedAgainstTheKnownSchema() {
    String json = new String(later(Samples.full(), "1.1", "\"metadata\":"), UTF_8);
    byte[] wrong = json.replace("\"run_number\":1", "\"run_number\":0").getBytes(UTF_8);

    assertThat(validator.validate(wrong))
        .extracting(ValidationError::path)
        .containsExactly("$.results.runs.run_1.run_number");
  }

  @Test
  void theVersionMayStandBehindTheNewMember() {
    String json = new String(later(Samples.full(), "1.1", "\"metadata\":"), UTF_8);
    String schema = "\"$schema\":\"urn:zathras:result:1.1\"";
    assertThat(json).startsWith("{" + schema + ",").endsWith("}");
    byte[] moved =
        ("{" + json.substring(schema.length() + 2, json.length() - 1) + "," + schema + "}")
            .getBytes(UTF_8);

    assertThat(codec.readResult(moved)).isEqualTo(codec.readResult(json.getBytes(UTF_8)));
    assertThat(validator.validate(moved)).isEmpty();
    assertThat(validator.laterSchema(moved)).hasValue("urn:zathras:result:1.1");
  }

  @Test
  void aPointOfALaterVersionIsReadAndValid() {
    TimeSeriesDocument point = Samples.full().timeSeries().findFirst().orElseThrow();
    byte[] json =
        new String(codec.toBytes(point), UTF_8)
            .replace("urn:zathras:timeseries:1.0", "urn:zathras:timeseries:1.1")
            .replace("\"schema_version\":\"1.0\"", "\"schema_version\":\"1.1\"")
            .replace("\"metadata\":", NEW_MEMBER + "\"metadata\":")
            .getBytes(UTF_8);

    assertThat(codec.readTimeSeries(json).metrics()).isEqualTo(point.metrics());
    assertThat(validator.validate(json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.0", "1.01", "1.", "1.x", "2.0", "1.99999999999"})
  void anUnknownMemberIsRefusedInADocumentThatIsNotOfALaterVersion(String version) {
    byte[] json = later(Samples.full(), version, "\"total_runs\":");

    assertThatThrownBy(() -> codec.readResult(json))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("line 1: ")
        .hasMessageContaining("energy");
    assertThat(validator.validate(json)).isNotEmpty();
    assertThat(validator.laterSchema(json)).isEmpty();
  }

  private byte[] later(ResultDocument document, String version, String before) {
    String json = new String(codec.toBytes(document), UTF_8);
    assertThat(json).contains(before);
    return json.replace("urn:zathras:result:1.0", "urn:zathras:result:" + version)
        .replace("\"schema_version\":\"1.0\"", "\"schema_version\":\"" + version + "\"")
        .replaceFirst(before, NEW_MEMBER + before)
        .getBytes(UTF_8);
  }
}
