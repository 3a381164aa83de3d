package io.zathras.exporter.opensearch.index;

import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Establishes the conditions for the first write: an OpenSearch answers, the mappings of the
 * indices match, and templates and indices are in place. Thread-safe.
 */
public final class IndexReadiness {

  private static final Logger LOG = LoggerFactory.getLogger(IndexReadiness.class);

  private final ClusterClient cluster;
  private final TemplateInstaller templates;
  private final boolean installs;
  private final boolean anyMapping;
  private boolean made;

  /**
   * Creates an instance.
   *
   * @param templates the required templates
   * @param installs whether to install missing ones
   * @param anyMapping whether to accept an index with any types of fields
   */
  public IndexReadiness(
      ClusterClient cluster, TemplateInstaller templates, boolean installs, boolean anyMapping) {
    this.cluster = cluster;
    this.templates = templates;
    this.installs = installs;
    this.anyMapping = anyMapping;
  }

  /**
   * Establishes all conditions once, and again after a failure.
   *
   * @throws io.zathras.exporter.ExportException if documents must not be written, in words
   */
  public synchronized void require() {
    if (made) {
      return;
    }
    cluster.requireOpenSearch();
    if (!anyMapping) {
      templates.requireOurMappings();
    }
    if (installs) {
      install();
    }
    templates.all().forEach(template -> cluster.requireIndex(template.name()));
    made = true;
  }

  private void install() {
    for (Change change : templates.install(false)) {
      switch (change.action()) {
        case CREATE -> LOG.info("{}: created {}", ClusterClient.NAME, change.what());
        case UPDATE -> LOG.info("{}: updated {}", ClusterClient.NAME, change.what());
        case DIFFERS -> LOG.warn("{}: differs: {}", ClusterClient.NAME, change.what());
      }
    }
  }
}
