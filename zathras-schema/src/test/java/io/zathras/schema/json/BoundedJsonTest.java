package io.zathras.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJsonTest {

  private static final BoundedJson JSON = BoundedJson.upTo(100);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " null ",
        "true",
        "\"a\\u00e4\\n\"",
        "[1, 2147483648, 9223372036854775808, -0, 1.5, 1e400, 0.1]",
        "{\"a\":{\"b\":[{\"c\":null},[],\"\"]},\"d\":false,\"a\":2}",
      })
  void makesTheTreeThatJacksonMakes(String text) throws Exception {
    assertThat(JSON.parseWhole(text)).isEqualTo(new ObjectMapper().readTree(text));
    assertThat(JSON.parseWhole(text).toString())
        .isEqualTo(new ObjectMapper().readTree(text).toString());
  }

  @Test
  void aTextWithAsManyTokensAsAllowedPasses() throws Exception {
    assertThat(BoundedJson.upTo(5).parseWhole("[1,2,3]")).hasSize(3);
  }

  @Test
  void aTextWithOneTokenMoreIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> BoundedJson.upTo(4).parseFirst("[1,\n2,3]"))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("more tokens than")
        .hasMessageContaining("line: 2");
  }

  @Test
  void aTextOfAHundredLevelsIsRead() throws Exception {
    assertThat(BoundedJson.upTo(1_000).parseFirst("[".repeat(100) + "]".repeat(100))).hasSize(1);
  }

  @Test
  void aTextOfMoreLevelsIsRefused() {
    assertThatThrownBy(
            () -> BoundedJson.upTo(100_000).parseFirst("[".repeat(101) + "]".repeat(101)))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2,,3]", "{\"a\" 1}", "[1", "{\"a\":1", "NaN", "\"a\nb\""})
  void whatIsNotJsonIsRefused(String text) {
    assertThatThrownBy(() -> JSON.parseFirst(text)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void whatStandsBehindTheFirstValueIsNotReadUnlessTheTextIsOneValue() throws Exception {
    assertThat(JSON.parseFirst("1 2").intValue()).isEqualTo(1);
    assertThatThrownBy(() -> JSON.parseWhole("1 2"))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("Trailing token")
        .hasMessageContaining("column: 3");
  }

  @Test
  void aTextWithoutAValueIsAMissingNodeUnlessItIsOneValue() throws Exception {
    assertThat(JSON.parseFirst(" ").isMissingNode()).isTrue();
    assertThatThrownBy(() -> JSON.parseWhole(" ")).isInstanceOf(JsonParseException.class);
  }

  @Test
  void aFeatureAllowsWhatStrictJsonDoesNot() throws Exception {
    BoundedJson lenient = BoundedJson.upTo(100, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    assertThat(lenient.parseWhole("[NaN]").get(0).doubleValue()).isNaN();
  }
}
