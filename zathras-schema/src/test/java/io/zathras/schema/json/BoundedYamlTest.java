package io.zathras.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedYamlTest {

  private static final BoundedYaml YAML = BoundedYaml.withAliases(0);

  @Test
  void everyScalarStaysTheTextItIs() throws Exception {
    assertThat(
            YAML.parseWhole(
                "a: 9.10\nb: no\nc: \"yes\"\nd: 012\ne: 0x1f\nf: none\ng: 2026-01-05\nh: \"~\"\n"))
        .hasToString(
            "{'a':'9.10','b':'no','c':'yes','d':'012','e':'0x1f','f':'none','g':'2026-01-05','h':'~'}"
                .replace('\'', '"'));
  }

  @Test
  void listsOfEveryFormAreRead() throws Exception {
    assertThat(YAML.parseWhole("a: [x,y]\nb: ['10.0.0.1', 'z']\nc:\n- p\n- q\nd: []\ne: [1,~,2]\n"))
        .hasToString(
            "{'a':['x','y'],'b':['10.0.0.1','z'],'c':['p','q'],'d':[],'e':['1',null,'2']}"
                .replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: null", "a: ~", "a: # nothing"})
  void anUnquotedValueOfNothingIsNull(String text) throws Exception {
    assertThat(YAML.parseWhole(text).path("a").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# comment\n"})
  void aTextWithoutAValueIsAMissingNode(String text) throws Exception {
    assertThat(YAML.parseWhole(text).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ok: 1\\na: b: c\\n | 2 | 5 | mapping values are not allowed here",
        "ok: 1\\n\\tb: c\\n | 2 | 1 | cannot start any token",
        "ok: 1\\nb: [x\\n | 3 | 1 | expected ',' or ']'",
        "ok: 1\\nb: 'x\\n | 3 | 1 | unexpected end of stream",
        "ok: 1\\n{{ template }}: x\\n | 2 | 2 | key that is not a text",
        "[x]: 1\\n | 1 | 1 | key that is not a text",
        "a: 1\\na: 2\\n | 2 | 1 | duplicate key",
        "a: 1\\n---\\nb: 2\\n | 3 | 1 | more documents than one",
        "a: !!java.io.File [x]\\n | 1 | 4 | tag",
        "a: !!str 5\\n | 1 | 4 | tag",
        "a: !!map {b: c}\\n | 1 | 4 | tag",
        "!!str a: 5\\n | 1 | 1 | tag",
        "!<tag:yaml.org,2002:x> a: 1\\n | 1 | 1 | tag",
      })
  void whatIsNotReadIsRefusedWithItsPlace(String text, int line, int column, String problem) {
    assertThatThrownBy(() -> YAML.parseWhole(text.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOfSatisfying(
            JsonParseException.class,
            e -> {
              assertThat(e.getOriginalMessage()).contains(problem);
              assertThat(e.getLocation().getLineNr()).isEqualTo(line);
              assertThat(e.getLocation().getColumnNr()).isEqualTo(column);
            });
  }

  @Test
  void ofTheFirstDocumentTheLastOfARepeatedKeyCountsAndIsToldWithItsLine() throws Exception {
    List<String> repeated = new ArrayList<>();

    JsonNode first =
        YAML.parseFirst(
            "a: 1\nb: 1\na: 2\n---\nc: [\n", (key, line) -> repeated.add(key + " " + line));

    assertThat(first).hasToString("{\"a\":\"2\",\"b\":\"1\"}");
    assertThat(repeated).containsExactly("a 3");
  }

  @Test
  void aValueIsNamedAsOftenAsAllowed() throws Exception {
    String text = "a: &x [1]\nb: &y t\nc: *x\nd: *y\n";

    assertThat(BoundedYaml.withAliases(2).parseWhole(text))
        .hasToString("{'a':['1'],'b':'t','c':['1'],'d':'t'}".replace('\'', '"'));
    assertThatThrownBy(() -> BoundedYaml.withAliases(1).parseWhole(text))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("alias")
        .hasMessageContaining("line: 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: &x [*x]", "a: *x"})
  void nothingContainsItselfOrWhatIsNotThere(String text) {
    assertThatThrownBy(() -> BoundedYaml.withAliases(10).parseWhole(text))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("alias");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void aTextOfManyLevelsIsRefused(String opening) {
    assertThatThrownBy(() -> YAML.parseWhole(opening.repeat(100_000)))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void aLongTextIsRefused() {
    assertThatThrownBy(() -> YAML.parseWhole("- a\n".repeat(320_000)))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("exceeds the limit");
  }

  @Test
  void theTextsOfATreeAreWithoutItsNulls() throws Exception {
    assertThat(TextTree.of(YAML.parseWhole("a: ~\nb: [1, ~]\nc: {d: }\n")))
        .hasToString("{b=[1], c={}}");
    assertThat(TextTree.of(YAML.parseWhole("~"))).isNull();
  }
}
