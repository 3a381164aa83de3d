import org.jspecify.annotations.NullMarked;

/**
 * Processor of CoreMark-PRO results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code coremark_pro}
 */
@NullMarked
module io.zathras.processor.coremarkpro {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.coremarkpro.CoreMarkProProcessor;
}
