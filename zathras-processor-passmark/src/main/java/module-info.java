import org.jspecify.annotations.NullMarked;

/**
 * Processor of PassMark results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code passmark}
 */
@NullMarked
module io.zathras.processor.passmark {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.passmark.PassMarkProcessor;
}
