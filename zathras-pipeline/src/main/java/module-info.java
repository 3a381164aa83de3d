import org.jspecify.annotations.NullMarked;

/** From result directories to delivered documents: the fluent API. */
@NullMarked
module io.zathras.pipeline {
  requires static transitive org.jspecify;
  requires transitive io.zathras.archive;
  requires transitive io.zathras.exporter;
  requires transitive io.zathras.processor.spi;
  requires transitive io.zathras.schema;
  requires com.fasterxml.jackson.core;
  requires io.zathras.metadata;
  requires org.slf4j;

  exports io.zathras.pipeline;
}
