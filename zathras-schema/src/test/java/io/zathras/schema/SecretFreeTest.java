package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.schema.context.RunContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFreeTest {

  private static final String SECRET = " password=S3CRET";
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonCodec CODEC = JsonCodec.compact();

  /**
   * A member that is added later and not looked at fails here: every text gets a secret in turn.
   */
  @Test
  void noTextOfADocumentHoldsASecret() throws IOException {
    JsonNode document = JSON.readTree(CODEC.toBytes(Samples.full()));
    List<JsonPointer> texts = new ArrayList<>();
    texts(document, JsonPointer.empty(), texts);

    int looked = 0;
    for (JsonPointer place : texts) {
      ObjectNode planted = document.deepCopy();
      ((ObjectNode) planted.at(place.head()))
          .put(place.last().getMatchingProperty(), document.at(place).asText() + SECRET);
      try {
        ResultDocument read = CODEC.readResult(JSON.writeValueAsBytes(planted));
        looked++;
        assertThat(read.toString()).as(place.toString()).doesNotContain("S3CRET");
        assertThat(text(read)).as(place.toString()).doesNotContain("S3CRET");
      } catch (JsonException e) {
        // A time or a word of a fixed set: no other text can stand there.
        assertThat(e).hasMessageNotContaining("S3CRET");
      }
    }
    assertThat(looked).isGreaterThan(35);
  }

  private static void texts(JsonNode node, JsonPointer place, List<JsonPointer> texts) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      JsonPointer at = place.appendProperty(member.getKey());
      if (member.getValue().isTextual() && !member.getKey().equals("$schema")) {
        texts.add(at);
      }
      texts(member.getValue(), at, texts);
    }
  }

  private static String text(ResultDocument document) {
    return new String(CODEC.toBytes(document), StandardCharsets.UTF_8);
  }

  @Test
  void namesThatADocumentChoosesHoldNoSecret() {
    Run run =
        Run.builder()
            .runNumber(1)
            .status(Status.PASS)
            .metric("token:S3CRET99x", 1)
            .configuration("kernel.token_S3CRET99x", 1)
            .timeseries(
                TimeSeries.builder()
                    .untimed(PointConfiguration.of("token=S3CRET"), Map.of("token:S3CRET99x", 1.0))
                    .build())
            .build();

    assertThat(run.toString()).doesNotContain("S3CRET");
    assertThat(run.timeseries().get(0).toString()).doesNotContain("S3CRET");
    assertThat(run.metrics()).containsOnlyKeys("token:redacted");
  }

  /**
   * Behind the names of some tests the digits look like a secret: an id without them is invalid.
   */
  @ParameterizedTest
  @CsvSource({
    "token, token",
    "phoronix_api_key, phoronix_api_key",
    "coreAGE-SECRET-KEY-mark, coreAGE-SECRET-KEY-mark",
    "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQG, redacted",
    "phoronix_ghp_0123456789abcdefghijABCDEFGHIJ012345, phoronix_redacted"
  })
  void anIdKeepsItsDigitsAndHoldsNoSecret(String test, String shown) throws IOException {
    String digits = "6ff89167a347b6bf7c02773d7b0c4ba5";
    String made = DocumentIds.result(test, digits + digits);
    ObjectNode json = (ObjectNode) JSON.readTree(CODEC.toBytes(Samples.full()));
    ((ObjectNode) json.path("metadata")).put("document_id", test + "_" + digits);

    ResultDocument read = CODEC.readResult(JSON.writeValueAsBytes(json));

    assertThat(made).isEqualTo(shown + "_" + digits);
    assertThat(read.metadata().documentId()).isEqualTo(made);
    assertThat(new DocumentValidator().validate(read)).isEmpty();
    assertThat(read.timeSeries())
        .isNotEmpty()
        .allSatisfy(
            point -> {
              assertThat(point.metadata().documentId()).startsWith(made + "_run_");
              assertThat(new DocumentValidator().validate(point)).isEmpty();
            });
  }

  @Test
  void whatSurroundsAResultHoldsNoSecret() {
    RunContext context =
        RunContext.builder()
            .command("run --password S3CRET")
            .workingDirectory("https://u:S3CRET@h")
            .wrapperVersion("token=S3CRET")
            .build();

    assertThat(context.toString()).doesNotContain("S3CRET").contains("run --password <redacted>");
  }

  @Test
  void messagesHoldNoSecret() {
    Diagnostic diagnostic =
        new Diagnostic(Severity.ERROR, "c", "token=S3CRET.txt", 1, "row 'password=S3CRET,1'");

    assertThat(diagnostic.toString()).doesNotContain("S3CRET");
    assertThat(new ValidationException("https://u:S3CRET@h", List.of()))
        .hasMessageNotContaining("S3CRET");
  }

  @Test
  void whatHoldsNoSecretIsTheSameObject() {
    ResultDocument document = Samples.full();

    assertThat(document.summary().metadata()).isSameAs(document.metadata());
    assertThat(document.summary().systemUnderTest()).isSameAs(document.systemUnderTest());
  }
}
