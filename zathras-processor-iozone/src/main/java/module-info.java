import org.jspecify.annotations.NullMarked;

/**
 * Processor of IOzone results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code iozone}
 */
@NullMarked
module io.zathras.processor.iozone {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.iozone.IozoneProcessor;
}
