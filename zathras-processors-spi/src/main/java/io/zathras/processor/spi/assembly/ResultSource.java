package io.zathras.processor.spi.assembly;

import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.context.RunContext;
import java.util.Objects;

/**
 * What a document is made of: the files of one result, and what is known of their surroundings.
 *
 * @param testName the test's name, suffix included: {@code phoronix_redis}
 * @param tar all files of the result's tar
 * @param context what the surroundings say
 * @param diagnostics takes what is missing, broken or doubtful
 * @param includePrivate whether the caller asked for host names, users and home directories
 * @since 0.1
 */
public record ResultSource(
    String testName,
    FileTree tar,
    RunContext context,
    Diagnostics diagnostics,
    boolean includePrivate) {

  /** Rejects missing parts. */
  public ResultSource {
    Objects.requireNonNull(testName, "testName");
    Objects.requireNonNull(tar, "tar");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(diagnostics, "diagnostics");
  }

  /** Returns the source of a result of whose surroundings nothing is known. */
  public static ResultSource of(String testName, FileTree tar) {
    return new ResultSource(testName, tar, RunContext.empty(), new Diagnostics(), false);
  }
}
