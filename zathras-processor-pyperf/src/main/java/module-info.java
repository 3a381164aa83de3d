import org.jspecify.annotations.NullMarked;

/**
 * Processor of PyPerf results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code pyperf}
 */
@NullMarked
module io.zathras.processor.pyperf {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.pyperf.PyPerfProcessor;
}
