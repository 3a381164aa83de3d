package io.zathras.schema.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.junit.jupiter.api.Test;

class TokenLimitTest {

  private static final ObjectReader JSON = new ObjectMapper().reader();

  @Test
  void aTextWithAsManyTokensAsAllowedPasses() {
    assertThatCode(() -> TokenLimit.check(JSON, "[1,2,3]", 5)).doesNotThrowAnyException();
  }

  @Test
  void aTextWithOneTokenMoreIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> TokenLimit.check(JSON, "[1,\n2,3]", 4))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("more tokens than 4")
        .hasMessageContaining("line: 2");
  }

  @Test
  void aLongTextOfFewTokensPasses() {
    assertThatCode(() -> TokenLimit.check(JSON, "\"" + "x".repeat(100) + "\"", 5))
        .doesNotThrowAnyException();
  }

  @Test
  void aLongTextThatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> TokenLimit.check(JSON, "[1,2,,3]", 7))
        .isInstanceOf(JsonParseException.class);
  }
}
