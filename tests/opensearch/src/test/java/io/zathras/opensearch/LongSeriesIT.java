package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongSeriesIT {

  @TempDir Path directory;

  private final OpenSearchNode node = OpenSearchNode.shared();
  private final IndexedDelivery delivery = IndexedDelivery.to(node);

  @ParameterizedTest
  @CsvSource({"1, 100000", "16, 6250"})
  void aHundredThousandPointsGoThroughASmallHeap(int results, int points) throws Exception {
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
                Integer.toString(results),
                Integer.toString(points))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> read(output)).isZero();
    assertThat(delivery.count(delivery.points())).isEqualTo(results * points);
    assertThat(delivery.count(delivery.results())).isEqualTo(results);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
