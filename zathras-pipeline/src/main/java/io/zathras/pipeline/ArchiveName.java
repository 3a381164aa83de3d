package io.zathras.pipeline;

import io.zathras.archive.FileTree;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a result archive: {@code results_<test>.zip}, or the tar alone. */
final class ArchiveName {

  /** {@code results_pbench_<test>} is an older name of {@code results_<test>}, not another test. */
  private static final Pattern NAME =
      Pattern.compile("results_(?!pbench_)(.+)\\.(?:zip|tar|tar\\.gz|tgz|tar\\.xz)");

  private static final Pattern SAVED =
      Pattern.compile("(.+)_[0-9]{4}(?:\\.[0-9]{2}){2}-[0-9]{2}(?:\\.[0-9]{2}){2}");

  private ArchiveName() {}

  /**
   * Returns the test that an archive belongs to, or {@code null} when it is not named as a result.
   */
  static @Nullable String test(Path archive) {
    Path name = archive.getFileName();
    Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
    return matcher.matches() ? matcher.group(1) : null;
  }

  /**
   * Returns whether an archive is a zip, whose name holds the test alone; that of a tar holds the
   * tuning too.
   */
  static boolean isZip(Path archive) {
    return archive.toString().endsWith(".zip");
  }

  /**
   * Returns the test of a tar outside of a zip. The name of its directory, {@code <test>_<time of
   * saving>}, tells it, because in the tar's own name the tuning follows the test.
   *
   * @param named the tar's name after {@code results_}
   */
  static String test(String named, FileTree tar) {
    for (String directory : tar.directories()) {
      Matcher saved = SAVED.matcher(directory);
      if (saved.matches() && (named + "_").startsWith(saved.group(1) + "_")) {
        return saved.group(1);
      }
    }
    return named;
  }
}
