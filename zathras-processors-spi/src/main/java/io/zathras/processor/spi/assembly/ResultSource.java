package io.zathras.processor.spi.assembly;

import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.context.RunContext;
import java.util.Objects;

/**
 * What a document is made from: the files of one result, and facts from the files beside it.
 *
 * @param testName the test's name, suffix included: {@code phoronix_redis}
 * @param tar all files of the result's tar
 * @param context the facts from the files beside the result
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

  /** Returns the source of a result without any facts from files beside it. */
  public static ResultSource of(String testName, FileTree tar) {
    return new ResultSource(testName, tar, RunContext.empty(), new Diagnostics(), false);
  }
}
