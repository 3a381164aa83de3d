import org.jspecify.annotations.NullMarked;

/** Reads what surrounds a result: the system's description and the result directory's files. */
@NullMarked
module io.zathras.metadata {
  requires static transitive org.jspecify;
  requires transitive io.zathras.archive;
  requires transitive io.zathras.schema;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.snakeyaml.engine.v2;

  exports io.zathras.metadata;
}
