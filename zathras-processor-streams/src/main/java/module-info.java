import org.jspecify.annotations.NullMarked;

/** Processor of STREAM results. */
@NullMarked
module io.zathras.processor.streams {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
