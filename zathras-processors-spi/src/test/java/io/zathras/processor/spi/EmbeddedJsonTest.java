package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedJsonTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1} | 1 | 1",
        "note\\n{\"a\": 1}\\n | 1 | 1",
        "{\"a\": 1}\\nnote | 1 | 1",
        "{\"a\": 1}note | 1 | 1",
        "{\"a\": 0}{\"a\": 1} | 2 | 1",
        "{\"a\": 0}\\r\\nnote\\r\\n  {\"a\": 1}\\r\\n | 2 | 1",
        "{\\n\"a\": {\"b\": \"}\"}, \"a\": 1}\\n\\n{}\\n{\"a\": 3} | 3 | 3",
      })
  void givesTheLastObjectWhateverStandsAround(String text, int count, long value) {
    EmbeddedJson json = read(text.replace("\\n", "\n").replace("\\r", "\r"));

    assertThat(json.count()).isEqualTo(count);
    assertThat(last(json).at("a").integer()).isEqualTo(value);
    assertThat(json.broken()).isNull();
  }

  @Test
  void keepsTheFirstLinesOfOtherTextWithoutControlCharacters() {
    EmbeddedJson json =
        read("one \u001b[1mbold\u001b[0m\n\n" + "x".repeat(500) + "\n{}\n" + "more\n".repeat(50));

    assertThat(json.notes()).hasSize(20).startsWith("one bold", "x".repeat(200), "more");
  }

  @Test
  void aCutObjectKeepsWhatIsBeforeItAndSaysTheLine() {
    EmbeddedJson json = read("note\n{\"a\": 1}\nanother\n{\n\"a\": [1,\n");

    assertThat(last(json).at("a").integer()).isEqualTo(1);
    assertThat(json.notes()).containsExactly("note", "another");
    assertThat(Objects.requireNonNull(json.broken()).line()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aFileWithoutAnObjectHasNone() {
    EmbeddedJson json = read("fio: bad option {\n");

    assertThat(json.last()).isNull();
    assertThat(json.count()).isZero();
    assertThat(json.notes()).containsExactly("fio: bad option {");
    assertThat(json.broken()).isNull();
  }

  @Test
  void itsValuesReportAboutTheFile() {
    last(read("note\n{\"a\": \"x\"}")).at("a").expectDecimal();

    assertThat(diagnostics.list())
        .extracting(Diagnostic::file, Diagnostic::code)
        .containsExactly(tuple(Inputs.PLACE + "/o.json", "value-invalid"));
  }

  private static DataNode last(EmbeddedJson json) {
    return Objects.requireNonNull(json.last());
  }

  private EmbeddedJson read(String text) {
    ResultInput input = Inputs.of(diagnostics, Map.of("o.json", text));
    return input.embeddedJson(Objects.requireNonNull(input.firstOf("o.json")));
  }
}
