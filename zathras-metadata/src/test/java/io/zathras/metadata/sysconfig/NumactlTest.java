package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.NumaNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumactlTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsNodesWithGapsWithoutCpusAndWithoutMemoryAndKeepsDistancesById() {
    Map<String, NumaNode> nodes =
        parse(
            """
            available: 3 nodes (0,2,5)
            node 0 cpus:
            node 0 size: 0 MB
            node 0 free: 0 MB
            node 2 cpus: 0 1 2 3
            node 2 size: 255774 MB
            node 2 free: 237869 MB
            node 5 cpus:
            node 5 size: 129023 MB
            node 5 free: 129022 MB
            node distances:
            node   0   2   5\s
              0:  10  40  80\s
              2:  40  10  20\s
              5:  80  20  10\s
            """);

    assertThat(nodes).containsOnlyKeys("node_0", "node_2", "node_5");
    assertThat(nodes.get("node_0"))
        .isEqualTo(
            NumaNode.builder()
                .cpus("")
                .cpuCount(0)
                .memoryBytes(0L)
                .memoryGb(0)
                .distances(Map.of("node_0", 10, "node_2", 40, "node_5", 80))
                .build());
    assertThat(nodes.get("node_2").cpus()).isEqualTo("0-3");
    assertThat(nodes.get("node_2").cpuCount()).isEqualTo(4);
    assertThat(nodes.get("node_2").memoryBytes()).isEqualTo(255774L << 20);
    assertThat(nodes.get("node_2").memoryGb()).isEqualTo(250);
    assertThat(nodes.get("node_5").cpus()).isEmpty();
    assertThat(nodes.get("node_5").distances()).containsEntry("node_2", 20);
    files.saidNothing();
  }

  @Test
  void writesTheCpusOfLargeNodesAsRanges() {
    StringBuilder cpus = new StringBuilder("node 0 cpus:");
    for (int id = 0; id < 28; id++) {
      cpus.append(' ').append(id);
    }
    for (int id = 112; id < 140; id++) {
      cpus.append(' ').append(id);
    }

    assertThat(parse(cpus + "\nnode 0 size: 1 MB\n").get("node_0").cpus())
        .isEqualTo("0-27,112-139");
    assertThat(parse("node 0 cpus: 0-15,32-47\n").get("node_0").cpuCount()).isEqualTo(32);
  }

  @Test
  void leavesOutASizeThatIsNotAvailable() {
    NumaNode node =
        parse("node 1 cpus: 0\nnode 1 size: <not available>\nNo distance information available.\n")
            .get("node_1");

    assertThat(node.memoryBytes()).isNull();
    assertThat(node.memoryGb()).isNull();
    assertThat(node.distances()).isEmpty();
    files.saidNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No NUMA available on this system\n",
        "No NUMA support available on this system.\n",
        "available: 0 nodes ()\n"
      })
  void hasNoNodesWithoutNuma(String text) {
    assertThat(parse(text)).isEmpty();
    files.saidNothing();
  }

  @Test
  void leavesOutACutRowOfDistancesAndSaysWhere() {
    Map<String, NumaNode> nodes =
        parse(
            "node 0 cpus: 0\nnode 1 cpus: 1\nnode distances:\nnode   0   1 \n  0:  10  21 \n"
                + "  1:  21\n");

    assertThat(nodes.get("node_0").distances()).containsEntry("node_1", 21);
    assertThat(nodes.get("node_1").distances()).isEmpty();
    files.said("system-file-cut", "numactl.out", 6);
  }

  @Test
  void leavesOutARowOfDistancesThatIsNoneAndSaysWhere() {
    Map<String, NumaNode> nodes =
        parse(
            "node 0 cpus: 0\nnode 1 cpus: 1\nnode distances:\nnode   0   1 \n  0:  10  x \n"
                + "  1:  21  10 \n");

    assertThat(nodes.get("node_0").distances()).isEmpty();
    assertThat(nodes.get("node_1").distances()).containsEntry("node_0", 21);
    files.said("numa-row", "numactl.out", 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 100 MB\nnode 1 cpus: 2 3 1",
        "available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 100 MB\nnode 0 free: 1 MB\n",
        "available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 100 MB\nnode 1 si",
      })
  void knowsTheWholeNodesOfACutFile(String text) {
    Numactl numactl = Numactl.parse(files.file("numactl.out", text));

    assertThat(numactl.isCut()).isTrue();
    assertThat(numactl.nodes())
        .isEqualTo(
            Map.of(
                "node_0",
                NumaNode.builder()
                    .cpus("0-1")
                    .cpuCount(2)
                    .memoryBytes(100L << 20)
                    .memoryGb(0)
                    .build()));
    assertThat(files.only().code()).isEqualTo("system-file-cut");
  }

  @Test
  void reportsThatTheDistancesAreMissing() {
    Numactl numactl =
        Numactl.parse(
            files.file(
                "numactl.out", "available: 1 nodes (0)\nnode 0 cpus: 0\nnode 0 free: 1 MB\n"));

    assertThat(numactl.isCut()).isTrue();
    files.said("system-file-cut", "numactl.out", 3);
  }

  @Test
  void expectsNoDistancesFromVersionsThatKnewNone() {
    String old =
        "available: 2 nodes (0-1)\nnode 0 size: 2 MB\nnode 1 size: 2 MB\nnode 1 free: 1 MB\n";

    assertThat(parse(old)).hasSize(2);
    files.saidNothing();
  }

  @Test
  void takesALastRowWithoutLineEndForWholeWhenTheNodeItselfIsLast() {
    String text =
        "available: 2 nodes (0-1)\nnode 0 cpus: 0\nnode 1 cpus: 1\nnode distances:\n"
            + "node   0   1\n  0:  10  21\n  1:  21  10";

    assertThat(parse(text).get("node_1").distances()).hasSize(2);
    files.saidNothing();
  }

  @Test
  void saysWhenItHoldsSomethingElse() {
    assertThat(parse("bash: numactl: command not found\n")).isNull();
    files.said("system-file-unreadable", "numactl.out", 1);
    assertThat(files.only().message()).contains("'bash: numactl: command not found'");
  }

  @Test
  void quotesNoHalfOfACharacterAndNoControlCharacters() {
    assertThat(parse("\u001b[31m" + "x".repeat(54) + "\ud83d\ude00 and more\n")).isNull();

    assertThat(files.only().message()).endsWith("found '?[31m" + "x".repeat(54) + "?...'");
  }

  private Map<String, NumaNode> parse(String text) {
    Numactl numactl = Numactl.parse(files.file("numactl.out", text));
    return numactl == null ? null : numactl.nodes();
  }
}
