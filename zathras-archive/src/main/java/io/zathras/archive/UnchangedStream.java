package io.zathras.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** The content of a file that is read again, which fails at its end if the content has changed. */
final class UnchangedStream extends DigestInputStream {

  private final FileEntry file;
  private boolean ended;

  UnchangedStream(InputStream in, FileEntry file) {
    super(in, Sha256.newDigest());
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return checked(super.read(target, offset, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && !ended) {
      ended = true;
      if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
        throw new IOException(file.location() + ": the file changed while it was read");
      }
    }
    return read;
  }
}
