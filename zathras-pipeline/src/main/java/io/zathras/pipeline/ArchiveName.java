package io.zathras.pipeline;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a result archive: {@code results_<test>.zip}, or the tar alone. */
final class ArchiveName {

  /**
   * {@code results_pbench_<test>} is an older twin of {@code results_<test>}, no test of its own.
   */
  private static final Pattern NAME =
      Pattern.compile("results_(?!pbench_)(.+)\\.(?:zip|tar|tar\\.gz|tgz|tar\\.xz)");

  private ArchiveName() {}

  /** Returns the test an archive belongs to, or {@code null} when its name is no result's. */
  static @Nullable String test(Path archive) {
    Path name = archive.getFileName();
    Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
    return matcher.matches() ? matcher.group(1) : null;
  }
}
