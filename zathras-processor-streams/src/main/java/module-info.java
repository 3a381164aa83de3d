import org.jspecify.annotations.NullMarked;

/**
 * Processor of STREAM results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code streams}
 */
@NullMarked
module io.zathras.processor.streams {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.streams.StreamsProcessor;
}
