import org.jspecify.annotations.NullMarked;

/** Where documents go: JSON files and NDJSON. */
@NullMarked
module io.zathras.exporter {
  requires static transitive org.jspecify;
  requires transitive io.zathras.schema;

  exports io.zathras.exporter;
}
