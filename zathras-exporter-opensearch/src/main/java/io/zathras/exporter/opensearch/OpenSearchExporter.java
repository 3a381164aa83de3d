package io.zathras.exporter.opensearch;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.opensearch.bulk.BulkLimits;
import io.zathras.exporter.opensearch.bulk.BulkThreads;
import io.zathras.exporter.opensearch.bulk.BulkWriter;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.index.IndexLayout;
import io.zathras.exporter.opensearch.index.IndexReadiness;
import io.zathras.exporter.opensearch.index.TemplateInstaller;
import io.zathras.schema.ResultDocument;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/**
 * Delivers results to two indices of an OpenSearch cluster: first each of their points as a
 * separate document, and then the summary form. So a result in the one index has all its points in
 * the other, and another delivery after any interruption adds the missing parts and duplicates
 * nothing. A result that is replaced is always available: first the new points are written, then
 * the new summary replaces the old one, and finally the points that only the old result had are
 * removed.
 *
 * <pre>{@code
 * OpenSearchTarget target = OpenSearchTarget.builder().url(url).credentials(who).build();
 * try (Exporter exporter = OpenSearchExporter.builder(target).policy(WritePolicy.REPLACE).build()) {
 *   exporter.export(document);
 * }
 * }</pre>
 *
 * <p>Only documents that a cluster refuses temporarily are sent again, with growing pauses. An
 * answer counts only when it is what the API promises, down to the id of each document. A result
 * whose points did not all arrive has failed: {@link DocumentsRejectedException} names the refused
 * ones and the reasons. {@link io.zathras.exporter.Spool} keeps undelivered results.
 *
 * <p>The user needs to get, write and delete documents in both indices; to refresh, count and
 * search the points, for results that are replaced or were interrupted; and to read and write index
 * templates and indices, unless {@link Builder#templates(boolean) templates} are disabled.
 *
 * <p>The results of a batch share requests, and the failure of one does not affect the others.
 * Thread-safe: concurrent batches are delivered one after the other.
 *
 * @since 0.1
 */
public final class OpenSearchExporter implements Exporter {

  private static final int BATCH = 100;

  private final ClusterClient cluster;
  private final ExecutorService threads;
  private final BatchDelivery batches;

  private OpenSearchExporter(Builder builder) {
    cluster = builder.target.client();
    threads = BulkThreads.of(builder.limits.requestsInFlight());
    IndexReadiness readiness =
        new IndexReadiness(
            cluster,
            new TemplateInstaller(cluster, builder.target.indices(), builder.layout),
            builder.templates,
            builder.anyMapping);
    batches =
        new BatchDelivery(
            readiness,
            new ResultIndex(cluster, writers(builder.target.resultsIndex(), builder.limits)),
            new TimeSeriesIndex(cluster, writers(builder.target.timeseriesIndex(), builder.limits)),
            builder.policy);
  }

  private BulkWriter.Factory writers(String index, BulkLimits limits) {
    return new BulkWriter.Factory(cluster, index, threads, limits);
  }

  /** Returns an exporter with the default settings. */
  public static OpenSearchExporter to(OpenSearchTarget target) {
    return builder(target).build();
  }

  /** Returns a builder with the default settings. */
  public static Builder builder(OpenSearchTarget target) {
    return new Builder(target);
  }

  @Override
  public String name() {
    return ClusterClient.NAME;
  }

  @Override
  public synchronized List<Delivery> export(List<ResultDocument> documents) {
    return batches.deliver(documents);
  }

  /** Returns how many results share the requests of each step. */
  @Override
  public int batchSize() {
    return BATCH;
  }

  /** Ends the threads of the exporter; delivered results are already safe. */
  @Override
  public void close() {
    threads.shutdownNow();
    cluster.close();
  }

  /** Collects the settings of an exporter. */
  public static final class Builder {

    private final OpenSearchTarget target;
    private WritePolicy policy = WritePolicy.CREATE;
    private BulkLimits limits = BulkLimits.DEFAULTS;
    private boolean templates = true;
    private boolean anyMapping;
    private IndexLayout layout = IndexLayout.DEFAULT;

    private Builder(OpenSearchTarget target) {
      this.target = Objects.requireNonNull(target, "target");
    }

    /** Sets what happens to a result that the index already holds; it stays by default. */
    public Builder policy(WritePolicy choice) {
      policy = Objects.requireNonNull(choice, "choice");
      return this;
    }

    /**
     * Sets how much is sent at the same time.
     *
     * @param bytes the longest request in bytes before compression, 5 MiB by default
     * @param count the most documents in a request, 5,000 by default
     * @param requestsInFlight the most requests under way, 2 by default
     * @throws IllegalArgumentException if one is out of bounds
     */
    public Builder bulk(long bytes, int count, int requestsInFlight) {
      limits = new BulkLimits(bytes, count, requestsInFlight);
      return this;
    }

    /**
     * Sets whether index templates and indices are installed before the first document; true by
     * default. Otherwise they must exist.
     */
    public Builder templates(boolean install) {
      templates = install;
      return this;
    }

    /**
     * Sets whether to write to an index with any mapping. By default an index with other types than
     * ours is refused before the first document.
     */
    public Builder acceptMapping(boolean any) {
      anyMapping = any;
      return this;
    }

    /**
     * Sets the shards of a new index, 1 by default.
     *
     * @throws IllegalArgumentException if out of bounds
     */
    public Builder shards(int number) {
      layout = new IndexLayout(number, layout.replicas());
      return this;
    }

    /**
     * Sets the replicas of a new index. By default there is one if the cluster has a second node,
     * otherwise none.
     *
     * @throws IllegalArgumentException if out of bounds
     */
    public Builder replicas(int number) {
      layout = new IndexLayout(layout.shards(), number);
      return this;
    }

    /**
     * Returns the exporter. Nothing is sent before its first document.
     *
     * @throws io.zathras.exporter.ConfigurationException if a URL or certificate is unusable
     */
    public OpenSearchExporter build() {
      return new OpenSearchExporter(this);
    }
  }
}
