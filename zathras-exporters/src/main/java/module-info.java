import org.jspecify.annotations.NullMarked;

/** Where documents go: JSON files, NDJSON, and servers over HTTP. */
@NullMarked
module io.zathras.exporter {
  requires static transitive org.jspecify;
  requires transitive io.zathras.schema;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.slf4j;

  exports io.zathras.exporter;
  exports io.zathras.exporter.horreum;
  exports io.zathras.exporter.http;
  exports io.zathras.exporter.opensearch;

  uses io.zathras.exporter.ExporterProvider;

  provides io.zathras.exporter.ExporterProvider with
      io.zathras.exporter.horreum.HorreumExporterProvider,
      io.zathras.exporter.opensearch.OpenSearchProvider;
}
