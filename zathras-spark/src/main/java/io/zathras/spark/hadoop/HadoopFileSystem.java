package io.zathras.spark.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/**
 * A read-only {@code java.nio.file} view of a file system that Hadoop has a client for, such as
 * object storage or HDFS. Attributes from a listing are remembered for a while, because on object
 * storage each query is a request. Thread-safe; it is never closed, because Hadoop shares its
 * clients.
 */
public final class HadoopFileSystem extends FileSystem {

  private static final int MOST_REMEMBERED = 20_000;

  private final org.apache.hadoop.fs.FileSystem hadoop;
  private final URI uri;
  private final HadoopProvider provider = new HadoopProvider();
  private final Map<HadoopPath, FileStatus> remembered =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HadoopPath, FileStatus> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private HadoopFileSystem(org.apache.hadoop.fs.FileSystem hadoop) {
    this.hadoop = hadoop;
    this.uri = hadoop.getUri();
  }

  /**
   * Returns the path of an address. For the local file system it is a path of Java's default file
   * system, which supports links.
   *
   * @param address as {@code s3a://bucket/results}; without a scheme, of Hadoop's default
   * @param settings the default file system and the way to reach each
   * @throws IOException if the file system is unknown or cannot be reached
   */
  public static Path path(String address, Configuration settings) throws IOException {
    org.apache.hadoop.fs.Path named = new org.apache.hadoop.fs.Path(address);
    org.apache.hadoop.fs.FileSystem files = named.getFileSystem(settings);
    String path = files.makeQualified(named).toUri().getPath();
    return files.getScheme().equals("file")
        ? Path.of(path)
        : new HadoopFileSystem(files).getPath(path);
  }

  /**
   * Returns the path of an address that {@link Path#toUri} made.
   *
   * @throws IOException if the file system cannot be reached
   */
  public static Path path(URI address, Configuration settings) throws IOException {
    return "file".equals(address.getScheme())
        ? Path.of(address)
        : new HadoopFileSystem(org.apache.hadoop.fs.FileSystem.get(address, settings))
            .getPath(address.getPath());
  }

  URI uri() {
    return uri;
  }

  /** Returns scheme and authority, without the user part before an {@code @}. */
  String address() {
    String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
    return uri.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
  }

  private org.apache.hadoop.fs.Path hadoop(HadoopPath path) {
    HadoopPath full = (HadoopPath) path.toAbsolutePath();
    return new org.apache.hadoop.fs.Path(uri.getScheme(), uri.getAuthority(), full.inFileSystem());
  }

  FileStatus status(HadoopPath path) throws IOException {
    synchronized (remembered) {
      FileStatus known = remembered.get(path);
      if (known != null) {
        return known;
      }
    }
    try {
      return remember(path, hadoop.getFileLinkStatus(hadoop(path)));
    } catch (IOException e) {
      throw translated(path, e);
    }
  }

  List<HadoopPath> list(HadoopPath directory) throws IOException {
    try {
      List<HadoopPath> entries = new ArrayList<>();
      for (FileStatus status : hadoop.listStatus(hadoop(directory))) {
        HadoopPath entry = directory.child(status.getPath().getName());
        remember(entry, status);
        entries.add(entry);
      }
      return entries;
    } catch (IOException e) {
      throw translated(directory, e);
    }
  }

  FSDataInputStream open(HadoopPath path) throws IOException {
    try {
      return hadoop.open(hadoop(path));
    } catch (IOException e) {
      throw translated(path, e);
    }
  }

  private FileStatus remember(HadoopPath path, FileStatus status) {
    synchronized (remembered) {
      remembered.put(path, status);
    }
    return status;
  }

  /** Returns the matching exception of {@code java.nio.file}, because callers distinguish them. */
  private static IOException translated(HadoopPath path, IOException e) {
    IOException own =
        e instanceof FileNotFoundException
            ? new NoSuchFileException(path.toString())
            : e instanceof AccessControlException
                ? new AccessDeniedException(path.toString(), null, "access is denied")
                : null;
    if (own == null) {
      return e;
    }
    own.initCause(e);
    return own;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("Hadoop shares its clients");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(HadoopPath.of(this, "/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    return HadoopPath.of(this, more.length == 0 ? first : first + "/" + String.join("/", more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    throw new UnsupportedOperationException("patterns");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("users");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("watching");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HadoopFileSystem files && files.uri.equals(uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return address();
  }
}
