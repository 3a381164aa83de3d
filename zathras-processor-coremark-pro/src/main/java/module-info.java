import org.jspecify.annotations.NullMarked;

/** Processor of CoreMark-PRO results. */
@NullMarked
module io.zathras.processor.coremarkpro {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
