package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExporterProvider.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be so before the first document is written, whichever command writes it: an
 * OpenSearch answers, and templates and indices are in place. Thread-safe.
 */
final class Readiness {

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Cluster cluster;
  private final @Nullable Templates templates;
  private boolean made;

  /**
   * Makes it.
   *
   * @param templates what is put in place; {@code null} where it is left alone and has to be there
   */
  Readiness(Cluster cluster, @Nullable Templates templates) {
    this.cluster = cluster;
    this.templates = templates;
  }

  /**
   * Makes sure of all of it, once; after a failure again.
   *
   * @throws io.zathras.exporter.ExportException if documents must not be written, in words
   */
  synchronized void require() {
    if (made) {
      return;
    }
    cluster.requireOpenSearch();
    if (templates != null) {
      install(templates);
    }
    OpenSearchTarget target = cluster.target();
    List.of(target.timeseriesIndex(), target.resultsIndex()).forEach(cluster::requireIndex);
    made = true;
  }

  private static void install(Templates missing) {
    for (Change change : missing.install(false)) {
      switch (change.action()) {
        case CREATE -> LOG.info("{}: created {}", Cluster.NAME, change.what());
        case UPDATE -> LOG.info("{}: updated {}", Cluster.NAME, change.what());
        case DIFFERS -> LOG.warn("{}: differs: {}", Cluster.NAME, change.what());
      }
    }
  }
}
