package io.zathras.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Result trees on disk: real ones, and archives made for a test. */
final class Trees {

  static final String AZURE = "nightly_rhel_9_4/rhel/azure/0_Standard_D8ds_v6";
  static final String LOCAL = "nightly_rhel_9_4/rhel/local/localhost_0";

  private Trees() {}

  /** Copies the real result directories below a directory, and returns it. */
  static Path copyReal(Path target) throws IOException {
    copy(real(), target);
    return target;
  }

  static Path real() {
    try {
      return Path.of(
          Objects.requireNonNull(Trees.class.getResource("/results"), "no /results").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  /** Returns a tar with the files in order. */
  static byte[] tar(String... pathsAndTexts) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      byte[] content = pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      tar.write(header(pathsAndTexts[i], content.length));
      tar.write(content);
      tar.write(new byte[(512 - content.length % 512) % 512]);
    }
    tar.write(new byte[1024]);
    return tar.toByteArray();
  }

  private static byte[] header(String path, int size) {
    byte[] header = new byte[512];
    put(header, 0, path);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    put(header, 148, "%06o".formatted(sum));
    header[154] = 0;
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  /** Writes a zip with the members in order. */
  static void zip(Path target, Map<String, byte[]> members) throws IOException {
    Files.createDirectories(target.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
  }

  /** Writes a result archive of the test {@code probe} that holds one file. */
  static void probe(Path directory, String content) throws IOException {
    zip(
        directory.resolve("results_probe.zip"),
        Map.of(
            "results_probe_tuned_none.tar",
            tar("probe_2026.01.05-10.00.00/results_probe.csv", content)));
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Trees.class.getResourceAsStream("/" + name), name)) {
      return in.readAllBytes();
    }
  }

  static List<String> names(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
