import org.jspecify.annotations.NullMarked;

/** Delivers documents to OpenSearch, and installs, backs up and restores its indices. */
@NullMarked
module io.zathras.exporter.opensearch {
  requires static transitive org.jspecify;
  requires transitive io.zathras.exporter.http;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;

  exports io.zathras.exporter.opensearch;

  provides io.zathras.exporter.ExporterProvider with
      io.zathras.exporter.opensearch.OpenSearchProvider;
}
