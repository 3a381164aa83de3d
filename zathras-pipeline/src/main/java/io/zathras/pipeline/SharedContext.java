package io.zathras.pipeline;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.metadata.SystemInfo;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.RunContext;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the surroundings say about all results of one directory. They are read once, when the first
 * result asks, and go with the last one: only the work on the directory's archives holds them.
 */
final class SharedContext {

  private final Path directory;
  private final ArchiveReader reader;
  private final boolean includePrivate;
  private @Nullable RunContext known;

  SharedContext(Path directory, ArchiveReader reader, boolean includePrivate) {
    this.directory = directory;
    this.reader = reader;
    this.includePrivate = includePrivate;
  }

  /** Returns what is known of one result. */
  synchronized RunContext of(String test, FileTree tree) {
    if (known == null) {
      known = read();
    }
    return known;
  }

  private RunContext read() {
    Diagnostics diagnostics = new Diagnostics();
    RunContext.Builder context = RunContext.builder();
    Path file = directory.resolve("sysconfig_info.tar");
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        context.systemUnderTest(
            SystemInfo.read(reader.readSingle(file), includePrivate, diagnostics));
      } catch (ArchiveException e) {
        diagnostics.warning(
            "sysconfig-unreadable", "sysconfig_info.tar", null, String.valueOf(e.getMessage()));
      }
    }
    return context.diagnostics(diagnostics.list()).build();
  }
}
