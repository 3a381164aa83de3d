package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the figures come from /proc")
class FloorComparisonTest {

  @TempDir Path directory;

  @Test
  void tellsCommandAndFloorSideBySide() throws Exception {
    new ResultTreeGenerator(1).write(directory.resolve("tree"), 1, 1);
    Path launcher =
        Files.writeString(
            directory.resolve("zathras"),
            "#!/bin/sh\n# not an option: -Xmx2g.\nexec java -XX:+UseSerialGC -version \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();

    String table = new FloorComparison(launcher).compare(directory.resolve("tree"), 1);

    assertThat(table.lines())
        .satisfiesExactly(
            head -> assertThat(head).contains("command", "floor", "ratio", "plain floor"),
            cpu -> assertThat(cpu).startsWith("CPU s"),
            wall -> assertThat(wall).startsWith("wall s"),
            peak -> assertThat(peak).startsWith("peak MiB"));
  }

  @Test
  void aCommandThatFailsIsNoMeasurement() {
    assertThatThrownBy(() -> ProcessMeasurement.of(List.of("sh", "-c", "echo broken; exit 3")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 3: broken");
  }

  @Test
  void chargesTheTimeOfTheProcess() throws Exception {
    ProcessMeasurement busy =
        ProcessMeasurement.of(
            List.of("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"));

    assertThat(busy.cpuSeconds()).isPositive();
    assertThat(busy.wallSeconds()).isPositive();
    assertThat(busy.peakMebibytes()).isPositive();
  }

  @Test
  void theFloorWalksAllFilesOfTheArchives() throws Exception {
    new ResultTreeGenerator(1).write(directory, 1, 2);

    List<FileEntry> expected = new ArrayList<>(Samples.LEAVES.get(0).sysconfig().files());
    expected.addAll(Samples.coremark(Samples.COREMARK.get(0)).files());
    expected.addAll(Samples.coremark(Samples.COREMARK.get(1)).files());
    Floor floor = Floor.of(directory);
    assertThat(floor.files()).isEqualTo(expected.size());
    assertThat(floor.bytes()).isEqualTo(expected.stream().mapToLong(FileEntry::size).sum());
  }
}
