import org.jspecify.annotations.NullMarked;

/**
 * Processor of CoreMark results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code coremark}
 */
@NullMarked
module io.zathras.processor.coremark {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.coremark.CoreMarkProcessor;
}
