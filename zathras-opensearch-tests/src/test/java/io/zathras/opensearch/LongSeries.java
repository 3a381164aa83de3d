package io.zathras.opensearch;

import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.OpenSearchTarget;
import java.net.URI;

/** Delivers one result with very many points, in a process of its own. */
final class LongSeries {

  private LongSeries() {}

  /** Takes the URL, the two indices and the number of points. */
  public static void main(String[] arguments) {
    OpenSearchTarget target =
        OpenSearchTarget.builder()
            .url(URI.create(arguments[0]))
            .resultsIndex(arguments[1])
            .timeseriesIndex(arguments[2])
            .build();
    try (OpenSearchExporter exporter = OpenSearchExporter.to(target)) {
      exporter.export(Results.of('a', Integer.parseInt(arguments[3])));
    }
  }
}
