import org.jspecify.annotations.NullMarked;

/**
 * The interfaces of exporters, their discovery, and the exporters that need no server: JSON files,
 * NDJSON, memory.
 *
 * @uses io.zathras.exporter.ExporterProvider every kind of exporter on the module or class path
 */
@NullMarked
@SuppressWarnings("module") // The modules that the qualified export names are built later.
module io.zathras.exporter {
  requires static transitive org.jspecify;
  requires transitive io.zathras.schema;
  requires com.fasterxml.jackson.core;
  requires org.slf4j;

  exports io.zathras.exporter;
  exports io.zathras.exporter.file to
      io.zathras.cli,
      io.zathras.exporter.opensearch,
      io.zathras.tables;

  uses io.zathras.exporter.ExporterProvider;
}
