import org.jspecify.annotations.NullMarked;

/** Reads what surrounds a result: its directory, and the description of the system it ran on. */
@NullMarked
module io.zathras.metadata {
  requires static transitive org.jspecify;
  requires transitive io.zathras.archive;
  requires transitive io.zathras.schema;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports io.zathras.metadata;
}
