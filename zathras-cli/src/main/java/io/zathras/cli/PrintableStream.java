package io.zathras.cli;

import io.zathras.archive.Printable;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A stream of UTF-8 to a terminal. Characters that could move the cursor, hide text or reorder it
 * become escapes of Java and JSON, so JSON keeps its meaning. Line feeds, tabs and carriage returns
 * stay. Not thread-safe.
 */
final class PrintableStream extends FilterOutputStream {

  /** The incomplete last line, which may end within a character. */
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  PrintableStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    while (end > offset && bytes[end - 1] != '\n') {
      end--;
    }
    if (end > offset) {
      line.write(bytes, offset, end - offset);
      writeLines();
    }
    line.write(bytes, end, offset + length - end);
  }

  /** Also writes an incomplete line, unless it may end within a character. */
  @Override
  public void flush() throws IOException {
    byte[] begun = line.toByteArray();
    if (begun.length > 0 && begun[begun.length - 1] >= 0) {
      writeLines();
    }
    super.flush();
  }

  private void writeLines() throws IOException {
    byte[] raw = line.toByteArray();
    line.reset();
    out.write(isAscii(raw) ? raw : printable(raw));
  }

  @Override
  public void close() throws IOException {
    writeLines();
    super.close();
  }

  private static boolean isAscii(byte[] raw) {
    for (byte b : raw) {
      if ((b < ' ' && b != '\n') || b == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static byte[] printable(byte[] raw) {
    return of(new String(raw, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a text with escapes for unprintable characters except line breaks. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      String plain = text.substring(i, next);
      if (c == '\n' || c == '\r' || c == '\t' || Printable.of(plain).equals(plain)) {
        shown.append(plain);
      } else {
        plain.chars().forEach(unit -> shown.append(String.format(Locale.ROOT, "\\u%04x", unit)));
      }
      i = next;
    }
    return shown.toString();
  }
}
