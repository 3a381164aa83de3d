import org.jspecify.annotations.NullMarked;

/**
 * Processor of results of pig, which measures how threads migrate among CPUs.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code pig}
 */
@NullMarked
module io.zathras.processor.pig {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.pig.PigProcessor;
}
