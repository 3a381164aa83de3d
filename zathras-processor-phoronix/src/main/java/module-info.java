import org.jspecify.annotations.NullMarked;

/** Processor of Phoronix Test Suite results. */
@NullMarked
module io.zathras.processor.phoronix {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
