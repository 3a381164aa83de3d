import org.jspecify.annotations.NullMarked;

/** Processor of PassMark results. */
@NullMarked
module io.zathras.processor.passmark {
  requires static transitive org.jspecify;
  requires io.zathras.processor.spi;
}
