package io.zathras.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.utils.ArchiveUtils;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries of a tar, and is also the stream of the current entry's content.
 *
 * <p>Commons Compress reads the fields of headers, but this class goes from block to block because
 * the library's own stream makes absolute names relative before one can see them, trusts headers
 * with wrong checksums, takes a cut tar for a whole one, and reads attributes and maps of sparse
 * files of any size into memory.
 */
final class TarEntries extends InputStream {

  /** Names and attributes of one entry; Linux allows 64 KiB of extended attributes. */
  static final int MAX_METADATA = 256 * 1024;

  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

  /** Offsets in a header. */
  private static final int SIZE = 124;

  private static final int TYPE = 156;
  private static final int LINK = 157;
  private static final int PREFIX = 345;

  private static final byte[] END = new byte[BLOCK];
  private static final ZipEncoding UTF_8 = new Utf8();

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private long left;
  private int padding;

  /**
   * Begins a walk.
   *
   * @param in buffered
   */
  TarEntries(InputStream in) {
    this.in = in;
  }

  /**
   * One entry.
   *
   * @param name as in the tar, not normalised
   * @param link the target of a link
   * @param type the type flag
   * @param size of the content, which the header only claims
   */
  record Entry(String name, String link, byte type, long size) {}

  /** The tar uses the one feature that is not supported. */
  static final class SparseException extends IOException {
    private static final long serialVersionUID = 1L;

    SparseException() {
      super("the tar holds a sparse file");
    }
  }

  /** Returns the next entry, or {@code null} at the end marker. */
  @Nullable Entry next() throws IOException {
    skipContent();
    Overrides overrides = new Overrides();
    int metadata = 0;
    while (readHeader()) {
      Entry header = parse(block);
      switch (header.type()) {
        case TarConstants.LF_GNUTYPE_LONGNAME,
            TarConstants.LF_GNUTYPE_LONGLINK,
            TarConstants.LF_PAX_EXTENDED_HEADER_LC,
            TarConstants.LF_PAX_EXTENDED_HEADER_UC,
            TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> {
          // The block itself counts too because a chain of empty ones would be free otherwise.
          long more = BLOCK + header.size();
          if (more > MAX_METADATA - metadata) {
            throw new IOException(
                "the names and attributes of one tar entry have more than "
                    + Printable.number(MAX_METADATA)
                    + " bytes");
          }
          metadata += (int) more;
          overrides.add(header.type(), readMetadata((int) header.size()));
        }
        case TarConstants.LF_GNUTYPE_SPARSE -> throw new SparseException();
        default -> {
          return begin(overrides.apply(header));
        }
      }
    }
    if (metadata > 0) {
      throw new IOException("attributes are not followed by an entry");
    }
    return null;
  }

  private Entry begin(Entry entry) {
    left = entry.size();
    padding = (int) (-entry.size() & (BLOCK - 1));
    return entry;
  }

  private void skipContent() throws IOException {
    while (left > 0) {
      if (read(block, 0, BLOCK) < 0) {
        break;
      }
    }
    if (in.readNBytes(block, 0, padding) < padding) {
      throw new EOFException("the tar ends within an entry");
    }
    padding = 0;
  }

  /** Reads the next header; false at the end marker. */
  private boolean readHeader() throws IOException {
    int read = in.readNBytes(block, 0, BLOCK);
    if (read < BLOCK) {
      throw new EOFException(
          read == 0 ? "the end marker of the tar is missing" : "the tar ends within a header");
    }
    if (Arrays.equals(block, END)) {
      return false;
    }
    if (!TarUtils.verifyCheckSum(block)) {
      throw new IOException("a tar header has a wrong checksum");
    }
    return true;
  }

  private static Entry parse(byte[] header) throws IOException {
    try {
      long size = TarUtils.parseOctalOrBinary(header, SIZE, TarConstants.SIZELEN);
      if (size >= 0) {
        return new Entry(
            name(header), text(header, LINK, TarConstants.NAMELEN), header[TYPE], size);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("a tar header holds no readable size", e);
    }
    throw new IOException("a tar header holds a size below 0");
  }

  /** Adds the prefix of a long name; GNU has times there, and star after a shorter prefix. */
  private static String name(byte[] header) throws IOException {
    String name = text(header, 0, TarConstants.NAMELEN);
    if (has(TarConstants.MAGIC_GNU, header, TarConstants.MAGIC_OFFSET)) {
      return name;
    }
    boolean star =
        has(TarConstants.MAGIC_POSIX, header, TarConstants.MAGIC_OFFSET)
            && has(TarConstants.MAGIC_XSTAR, header, TarConstants.XSTAR_MAGIC_OFFSET);
    int length = star ? TarConstants.PREFIXLEN_XSTAR : TarConstants.PREFIXLEN;
    String prefix = text(header, PREFIX, length);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static boolean has(String magic, byte[] header, int offset) {
    return ArchiveUtils.matchAsciiBuffer(magic, header, offset, magic.length());
  }

  private static String text(byte[] header, int offset, int length) throws IOException {
    return TarUtils.parseName(header, offset, length, UTF_8);
  }

  private byte[] readMetadata(int size) throws IOException {
    byte[] data = in.readNBytes(size);
    padding = -size & (BLOCK - 1);
    if (data.length < size) {
      throw new EOFException("the tar ends within the attributes of an entry");
    }
    skipContent();
    return data;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Reads content of the current entry. */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int read = in.read(target, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException(
          "the tar ends within an entry, " + Printable.number(left) + " bytes before its end");
    }
    left -= read;
    return read;
  }

  /** Writes U+FFFD for malformed bytes, as everywhere else; the library's decoder writes '?'. */
  private static final class Utf8 implements ZipEncoding {
    @Override
    public boolean canEncode(String name) {
      return true;
    }

    @Override
    public ByteBuffer encode(String name) {
      return StandardCharsets.UTF_8.encode(name);
    }

    @Override
    public String decode(byte[] data) {
      return new String(data, StandardCharsets.UTF_8);
    }
  }

  /** The attributes of an entry that headers before its own state. */
  private static final class Overrides {
    private @Nullable String gnuName;
    private @Nullable String gnuLink;
    private final PaxAttributes pax = new PaxAttributes();

    void add(byte type, byte[] data) throws IOException {
      switch (type) {
        case TarConstants.LF_GNUTYPE_LONGNAME -> gnuName = text(data);
        case TarConstants.LF_GNUTYPE_LONGLINK -> gnuLink = text(data);
        case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> {
          PaxAttributes global = new PaxAttributes();
          global.parse(data);
          if (!global.isEmpty()) {
            throw new IOException("one name or size is given to all entries");
          }
        }
        default -> pax.parse(data);
      }
      if (pax.isSparse()) {
        throw new SparseException();
      }
    }

    Entry apply(Entry header) {
      String name = first(pax.path(), gnuName, header.name());
      String link = first(pax.linkpath(), gnuLink, header.link());
      long size = pax.size() == null ? header.size() : pax.size();
      return new Entry(name, link, header.type(), size);
    }

    private static String first(@Nullable String a, @Nullable String b, String c) {
      return a != null ? a : b != null ? b : c;
    }

    private static String text(byte[] data) {
      int end = data.length;
      while (end > 0 && data[end - 1] == 0) {
        end--;
      }
      return new String(data, 0, end, StandardCharsets.UTF_8);
    }
  }
}
