import org.jspecify.annotations.NullMarked;

/**
 * Bounded reading of nested result archives into read-only file trees.
 *
 * <p>{@link io.zathras.archive.ArchiveReader} reads, {@link io.zathras.archive.ArchiveLimits}
 * bounds what it may cost, and {@link io.zathras.archive.FileTree} is what comes out. Nothing is
 * ever written to disk.
 */
@NullMarked
module io.zathras.archive {
  requires static transitive org.jspecify;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;

  exports io.zathras.archive;
}
