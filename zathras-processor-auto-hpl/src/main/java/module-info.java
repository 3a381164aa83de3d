import org.jspecify.annotations.NullMarked;

/**
 * Processor of HPL results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code auto_hpl} or
 *     {@code autohpl}
 */
@NullMarked
module io.zathras.processor.autohpl {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.autohpl.AutoHplProcessor;
}
