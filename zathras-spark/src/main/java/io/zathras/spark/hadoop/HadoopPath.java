package io.zathras.spark.hadoop;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path in a {@link HadoopFileSystem}. Immutable. */
final class HadoopPath implements Path {

  private final HadoopFileSystem fileSystem;
  private final boolean absolute;
  private final List<String> names;

  private HadoopPath(HadoopFileSystem fileSystem, boolean absolute, List<String> names) {
    this.fileSystem = fileSystem;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  static HadoopPath of(HadoopFileSystem fileSystem, String path) {
    List<String> names = Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList();
    return new HadoopPath(fileSystem, path.startsWith("/"), names);
  }

  /** Returns an entry of this directory; its name has no {@code /}. */
  HadoopPath child(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new HadoopPath(fileSystem, absolute, longer);
  }

  /** Returns the absolute path, without scheme and authority. */
  String inFileSystem() {
    return "/" + String.join("/", names);
  }

  private HadoopPath with(boolean isAbsolute, List<String> others) {
    return new HadoopPath(fileSystem, isAbsolute, others);
  }

  private HadoopPath own(Path other) {
    if (other instanceof HadoopPath path && path.fileSystem.equals(fileSystem)) {
      return path;
    }
    throw new ProviderMismatchException("not of " + fileSystem.uri() + ": " + other);
  }

  @Override
  public FileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? with(true, List.of()) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : with(false, names.subList(names.size() - 1, names.size()));
  }

  @Override
  public @Nullable Path getParent() {
    if (names.isEmpty() || (names.size() == 1 && !absolute)) {
      return null;
    }
    return with(absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int begin, int end) {
    if (begin < 0 || end > names.size() || begin >= end) {
      throw new IllegalArgumentException(begin + " to " + end + " of " + names.size() + " names");
    }
    return with(false, names.subList(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof HadoopPath path
        && path.fileSystem.equals(fileSystem)
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(other instanceof HadoopPath path) || !path.fileSystem.equals(fileSystem)) {
      return false;
    }
    int rest = names.size() - path.names.size();
    return path.absolute
        ? equals(path)
        : rest >= 0 && names.subList(rest, names.size()).equals(path.names);
  }

  @Override
  public Path normalize() {
    List<String> normal = new ArrayList<>();
    for (String name : names) {
      if (name.equals("..") && !normal.isEmpty() && !normal.get(normal.size() - 1).equals("..")) {
        normal.remove(normal.size() - 1);
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        normal.add(name);
      }
    }
    return with(absolute, normal);
  }

  @Override
  public Path resolve(Path other) {
    HadoopPath path = own(other);
    if (path.absolute) {
      return path;
    }
    List<String> longer = new ArrayList<>(names);
    longer.addAll(path.names);
    return with(absolute, longer);
  }

  @Override
  public Path relativize(Path other) {
    HadoopPath path = own(other);
    if (path.absolute != absolute) {
      throw new IllegalArgumentException("one path is absolute, the other is not");
    }
    int common = 0;
    while (common < Math.min(names.size(), path.names.size())
        && names.get(common).equals(path.names.get(common))) {
      common++;
    }
    List<String> way = new ArrayList<>();
    for (int i = common; i < names.size(); i++) {
      way.add("..");
    }
    way.addAll(path.names.subList(common, path.names.size()));
    return with(false, way);
  }

  /**
   * Returns the path as an address, which {@link HadoopFileSystem#path(URI, Configuration)} takes.
   */
  @Override
  public URI toUri() {
    URI root = fileSystem.uri();
    try {
      return new URI(root.getScheme(), root.getAuthority(), inFileSystem(), null, null);
    } catch (URISyntaxException e) {
      throw new InvalidPathException(inFileSystem(), String.valueOf(e.getReason()));
    }
  }

  @Override
  public Path toAbsolutePath() {
    return absolute ? this : with(true, names);
  }

  /** Returns the normal form: links of Hadoop's file systems are not followed. */
  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("a Hadoop file system is not watched");
  }

  /** Compares paths name by name in byte order, so that a directory sorts before its contents. */
  @Override
  public int compareTo(Path other) {
    List<String> others = own(other).names;
    for (int i = 0; i < Math.min(names.size(), others.size()); i++) {
      int order =
          Arrays.compareUnsigned(
              names.get(i).getBytes(StandardCharsets.UTF_8),
              others.get(i).getBytes(StandardCharsets.UTF_8));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(names.size(), others.size());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HadoopPath path
        && path.fileSystem.equals(fileSystem)
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return Objects.hash(absolute, names);
  }

  /** Returns the path with scheme and authority, so that people can find it. */
  @Override
  public String toString() {
    return absolute ? fileSystem.address() + inFileSystem() : String.join("/", names);
  }
}
