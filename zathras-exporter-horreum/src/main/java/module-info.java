import org.jspecify.annotations.NullMarked;

/** Delivers documents to Horreum, and sets up schema, labels, tests and change detection there. */
@NullMarked
module io.zathras.exporter.horreum {
  requires static transitive org.jspecify;
  requires transitive io.zathras.exporter.http;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports io.zathras.exporter.horreum;

  provides io.zathras.exporter.ExporterProvider with
      io.zathras.exporter.horreum.HorreumExporterProvider;
}
