package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | true",
        "{\"a\":null} | {} | true",
        "{\"a\":1.0} | {\"a\":1} | true",
        "{\"a\":[1,{\"b\":null}]} | {\"a\":[1.0,{}]} | true",
        "{\"a\":1} | {\"a\":2} | false",
        "{\"a\":1} | {\"a\":\"1\"} | false",
        "{\"a\":1} | {} | false",
        "{} | {\"a\":1} | false",
        "[1,2] | [2,1] | false",
        "[1] | [1,1] | false",
        "{\"id\":1} | {\"id\":2} | false"
      })
  void sameIsWhatMeansTheSame(String one, String other, boolean same)
      throws JsonProcessingException {
    assertThat(JsonEquality.same(json(one), json(other))).isEqualTo(same);
  }

  @Test
  void theServersNumbersAreNoDifference() throws JsonProcessingException {
    assertThat(
            JsonEquality.differences(
                json("{\"a\":[{\"id\":7,\"b\":1}]}"),
                json("{\"a\":[{\"id\":-1,\"b\":1}]}"),
                List.of("a")))
        .isEmpty();
  }

  @Test
  void onlyTheMembersThatCountAreCompared() throws JsonProcessingException {
    assertThat(
            JsonEquality.differences(
                json("{\"a\":1,\"b\":1}"), json("{\"a\":2,\"b\":2}"), List.of("b")))
        .isEqualTo("b is 1, ours 2");
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Recorded.MAPPER.readTree(text);
  }
}
