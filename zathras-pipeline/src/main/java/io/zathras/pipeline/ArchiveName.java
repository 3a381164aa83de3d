package io.zathras.pipeline;

import io.zathras.archive.FileTree;
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

  private static final Pattern SAVED =
      Pattern.compile("(.+)_[0-9]{4}(?:\\.[0-9]{2}){2}-[0-9]{2}(?:\\.[0-9]{2}){2}");

  private ArchiveName() {}

  /** Returns the test an archive belongs to, or {@code null} when its name is no result's. */
  static @Nullable String test(Path archive) {
    Path name = archive.getFileName();
    Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
    return matcher.matches() ? matcher.group(1) : null;
  }

  /**
   * A zip is named after its test alone; a tar, which stands in such a zip, after its tuning too.
   */
  static boolean isZip(Path archive) {
    return archive.toString().endsWith(".zip");
  }

  /**
   * Returns the test of a tar that stands alone: its directory is {@code <test>_<time of saving>},
   * where the tar's own name goes on with the tuning.
   *
   * @param named what stands after {@code results_} in the tar's name
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
