package io.zathras.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Jazzer begins with, and what it once broke something with, in every build. */
class KeptInputsTest {

  private static final Path INPUTS = Path.of("src/test/resources/io/zathras/fuzz/inputs");

  @ParameterizedTest
  @MethodSource("inputs")
  void keptInputBreaksNothing(Path input) {
    String target = input.getParent().getFileName().toString();

    assertThatCode(() -> FuzzTarget.run(target, Files.readAllBytes(input)))
        .as("%s", input)
        .doesNotThrowAnyException();
  }

  @Test
  void everyTargetHasInputs() throws IOException {
    try (Stream<Path> targets = Files.list(INPUTS)) {
      List<String> names = targets.map(path -> path.getFileName().toString()).toList();

      assertThat(names).containsExactlyInAnyOrderElementsOf(FuzzTarget.names());
    }
  }

  static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.walk(INPUTS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
