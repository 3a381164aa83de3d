import org.jspecify.annotations.NullMarked;

/**
 * Processor of SPEC CPU 2017 results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code speccpu2017}
 */
@NullMarked
@SuppressWarnings("module") // The year is a part of the benchmark's name.
module io.zathras.processor.speccpu2017 {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.speccpu2017.SpecCpu2017Processor;
}
