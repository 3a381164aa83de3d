package io.zathras.pipeline;

import io.zathras.archive.FileTree;
import io.zathras.metadata.ResultDirectories;
import io.zathras.metadata.ResultDirectory;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.context.RunContext;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the files of one directory state about all its results. They are read once, for
 * the first result, and freed after the last one because only the tasks of the directory refer to
 * them.
 */
final class DirectoryContext {

  private final Path directory;
  private final ResultDirectories directories;
  private @Nullable ResultDirectory known;
  private @Nullable ProcessingException failure;

  DirectoryContext(Path directory, ResultDirectories directories) {
    this.directory = directory;
    this.directories = directories;
  }

  /**
   * Returns the facts about one result.
   *
   * @throws ProcessingException if they cannot be read; a fault of one file is a diagnostic instead
   */
  RunContext context(String test, FileTree tar) {
    return contained(() -> get().context(test, tar));
  }

  /**
   * Returns the instance type, or the local system's configuration; {@code null} when unknown.
   *
   * @throws ProcessingException if that cannot be read
   */
  @Nullable String instanceType() {
    ResultDirectory directory = contained(this::get);
    return directory.instanceType().orElse(null);
  }

  /**
   * Returns the tests that left no archive, and why.
   *
   * @throws ProcessingException if that cannot be read
   */
  Map<String, String> missing(Collection<String> present) {
    return contained(() -> get().missing(present));
  }

  private synchronized ResultDirectory get() {
    if (failure != null) {
      throw failure;
    }
    if (known == null) {
      try {
        known = contained(() -> directories.read(directory));
      } catch (ProcessingException e) {
        failure = e;
        throw e;
      }
    }
    return known;
  }

  /** Contains every failure so that it costs the results of this directory only. */
  private <T> T contained(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ProcessingException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new ProcessingException(
          directory.toString(),
          null,
          "the files beside the results cannot be read (" + e.getClass().getName() + ")",
          e);
    }
  }
}
