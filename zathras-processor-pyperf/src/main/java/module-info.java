import org.jspecify.annotations.NullMarked;

/** Processor of PyPerf results. */
@NullMarked
module io.zathras.processor.pyperf {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
