package io.zathras.pipeline;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds result archives below a path; links are not followed. */
final class ArchiveFinder {

  private static final Pattern ARCHIVE =
      Pattern.compile("results_(?!pbench_)(.+)\\.(?:zip|tar|tar\\.gz|tgz|tar\\.xz)");

  private ArchiveFinder() {}

  /**
   * Returns the archives in the order of their paths; places that cannot be read go to the list.
   */
  static List<Path> find(Path root, List<String> unreadable) throws IOException {
    if (Files.isRegularFile(root)) {
      return List.of(root);
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && testName(file) != null) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable.add(file + ": " + e);
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  /** Returns the test an archive belongs to, or {@code null} when its name is no result's. */
  static @Nullable String testName(Path archive) {
    Path name = archive.getFileName();
    Matcher matcher = ARCHIVE.matcher(name == null ? "" : name.toString());
    return matcher.matches() ? matcher.group(1) : null;
  }
}
