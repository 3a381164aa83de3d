package io.zathras.exporter.opensearch;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.Delivery.Outcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.opensearch.Bulk.Version;
import io.zathras.schema.ResultDocument;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Delivers results to two indices of an OpenSearch cluster: each of their points as a document of
 * its own, and last the summary form. So a result in the one index has all its points in the other,
 * and delivering again after an interruption, of whatever kind, completes what is missing and
 * duplicates nothing. A result that is replaced is there all the time: first the new points come,
 * then the new summary in place of the old one, and then the points go that only the old one had.
 *
 * <pre>{@code
 * OpenSearchTarget target = OpenSearchTarget.builder().url(url).credentials(who).build();
 * try (Exporter exporter = OpenSearchExporter.builder(target).policy(WritePolicy.REPLACE).build()) {
 *   exporter.export(document);
 * }
 * }</pre>
 *
 * <p>What a cluster refuses for now is sent again with growing pauses, and only that. An answer
 * counts only when it is what the API promises, down to the id of each document. A result whose
 * points did not all arrive has failed: {@link DocumentsRejectedException} says which were refused,
 * and why. {@link io.zathras.exporter.Spool} keeps what could not be delivered.
 *
 * <p>The user needs to get, write and delete documents in both indices; to refresh, count and
 * search the points, where a result is replaced or was interrupted; and to see and write index
 * templates and indices, unless {@link Builder#templates(boolean) templates} are left alone.
 *
 * <p>Thread-safe. Results that come at once share requests.
 *
 * @since 0.1
 */
public final class OpenSearchExporter implements Exporter {

  private static final int AT_ONCE = 16;
  private static final int AGAINST_OTHERS = 5;

  private final WritePolicy policy;
  private final Cluster cluster;
  private final ExecutorService threads;
  private final Summaries summaries;
  private final Points points;
  private final Readiness readiness;

  private OpenSearchExporter(Builder builder) {
    policy = builder.policy;
    cluster = new Cluster(builder.target);
    threads = Threads.of(builder.limits.requestsInFlight());
    Semaphore slots = new Semaphore(builder.limits.requestsInFlight());
    summaries = new Summaries(cluster, builder.limits, slots);
    points = new Points(cluster, threads, builder.limits, slots);
    readiness =
        new Readiness(
            cluster, new Templates(cluster, builder.layout), builder.templates, builder.anyMapping);
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
    return Cluster.NAME;
  }

  @Override
  public Delivery export(ResultDocument document) {
    readiness.require();
    for (int attempt = 0; attempt < AGAINST_OTHERS; attempt++) {
      Version older = summaries.find(document.id());
      if (older != null && policy == WritePolicy.CREATE) {
        return new Delivery(document.id(), Outcome.DUPLICATE);
      }
      if (older == null ? create(document) : replace(document, older)) {
        return new Delivery(document.id(), Outcome.DELIVERED);
      }
    }
    throw new ExportException(
        name(),
        document.id() + " is written by other processes at the same time; run again later",
        null);
  }

  /**
   * So a result that is there has all its points, and no others. One that came meanwhile is as good
   * where what is there stays: an answer may have been lost.
   */
  private boolean create(ResultDocument document) {
    boolean hadPoints = points.write(document);
    if (hadPoints || policy == WritePolicy.REPLACE) {
      points.remove(document, points.olderThan(document));
    }
    return summaries.create(document) || policy == WritePolicy.CREATE;
  }

  /**
   * So whoever reads meanwhile finds all points of the older form, or all of the new one. The older
   * points go last, and only if no other process was here: that one starts again, and writes its
   * points anew, when it finds our summary in place of the one it began with.
   */
  private boolean replace(ResultDocument document, Version older) {
    points.tryOut(document);
    summaries.tryOut(document);
    points.write(document);
    Map<String, Version> olderPoints = points.olderThan(document);
    if (!summaries.replace(document, older)) {
      return false;
    }
    points.remove(document, olderPoints);
    return true;
  }

  /** A result waits for its answers most of the time. */
  @Override
  public int concurrency() {
    return AT_ONCE;
  }

  /** Ends its threads; everything delivered is safe already. */
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

    /** Sets what becomes of a result that is there; it stays by default. */
    public Builder policy(WritePolicy choice) {
      policy = Objects.requireNonNull(choice, "choice");
      return this;
    }

    /**
     * Sets how much is sent at once.
     *
     * @param bytes the longest request before compression, 5 MiB by default
     * @param count the most documents in a request, 5,000 by default
     * @param requestsInFlight the most requests under way, 2 by default
     * @throws IllegalArgumentException if one is out of bounds
     */
    public Builder bulk(long bytes, int count, int requestsInFlight) {
      limits = new BulkLimits(bytes, count, requestsInFlight);
      return this;
    }

    /**
     * Sets whether index templates and indices are put in place before the first document, which is
     * the default. Otherwise they must be there.
     */
    public Builder templates(boolean install) {
      templates = install;
      return this;
    }

    /**
     * Sets whether an index is written to whatever its mapping is. By default one with other types
     * than ours is refused before the first document.
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
     * Sets the replicas of a new index. By default there is one where there is a second node, and
     * none else.
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
     * @throws io.zathras.exporter.ConfigurationException if a URL or certificate is not usable
     */
    public OpenSearchExporter build() {
      return new OpenSearchExporter(this);
    }
  }
}
