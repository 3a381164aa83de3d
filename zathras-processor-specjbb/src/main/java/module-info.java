import org.jspecify.annotations.NullMarked;

/**
 * Processor of SPECjbb2005 results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code specjbb}
 */
@NullMarked
module io.zathras.processor.specjbb {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.specjbb.SpecJbbProcessor;
}
