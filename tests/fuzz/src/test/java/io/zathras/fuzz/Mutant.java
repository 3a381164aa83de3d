package io.zathras.fuzz;

import io.zathras.fuzz.Sample.Place;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A result directory while things are done to it. Its paths are those of {@link Sample}. */
final class Mutant {

  private final Sample sample;
  private final TreeMap<String, byte[]> files;
  private final List<String> done = new ArrayList<>();
  private final List<UnaryOperator<byte[]>> ofTheZip = new ArrayList<>();

  Mutant(Sample sample) {
    this.sample = sample;
    files = new TreeMap<>(sample.files());
  }

  Sample sample() {
    return sample;
  }

  /** The files, which may be changed; a content is replaced as a whole. */
  TreeMap<String, byte[]> files() {
    return files;
  }

  /** Notes in words what was done. */
  void did(String what) {
    done.add(what);
  }

  List<String> done() {
    return done;
  }

  /** Lets the bytes of the zip be changed when it is there. */
  void zip(UnaryOperator<byte[]> change) {
    ofTheZip.add(change);
  }

  /** Takes out the files of a place that are as they were, which saves most of the work on them. */
  void forgetUntouched(Place place) {
    files
        .entrySet()
        .removeIf(
            file ->
                Place.of(file.getKey()) == place
                    && file.getValue() == sample.files().get(file.getKey()));
  }

  /** Returns how many bytes of content there are. */
  long size() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }

  /** Writes the files of the directory itself. */
  void writeBeside(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, byte[]> file : of(Place.BESIDE).entrySet()) {
      try {
        Path path = directory.resolve(file.getKey());
        if (path.getParent().equals(directory) && !Files.isDirectory(path)) {
          Files.write(path, file.getValue());
        }
      } catch (InvalidPathException e) {
        // No directory can have such a file.
      }
    }
  }

  /** Writes the result directory and returns its archive. */
  Path write(Path directory) throws IOException {
    writeBeside(directory);
    Files.write(directory.resolve("sysconfig_info.tar"), tar(of(Place.SYSTEM)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      ZipEntry entry = new ZipEntry(sample.member());
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(tar(of(Place.RESULT)));
      zip.closeEntry();
    }
    byte[] content = bytes.toByteArray();
    for (UnaryOperator<byte[]> change : ofTheZip) {
      content = change.apply(content);
    }
    Path archive = directory.resolve("results_" + sample.test() + ".zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
      out.write(content);
    }
    return archive;
  }

  /** Returns the files of one place, by their paths there. */
  Map<String, byte[]> of(Place place) {
    Map<String, byte[]> found = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (Place.of(path) == place) {
            found.put(path.substring(place.prefix().length()), content);
          }
        });
    return found;
  }

  Collection<String> paths(Place place) {
    return files.keySet().stream().filter(path -> Place.of(path) == place).toList();
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      out.setAddPaxHeadersForNonAsciiNames(true);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        entry.setModTime(0);
        out.putArchiveEntry(entry);
        out.write(file.getValue());
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
