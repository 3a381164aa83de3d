package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.Spool;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command is killed while it delivers, again and again; the last run is left alone. */
class KilledProcessIT {

  @TempDir Path directory;

  private final OpenSearchNode node = OpenSearchNode.shared();
  private final Delivery delivery = Delivery.to(node);

  @Test
  void aProcessThatIsKilledLosesAndDoublesNothing() throws Exception {
    Path kept = directory.resolve("spool");
    Spool spool = Spool.in(kept);
    Set<String> results = new TreeSet<>();
    Set<String> points = new TreeSet<>();
    for (ResultDocument document : Samples.goldens()) {
      spool.keep("opensearch", document);
      results.add(document.id());
      points.addAll(Delivery.pointIds(document));
    }

    int killed = 0;
    for (int milliseconds = 400; milliseconds < 1_400; milliseconds += 110) {
      Process process = send(kept);
      if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    Process last = send(kept);

    assertThat(killed).isPositive();
    assertThat(last.waitFor()).isIn(0, 3);
    assertThat(spool.kept("opensearch")).isEmpty();
    assertThat(delivery.ids(delivery.results())).isEqualTo(results);
    assertThat(delivery.ids(delivery.points())).isEqualTo(points);
  }

  private Process send(Path kept) throws IOException {
    return new ProcessBuilder(
            List.of(
                Samples.ROOT.resolve("zathras-cli/target/zathras/bin/zathras").toString(),
                "send",
                kept.toString(),
                "--opensearch",
                node.url().toString(),
                "--set",
                "opensearch.summary_index=" + delivery.results(),
                "--set",
                "opensearch.timeseries_index=" + delivery.points()))
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }
}
