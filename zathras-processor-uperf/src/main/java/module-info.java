import org.jspecify.annotations.NullMarked;

/**
 * Processor of uperf results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code uperf}
 */
@NullMarked
module io.zathras.processor.uperf {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.uperf.UperfProcessor;
}
