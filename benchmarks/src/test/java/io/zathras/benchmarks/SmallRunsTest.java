package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the figures come from /proc")
class SmallRunsTest {

  @TempDir Path directory;

  @Test
  void tellsTheStartOneDirectoryAndANightBesideABareJvm() throws Exception {
    new ResultTreeGenerator(1).write(directory.resolve("tree"), 2, 3);
    Path calls = directory.resolve("calls");
    Path launcher =
        Files.writeString(
            directory.resolve("zathras"), "#!/bin/sh\necho \"$#\" >>'" + calls + "'\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();

    String table = new SmallRuns(launcher).compare(directory.resolve("tree"), 1);

    assertThat(table.lines())
        .satisfiesExactly(
            head -> assertThat(head).contains("CPU s", "times the bare JVM's", "wall s"),
            bare -> assertThat(bare).startsWith("bare JVM").contains("1.00 /    1.00 /    1.00"),
            start -> assertThat(start).startsWith("--version"),
            one -> assertThat(one).startsWith("1 directory"),
            night -> assertThat(night).startsWith("2 directories"));
    // A warm-up and a run: the version, then one and two paths with the four words around them.
    assertThat(Files.readAllLines(calls)).containsExactly("1", "5", "6", "1", "5", "6");
  }

  @Test
  void theMedianIsTheMiddleOfTheRuns() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
  }
}
