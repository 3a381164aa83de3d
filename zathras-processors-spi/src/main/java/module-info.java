import org.jspecify.annotations.NullMarked;

/**
 * What a benchmark processor implements, how processors are found, and the readers they share.
 *
 * @uses io.zathras.processor.spi.BenchmarkProcessor every processor on the module or class path
 */
@NullMarked
module io.zathras.processor.spi {
  requires static transitive org.jspecify;
  requires transitive io.zathras.archive;
  requires transitive io.zathras.schema;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports io.zathras.processor.spi;
  exports io.zathras.processor.spi.assembly;

  uses io.zathras.processor.spi.BenchmarkProcessor;
}
