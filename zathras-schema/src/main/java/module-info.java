import org.jspecify.annotations.NullMarked;

/**
 * The result document: immutable records, their JSON form, the published JSON Schemas and the
 * validator.
 */
@NullMarked
module io.zathras.schema {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.networknt.schema;

  exports io.zathras.schema;

  opens io.zathras.schema to
      com.fasterxml.jackson.databind;
}
