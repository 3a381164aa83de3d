package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredTextTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void leavesOutWhatIsEmpty() {
    assertThat(read("TicketID: #\nempty:\nnull: null\ntilde: ~\nquoted: \"\"\n"))
        .isEqualTo(Map.of("quoted", ""));
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void takesTheLastOfARepeatedKeyAndSaysSo() {
    assertThat(read("Jirald: one\nother: 1\nJirald: two\n"))
        .isEqualTo(Map.of("Jirald", "two", "other", "1"));
    assertThat(diagnostics.list())
        .containsExactly(
            new Diagnostic(
                Severity.WARNING,
                "yaml-duplicate-key",
                "ansible_vars.yml",
                3,
                "'Jirald' stands here again; the last value counts"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ok: 1\\na: b: c\\n | 2 | mapping values are not allowed here",
        "ok: 1\\n\\tb: c\\n | 2 | cannot start any token",
        "ok: 1\\nb: [x\\n | 3 | expected ',' or ']'",
        "ok: 1\\nb: %x\\n | 2 | cannot start any token",
        "ok: 1\\nb: 'x\\n | 3 | unexpected end of stream",
      })
  void leavesAFileOutThatIsNoYamlWithLineAndReason(String text, int line, String reason) {
    assertThat(read(text.replace("\\n", "\n").replace("\\t", "\t"))).isNull();
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo(Severity.WARNING);
              assertThat(found.file()).isEqualTo("ansible_vars.yml");
              assertThat(found.line()).isEqualTo(line);
              assertThat(found.message()).contains(reason).endsWith("the file is left out");
            });
  }

  @Test
  void refusesAnAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(read(bomb.toString())).isNull();
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.line()).isEqualTo(2);
              assertThat(found.message()).contains("names another value");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# comment\n", "---\n"})
  void knowsNothingOfAnEmptyFile(String text) {
    assertThat(read(text)).isNull();
    assertThat(diagnostics.list()).isEmpty();
  }

  private Object read(String text) {
    return StructuredText.yaml(new SideFile("ansible_vars.yml", text), diagnostics);
  }
}
