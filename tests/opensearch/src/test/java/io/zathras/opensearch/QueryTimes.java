package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How long the queries of the guide take on over 1,000 results with over 100,000 points. A
 * measurement, so the build does not run it; by hand:
 *
 * <pre>mvn verify -pl tests/opensearch -am -Dit.test=QueryTimes
 *     -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * </pre>
 */
class QueryTimes {

  /** How often each sample is there. */
  private static final int COPIES = 63;

  private static final int REPETITIONS = 7;

  @Test
  void printsTheTimeOfEachQueryOfTheGuide() throws IOException {
    OpenSearchNode node = OpenSearchNode.shared();
    Indices indices = Indices.on(node);
    for (int copy = 0; copy < COPIES; copy++) {
      assertThat(indices.index(copies(copy))).isEmpty();
    }
    int results = indices.count(indices.results());
    int points = indices.count(indices.timeSeries());
    assertThat(results).isGreaterThan(1_000);
    assertThat(points).isGreaterThan(100_000);
    System.out.printf(
        Locale.ROOT, "%d results, %d points; first and median time:%n", results, points);

    for (GuideQuery query : GuideQuery.in(Samples.ROOT.resolve("docs/QUERYING_GUIDE.md"))) {
      long[] nanos = new long[REPETITIONS];
      for (int i = 0; i < REPETITIONS; i++) {
        nanos[i] = time(node, indices, query);
      }
      long first = nanos[0];
      Arrays.sort(nanos);
      System.out.printf(
          Locale.ROOT, "%8.1f %8.1f ms  %s%n", first / 1e6, nanos[REPETITIONS / 2] / 1e6, query);
    }
  }

  /** The whole answer, as a client waits for it; no answer comes from the node's request cache. */
  private static long time(OpenSearchNode node, Indices indices, GuideQuery query) {
    String body = query.body().isEmpty() ? null : indices.renamed(query.body());
    String path = indices.renamed(query.path());
    String uncached = path.contains("_search?") ? path + "&request_cache=false" : path;
    long start = System.nanoTime();
    node.send(query.method(), uncached, body).good();
    return System.nanoTime() - start;
  }

  /** The samples under other ids; the first copy has the ids that the guide asks for. */
  private static List<ResultDocument> copies(int copy) {
    JsonCodec codec = JsonCodec.compact();
    List<ResultDocument> copies = new ArrayList<>();
    for (ResultDocument document : Samples.onSystems()) {
      String id = document.id();
      String other =
          id.substring(0, id.length() - 4) + String.format(Locale.ROOT, "%04x", 0xf000 + copy);
      String json = new String(codec.toBytes(document), UTF_8);
      copies.add(copy == 0 ? document : codec.readResult(json.replace(id, other).getBytes(UTF_8)));
    }
    return copies;
  }
}
