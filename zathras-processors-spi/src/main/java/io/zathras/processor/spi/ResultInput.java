package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.RunContext;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a processor works on: the files of one result and what is known of their surroundings.
 *
 * @param testName the test's name, suffix included: {@code phoronix_redis}
 * @param tar all files of the result's tar
 * @param files the files of the result's own directory in it, {@code <test>_<time of saving>}
 * @param savedAt when the directory's name says the result was saved, in the local time of the
 *     system under test; {@code null} when the name does not say
 * @param context what the surroundings say
 * @param diagnostics takes what is missing, broken or doubtful
 * @param includePrivate whether the caller asked for host names, users and home directories
 * @since 0.1
 */
public record ResultInput(
    String testName,
    FileTree tar,
    FileTree files,
    @Nullable LocalDateTime savedAt,
    RunContext context,
    Diagnostics diagnostics,
    boolean includePrivate) {

  /** Rejects missing parts. */
  public ResultInput {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(diagnostics, "diagnostics");
  }

  /**
   * Finds the result's directory in a tar: of several, the newest that holds a CSV file.
   *
   * @throws ProcessingException if the tar has no directory at its top
   */
  public static ResultInput of(
      String testName, FileTree tar, RunContext context, Diagnostics diagnostics) {
    List<String> names =
        tar.directories().stream().filter(name -> !name.startsWith("pcp_")).toList();
    if (names.isEmpty()) {
      throw new ProcessingException(
          tar.name(), null, "no directory in the tar; expected " + testName + "_<date>", null);
    }
    String chosen = names.get(0);
    if (names.size() > 1) {
      List<String> withData =
          names.stream().filter(name -> !tar.directory(name).find("*.csv").isEmpty()).toList();
      chosen = Directories.newest(withData.isEmpty() ? names : withData);
    }
    Directories.warnOfSeveral(names, chosen, tar.name(), diagnostics);
    return new ResultInput(
        testName, tar, tar.directory(chosen), Times.stamp(chosen), context, diagnostics, false);
  }

  /** Returns the same input with the choice whether private values are wanted; by default not. */
  public ResultInput includingPrivate(boolean include) {
    return new ResultInput(testName, tar, files, savedAt, context, diagnostics, include);
  }

  /** Returns the first of the named files that is there, or {@code null}. */
  public @Nullable FileEntry firstOf(String... names) {
    for (String name : names) {
      FileEntry file = files.file(name).orElse(null);
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  /**
   * Returns what the file {@code version} says after {@code commit:}, or {@code null} when it says
   * nothing ({@code NONE}). It is the benchmark's version, not the wrapper's.
   */
  public @Nullable String committedVersion() {
    FileEntry file = firstOf("version");
    String version = file == null ? null : KeyValueText.read(file).value("commit");
    return version == null || version.equalsIgnoreCase("none") ? null : version;
  }
}
