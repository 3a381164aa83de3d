package io.zathras.cli;

import io.zathras.schema.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Removes secrets, line by line, from all that the command prints and logs: file names, stack
 * traces, logs of libraries. Documents bypass this stream, because they hold no secrets.
 */
final class RedactedStream extends FilterOutputStream {

  private static final int LONGEST_LINE = 1 << 20;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  RedactedStream(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    line.write(b);
    if (b == '\n' || line.size() >= LONGEST_LINE) {
      writeLine();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i + 1 - from);
        from = i + 1;
        writeLine();
      }
    }
    line.write(bytes, from, offset + length - from);
    if (line.size() >= LONGEST_LINE) {
      writeLine();
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    writeLine();
    super.flush();
  }

  private void writeLine() throws IOException {
    String text = line.toString(StandardCharsets.UTF_8);
    String shown = Redactor.redact(text);
    if (shown.equals(text)) {
      line.writeTo(out);
    } else {
      out.write(shown.getBytes(StandardCharsets.UTF_8));
    }
    line.reset();
  }
}
