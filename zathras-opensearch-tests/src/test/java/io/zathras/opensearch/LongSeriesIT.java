package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongSeriesIT {

  private static final int POINTS = 100_000;

  @TempDir Path directory;

  private final OpenSearchNode node = OpenSearchNode.shared();
  private final Delivery delivery = Delivery.to(node);

  @Test
  void aHundredThousandPointsGoThroughASmallHeap() throws Exception {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                LongSeries.class.getName(),
                node.url().toString(),
                delivery.results(),
                delivery.points(),
                Integer.toString(POINTS))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> read(output)).isZero();
    assertThat(delivery.count(delivery.points())).isEqualTo(POINTS);
    assertThat(delivery.count(delivery.results())).isEqualTo(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
