import org.jspecify.annotations.NullMarked;

/** Bounded reading of nested result archives into read-only file trees. */
@NullMarked
module io.zathras.archive {
  requires static transitive org.jspecify;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires org.slf4j;

  exports io.zathras.archive;
}
