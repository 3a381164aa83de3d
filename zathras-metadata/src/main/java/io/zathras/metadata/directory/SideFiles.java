package io.zathras.metadata.directory;

import io.zathras.archive.RegularFile;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.schema.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small files of one result directory. Each may be missing; a link is not followed, and a
 * file that is too large to be one of them is not read.
 */
final class SideFiles {

  /** The largest known one, the definitions of all tests, has some 20 KiB. */
  private static final int MOST_BYTES = 1 << 20;

  private final Path directory;
  private final ParseCache cache;

  /** All names, because most requested files are missing; {@code null} when they are unknown. */
  private final @Nullable Set<String> names;

  /**
   * Lists a directory.
   *
   * @param cache the parsed files of other directories
   */
  SideFiles(Path directory, ParseCache cache) {
    this.directory = directory;
    this.cache = cache;
    this.names = list(directory);
  }

  private static @Nullable Set<String> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }

  boolean has(String name) {
    Path path = resolve(name);
    return path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Runs a parser on a file, if it exists; each name has one parser. */
  <T> @Nullable T parse(
      String name,
      BiFunction<SideFile, Diagnostics, ? extends @Nullable T> parser,
      Diagnostics diagnostics) {
    SideFile file = read(name, diagnostics);
    return file == null
        ? null
        : cache.<T>read(
            name,
            file.text().getBytes(StandardCharsets.UTF_8),
            found -> contained(file, parser, found),
            diagnostics);
  }

  /** As {@link #parse(String, BiFunction, Diagnostics)}, with a value for a missing file. */
  <T> T parse(
      String name,
      BiFunction<SideFile, Diagnostics, ? extends @Nullable T> parser,
      T otherwise,
      Diagnostics diagnostics) {
    T read = parse(name, parser, diagnostics);
    return read == null ? otherwise : read;
  }

  /** Runs a parser on a file. Whatever fails in it loses only the facts of this file. */
  static <T> @Nullable T contained(
      SideFile file,
      BiFunction<SideFile, Diagnostics, ? extends @Nullable T> parser,
      Diagnostics diagnostics) {
    try {
      return parser.apply(file, diagnostics);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The stack and the memory that parsing this file needed are free again.
      refuse(file.name(), "cannot be read (" + e.getClass().getName() + "); left out", diagnostics);
      return null;
    }
  }

  /** Reads a file; {@code null} when it is not there, or with a warning when it cannot be read. */
  @Nullable SideFile read(String name, Diagnostics diagnostics) {
    Path path = resolve(name);
    if (path == null) {
      return null;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        return refuse(name, "is not a regular file; links are not followed; left out", diagnostics);
      }
      if (attributes.size() > MOST_BYTES) {
        return refuse(
            name,
            "has " + attributes.size() + " bytes; expected at most " + MOST_BYTES + "; left out",
            diagnostics);
      }
      try (InputStream in = RegularFile.open(path)) {
        return new SideFile(name, text(in.readNBytes(MOST_BYTES)));
      }
    } catch (java.nio.file.NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      return refuse(
          name, "cannot be read (" + e.getClass().getSimpleName() + "); left out", diagnostics);
    }
  }

  private static @Nullable SideFile refuse(String name, String why, Diagnostics diagnostics) {
    diagnostics.warning("directory-file-unreadable", name, null, why);
    return null;
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private @Nullable Path resolve(String name) {
    if (name.indexOf('/') >= 0 || (names != null && !names.contains(name))) {
      return null;
    }
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
