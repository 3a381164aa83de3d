import org.jspecify.annotations.NullMarked;

/** Processor of SPECjbb results. */
@NullMarked
module io.zathras.processor.specjbb {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
