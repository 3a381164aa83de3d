package io.zathras.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Opens files of result directories, of any file system.
 *
 * @since 0.1
 */
public final class RegularFile {

  private RegularFile() {}

  /**
   * Opens a file, and refuses a symbolic link, because it could lead out of the directory.
   *
   * @return a stream, to be closed
   * @throws IOException if it is a link, is not there, or cannot be read
   */
  public static InputStream open(Path file) throws IOException {
    try {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException e) {
      // A file system that does not know the option, as that of a zip, has no links.
      return Files.newInputStream(file);
    }
  }
}
