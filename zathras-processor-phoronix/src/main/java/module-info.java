import org.jspecify.annotations.NullMarked;

/**
 * Processor of Phoronix Test Suite results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code phoronix} or
 *     {@code phoronix_<sub-test>}
 */
@NullMarked
module io.zathras.processor.phoronix {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.phoronix.PhoronixProcessor;
}
