package io.zathras.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The minimum work of any reader of results in Java: find the archives, inflate them, and walk
 * their tars from header to header, once. It checks nothing, keeps nothing, and uses only the JDK.
 */
public final class Floor {

  private static final int BLOCK = 512;
  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_LENGTH = 12;

  private final byte[] buffer = new byte[64 * 1024];
  private long files;
  private long bytes;

  private Floor() {}

  /** Walks a tree of results and prints how many files and bytes its archives hold. */
  public static void main(String... arguments) throws IOException {
    Floor floor = of(Path.of(arguments[0]));
    System.out.println(floor.files + " files, " + floor.bytes + " bytes");
  }

  static Floor of(Path tree) throws IOException {
    Floor floor = new Floor();
    floor.walk(tree);
    return floor;
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  private void walk(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (name.startsWith("results_") && name.endsWith(".zip")) {
              readZip(file);
            } else if (name.equals("sysconfig_info.tar")) {
              try (InputStream in = Files.newInputStream(file)) {
                readTar(in);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void readZip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        try (InputStream in = zip.getInputStream(all.nextElement())) {
          readTar(in);
        }
      }
    }
  }

  private void readTar(InputStream in) throws IOException {
    while (in.readNBytes(buffer, 0, BLOCK) == BLOCK) {
      if (buffer[0] != 0) {
        long size = size();
        files++;
        bytes += size;
        pass(in, (size + BLOCK - 1) / BLOCK * BLOCK);
      }
    }
  }

  private long size() {
    long size = 0;
    for (int i = SIZE_OFFSET; i < SIZE_OFFSET + SIZE_LENGTH; i++) {
      if (buffer[i] >= '0' && buffer[i] <= '7') {
        size = size * 8 + buffer[i] - '0';
      }
    }
    return size;
  }

  private void pass(InputStream in, long length) throws IOException {
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("a tar ends too early");
      }
      left -= read;
    }
  }
}
