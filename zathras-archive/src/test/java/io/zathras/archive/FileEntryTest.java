package io.zathras.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileEntryTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("one", List.of("one")),
        Arguments.of("one\n", List.of("one")),
        Arguments.of("one\ntwo", List.of("one", "two")),
        Arguments.of("one\r\ntwo\r\n", List.of("one", "two")),
        Arguments.of("one\rtwo\r", List.of("one", "two")),
        Arguments.of("\n", List.of("")),
        Arguments.of("\n\n", List.of("", "")),
        Arguments.of("\r\n\n\r", List.of("", "", "")),
        Arguments.of("a\n\nb", List.of("a", "", "b")),
        Arguments.of("a\r\r\nb", List.of("a", "", "b")),
        Arguments.of("\ufeffmark\n", List.of("mark")),
        Arguments.of("\u0085\u2028 are no line ends\n", List.of("\u0085\u2028 are no line ends")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void dividesTextIntoLines(String text, List<String> lines) {
    assertThat(file(text).lines()).isEqualTo(lines);
  }

  @Test
  void dividesAnyTextAsTheJdkDoes() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append("ab\r\n\r\n".charAt(random.nextInt(6)));
      }
      assertThat(file(text.toString()).lines()).isEqualTo(text.toString().lines().toList());
    }
  }

  @Test
  void dividesLargeTextsInNoTimeAndLittleMemory() {
    assertThat(file("\n".repeat(8 << 20)).lines()).hasSize(8 << 20);
    assertThat(file("\r".repeat(8 << 20)).lines()).hasSize(8 << 20);
    assertThat(file("x".repeat(16 << 20)).lines()).hasSize(1);
  }

  @Test
  void givesLinesNobodyCanChange() {
    List<String> lines = file("a\nb\n").lines();

    assertThatThrownBy(() -> lines.set(0, "c")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> lines.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> lines.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void readsWhatIsNoUtf8WithReplacementCharacters() {
    byte[] latin1 = {'c', 'a', 'f', (byte) 0xe9, '\n', (byte) 0xff, 0, 'x'};

    FileEntry file = FileTree.builder("x.tar").file("f", latin1).build().files().get(0);

    assertThat(file.text()).isEqualTo("caf\ufffd\n\ufffd\0x");
    assertThat(file.bytes()).isEqualTo(latin1);
  }

  @Test
  void isSafeAgainstChanges() throws IOException {
    byte[] content = {'a'};
    FileEntry file = FileTree.builder("x.tar").file("d/f", content).build().files().get(0);
    content[0] = 'b';
    file.bytes()[0] = 'c';

    assertThat(file.text()).isEqualTo("a");
    assertThat(file.open().readAllBytes()).containsExactly('a');
    assertThat(file.sha256())
        .isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    assertThat(file.name()).isEqualTo("f");
    assertThat(file.size()).isEqualTo(1);
    assertThat(file).hasToString("x.tar!/d/f");
  }

  private static FileEntry file(String text) {
    return FileTree.builder("x.tar").file("f", text).build().files().get(0);
  }
}
