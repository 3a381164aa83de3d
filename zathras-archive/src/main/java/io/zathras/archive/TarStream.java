package io.zathras.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The tar parser of Commons Compress with a check of every header before it is acted on: the
 * library itself neither verifies checksums, nor bounds the size of names and attributes, nor tells
 * a tar that ends from one that was cut.
 */
final class TarStream extends TarArchiveInputStream {

  /** Names and attributes of one entry; Linux allows 64 KiB of extended attributes. */
  static final int MAX_METADATA = 256 * 1024;

  /** Attributes for all following entries, which are applied to each of them again. */
  static final int MAX_GLOBAL_METADATA = 4 * 1024;

  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
  private static final int SIZE_OFFSET = 124;
  private static final int TYPE_OFFSET = 156;

  private final End end;
  private long metadata;
  private long globalMetadata;
  private boolean sawEndMarker;

  static TarStream over(InputStream in) {
    return new TarStream(new End(in));
  }

  // Block size equal to record size: what follows the end marker is left for the caller to see.
  private TarStream(End in) {
    super(in, BLOCK, BLOCK, "UTF-8", true);
    this.end = in;
  }

  /** Whether the underlying data had ended when something more was wanted. */
  boolean isAtEnd() {
    return end.reached;
  }

  /** Whether the tar has its end marker, and so was not cut between two entries. */
  boolean sawEndMarker() {
    return sawEndMarker;
  }

  /** Starts the account of a new entry. */
  void nextEntryBegins() {
    metadata = 0;
  }

  @Override
  protected byte[] readRecord() throws IOException {
    byte[] block = end.readNBytes(BLOCK);
    count(block.length);
    if (block.length < BLOCK) {
      if (sawEndMarker) {
        return new byte[BLOCK];
      }
      throw new EOFException(
          block.length == 0
              ? "the end marker of the tar is missing"
              : "the tar ends within a header");
    }
    if (sawEndMarker) {
      return block;
    }
    if (isZero(block)) {
      sawEndMarker = true;
      return block;
    }
    check(block);
    return block;
  }

  private void check(byte[] header) throws IOException {
    if (!TarUtils.verifyCheckSum(header)) {
      throw new IOException("a tar header has a wrong checksum");
    }
    byte type = header[TYPE_OFFSET];
    switch (type) {
      case TarConstants.LF_GNUTYPE_LONGLINK,
          TarConstants.LF_GNUTYPE_LONGNAME,
          TarConstants.LF_PAX_EXTENDED_HEADER_LC,
          TarConstants.LF_PAX_EXTENDED_HEADER_UC -> {
        // The block itself counts too, or a chain of empty ones would be free.
        metadata += BLOCK + declaredSize(header);
        bounded(metadata, MAX_METADATA, "the names and attributes of one tar entry");
      }
      case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> {
        globalMetadata += declaredSize(header);
        metadata += BLOCK;
        bounded(globalMetadata, MAX_GLOBAL_METADATA, "the global attributes of the tar");
        bounded(metadata, MAX_METADATA, "the names and attributes of one tar entry");
      }
      case TarConstants.LF_GNUTYPE_SPARSE -> throw new SparseException();
      default -> {}
    }
  }

  private static long declaredSize(byte[] header) throws IOException {
    try {
      long size = TarUtils.parseOctalOrBinary(header, SIZE_OFFSET, TarConstants.SIZELEN);
      if (size < 0) {
        throw new IOException("a tar header has a negative size");
      }
      return size;
    } catch (IllegalArgumentException e) {
      throw new IOException("a tar header has no readable size", e);
    }
  }

  private static void bounded(long size, int bound, String what) throws IOException {
    // A negative sum is one that overflowed.
    if (size > bound || size < 0) {
      throw new IOException(what + " have more than " + Printable.number(bound) + " bytes");
    }
  }

  static boolean isZero(byte[] block) {
    return Arrays.equals(block, ZEROS);
  }

  private static final byte[] ZEROS = new byte[BLOCK];

  /** The tar uses the one feature that is not read. */
  static final class SparseException extends IOException {
    private static final long serialVersionUID = 1L;

    SparseException() {
      super("the tar holds a sparse file");
    }
  }

  /** Knows whether the data has ended, above all buffers. */
  private static final class End extends FilterInputStream {
    private boolean reached;

    End(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      reached |= value < 0;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      reached |= read < 0;
      return read;
    }
  }
}
