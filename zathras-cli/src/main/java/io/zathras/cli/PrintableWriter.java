package io.zathras.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Like {@link PrintableStream}, but for text, and without waiting for the end of a line. */
final class PrintableWriter extends FilterWriter {

  PrintableWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c), 0, 1);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        out.write(PrintableStream.of(text.substring(offset, offset + length)));
        return;
      }
    }
    out.write(text, offset, length);
  }
}
