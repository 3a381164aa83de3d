package io.zathras.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a POSIX tar entry that concern its name, link and size: records {@code
 * "<length> <key>=<value>\n"}. Owners, times and others are skipped.
 */
final class PaxAttributes {

  private static final int MAX_LENGTH_DIGITS = 9;

  private @Nullable String path;
  private @Nullable String linkpath;
  private @Nullable Long size;
  private boolean sparse;

  PaxAttributes() {}

  @Nullable String path() {
    return path;
  }

  @Nullable String linkpath() {
    return linkpath;
  }

  @Nullable Long size() {
    return size;
  }

  boolean isSparse() {
    return sparse;
  }

  boolean isEmpty() {
    return path == null && linkpath == null && size == null && !sparse;
  }

  /** Adds all records; a later one wins. */
  void parse(byte[] data) throws IOException {
    int start = 0;
    while (start < data.length) {
      int space = start;
      int length = 0;
      while (space < data.length && isDigit(data[space]) && space - start < MAX_LENGTH_DIGITS) {
        length = 10 * length + data[space++] - '0';
      }
      int end = start + length;
      if (space >= data.length
          || data[space] != ' '
          || end > data.length
          || end <= space + 1
          || data[end - 1] != '\n') {
        throw new IOException("an attribute of a tar entry has a wrong length");
      }
      record(data, space + 1, end - 1);
      start = end;
    }
  }

  private void record(byte[] data, int start, int end) throws IOException {
    int equals = start;
    while (equals < end && data[equals] != '=') {
      equals++;
    }
    if (equals == end) {
      throw new IOException("an attribute of a tar entry has no value");
    }
    String key = new String(data, start, equals - start, StandardCharsets.UTF_8);
    switch (key) {
      case "path" -> path = text(data, equals + 1, end);
      case "linkpath" -> linkpath = text(data, equals + 1, end);
      case "size" -> size = size(text(data, equals + 1, end));
      default -> sparse |= key.startsWith("GNU.sparse.");
    }
  }

  /** Returns a value; an empty one cancels an earlier one. */
  private static @Nullable String text(byte[] data, int start, int end) {
    return start == end ? null : new String(data, start, end - start, StandardCharsets.UTF_8);
  }

  private static @Nullable Long size(@Nullable String text) throws IOException {
    if (text == null) {
      return null;
    }
    try {
      long size = Long.parseLong(text);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // The same as a negative one.
    }
    throw new IOException("a tar entry has the size '" + text + "'");
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
