import org.jspecify.annotations.NullMarked;

/** Bounded reading of nested result archives into read-only file trees. */
@NullMarked
module io.zathras.archive {
  requires static transitive org.jspecify;

  exports io.zathras.archive;
}
