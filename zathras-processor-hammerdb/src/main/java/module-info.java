import org.jspecify.annotations.NullMarked;

/**
 * Processor of HammerDB results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code hammerdb_postgres}
 *     and the like
 */
@NullMarked
module io.zathras.processor.hammerdb {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.hammerdb.HammerDbProcessor;
}
