package io.zathras.opensearch;

import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.OpenSearchTarget;
import io.zathras.exporter.testing.SyntheticResults;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Delivers results with very many points, as many at once as may be, in a process of its own. */
final class LongSeries {

  private LongSeries() {}

  /** Takes the URL, the two indices, the number of results and of the points of each. */
  public static void main(String[] arguments) throws Exception {
    OpenSearchTarget target =
        OpenSearchTarget.builder()
            .url(URI.create(arguments[0]))
            .resultsIndex(arguments[1])
            .timeseriesIndex(arguments[2])
            .build();
    int results = Integer.parseInt(arguments[3]);
    int points = Integer.parseInt(arguments[4]);
    try (OpenSearchExporter exporter = OpenSearchExporter.to(target)) {
      ExecutorService threads = Executors.newFixedThreadPool(exporter.concurrency());
      List<Future<?>> all = new ArrayList<>();
      for (int result = 0; result < results; result++) {
        char digit = Character.forDigit(result, 16);
        all.add(threads.submit(() -> exporter.export(SyntheticResults.of(digit, points))));
      }
      threads.shutdown();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }
}
