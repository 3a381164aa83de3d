import org.jspecify.annotations.NullMarked;

/**
 * Processor of results of Intel's optimized LINPACK.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code linpack}
 */
@NullMarked
module io.zathras.processor.linpack {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.linpack.LinpackProcessor;
}
