package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void keepsEveryScalarAsItIsWritten() {
    assertThat(read("a: 9.10\nb: no\nc: \"yes\"\nd: 012\ne: 0x1f\nf: none\ng: 2026-01-05\n"))
        .isEqualTo(
            Map.of(
                "a",
                "9.10",
                "b",
                "no",
                "c",
                "yes",
                "d",
                "012",
                "e",
                "0x1f",
                "f",
                "none",
                "g",
                "2026-01-05"));
  }

  @Test
  void readsListsOfEveryForm() {
    assertThat(read("a: [x,y]\nb: ['10.0.0.1', 'z']\nc:\n- p\n- q\nd: []\ne: [1,~,2]\n"))
        .isEqualTo(
            Map.of(
                "a", List.of("x", "y"),
                "b", List.of("10.0.0.1", "z"),
                "c", List.of("p", "q"),
                "d", List.of(),
                "e", List.of("1", "2")));
  }

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
              assertThat(found.message()).contains("an alias");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: !!javax.script.ScriptEngineManager [x]\n",
        "a: !!python/object/apply:os.system ['id']\n",
        "!<tag:yaml.org,2002:x> a: 1\n",
        "a: !!str 5\n",
        "a: !!map {b: c}\n"
      })
  void refusesTags(String text) {
    assertThat(read(text)).isNull();
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("a tag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesDepth(String opening) {
    assertThat(read("a: \n  " + opening.repeat(100_000))).isNull();
    assertThat(diagnostics.list()).hasSize(1);
  }

  @Test
  void refusesAKeyThatIsNoText() {
    assertThat(read("{{ template }}: x\n")).isNull();
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("a key that is no plain text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# comment\n", "---\n"})
  void knowsNothingOfAnEmptyFile(String text) {
    assertThat(read(text)).isNull();
    assertThat(diagnostics.list()).isEmpty();
  }

  private Object read(String text) {
    return YamlText.read(new SideFile("ansible_vars.yml", text), diagnostics);
  }
}
