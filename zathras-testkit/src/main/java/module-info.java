import org.jspecify.annotations.NullMarked;

/** Tests a processor in isolation, without any archive or directory. */
@NullMarked
module io.zathras.testkit {
  requires static transitive org.jspecify;
  requires transitive io.zathras.processor.spi;

  exports io.zathras.testkit;
}
