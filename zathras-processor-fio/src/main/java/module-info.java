import org.jspecify.annotations.NullMarked;

/**
 * Processor of fio results.
 *
 * @provides io.zathras.processor.spi.BenchmarkProcessor for results named {@code fio} and {@code
 *     etcd}
 */
@NullMarked
module io.zathras.processor.fio {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      io.zathras.processor.fio.FioProcessor;
}
