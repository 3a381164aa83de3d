package io.zathras.opensearch;

import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.OpenSearchTarget;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.ResultDocument;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Delivers results with very many points, in one batch, in a process of its own. */
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
      List<ResultDocument> batch = new ArrayList<>();
      for (int result = 0; result < results; result++) {
        batch.add(SyntheticResults.of(Character.forDigit(result, 16), points));
      }
      exporter.export(batch).forEach(io.zathras.exporter.Delivery::orThrow);
    }
  }
}
