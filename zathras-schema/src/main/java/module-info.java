import org.jspecify.annotations.NullMarked;

/**
 * The result document: immutable records, their JSON form, the published JSON Schemas and the
 * validator.
 */
@NullMarked
@SuppressWarnings("module") // The modules that the qualified export names are built later.
module io.zathras.schema {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.networknt.schema;
  requires org.snakeyaml.engine;

  exports io.zathras.schema;
  exports io.zathras.schema.context;
  exports io.zathras.schema.discovery to
      io.zathras.cli,
      io.zathras.exporter,
      io.zathras.processor.spi;
  exports io.zathras.schema.json to
      io.zathras.cli,
      io.zathras.metadata,
      io.zathras.processor.spi;
  exports io.zathras.schema.redaction to
      io.zathras.metadata;

  opens io.zathras.schema to
      com.fasterxml.jackson.databind;
}
