package io.zathras.metadata.sysconfig;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveNote;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.SystemUnderTest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sysconfig_info.tar}: the output of the system's own tools before the first test.
 * Every file may be missing, empty, cut or hold an error text, which loses only its own facts and
 * leaves a diagnostic.
 */
public final class SystemInfo {

  private SystemInfo() {}

  /**
   * Reads the description of a system from its archive, compressed or not. A fault of the archive
   * becomes a warning, and the files before it are used; an entry with a name that leads out of the
   * archive is left out.
   *
   * @param archive the reader, with its bounds
   * @param file {@code sysconfig_info.tar}
   * @param includePrivate whether host names, addresses and serial numbers are wanted
   * @param cache the parsed files of other systems
   * @param diagnostics takes what is broken or doubtful
   * @return the system, or {@code null} when nothing is known about it
   */
  public static @Nullable SystemUnderTest read(
      ArchiveReader archive,
      Path file,
      boolean includePrivate,
      ParseCache cache,
      Diagnostics diagnostics) {
    @Nullable FileTree tree;
    try {
      tree = archive.ignoringUnsafeNames().readSingle(file);
    } catch (ArchiveException e) {
      tree = e.partial().filter(files -> !files.isEmpty()).orElse(null);
      String rest =
          tree == null ? "; nothing is known of the system" : "; the files before it are used";
      diagnostics.warning("sysconfig-unreadable", e.archive(), null, e.getMessage() + rest);
    } catch (OutOfMemoryError e) {
      tree = null;
      diagnostics.warning(
          "sysconfig-unreadable",
          String.valueOf(file.getFileName()),
          null,
          "reading it needs more memory than Java has; nothing is known of the system");
    }
    return tree == null ? null : read(tree, includePrivate, cache, diagnostics);
  }

  /**
   * Reads the description of a system.
   *
   * @param tree the files, whatever their directory
   * @param includePrivate whether host names, addresses and serial numbers are wanted
   * @param diagnostics takes what is broken or doubtful
   * @return the system, or {@code null} when nothing is known about it
   */
  public static @Nullable SystemUnderTest read(
      FileTree tree, boolean includePrivate, Diagnostics diagnostics) {
    return read(tree, includePrivate, new ParseCache(), diagnostics);
  }

  private static @Nullable SystemUnderTest read(
      FileTree tree, boolean includePrivate, ParseCache cache, Diagnostics diagnostics) {
    for (ArchiveNote note : tree.notes()) {
      String place = note.path().isEmpty() ? tree.name() : tree.name() + "!/" + note.path();
      diagnostics.warning("sysconfig-entry-ignored", place, null, note.message());
    }
    SystemUnderTest system;
    try {
      system = SystemReader.read(tree, includePrivate, cache, diagnostics);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      diagnostics.warning(
          "sysconfig-unreadable",
          tree.name(),
          null,
          "cannot be read (" + e.getClass().getName() + "); nothing is known of the system");
      return null;
    }
    if (system == null) {
      diagnostics.warning(
          "sysconfig-empty", tree.name(), null, "no system files; nothing is known of the system");
    }
    return system;
  }

  /**
   * Completes a system with a fact that only {@code hw_info.out} among a result's own files states:
   * whether SELinux is on.
   *
   * @param system the known facts about the system, or {@code null}
   * @param result the files of the result; the file is optional
   * @return the system, with its SELinux status when the file states it
   */
  public static @Nullable SystemUnderTest completed(
      @Nullable SystemUnderTest system, FileTree result) {
    return HardwareInfo.complete(system, result);
  }
}
