import org.jspecify.annotations.NullMarked;

/** Processor of uperf results. */
@NullMarked
module io.zathras.processor.uperf {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
