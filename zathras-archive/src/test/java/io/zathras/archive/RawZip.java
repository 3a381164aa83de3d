package io.zathras.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip made record by record, so that it can say what no well-behaved writer would. */
final class RawZip {

  /** Where the fields stand in a member's own header, in the directory's record, and in the end. */
  static final int LOCAL_FLAGS = 6;

  static final int LOCAL_METHOD = 8;
  static final int LOCAL_CRC = 14;
  static final int LOCAL_COMPRESSED = 18;
  static final int LOCAL_SIZE = 22;
  static final int LOCAL_NAME_LENGTH = 26;
  static final int FLAGS = 8;
  static final int METHOD = 10;
  static final int CRC = 16;
  static final int COMPRESSED = 20;
  static final int SIZE = 24;
  static final int MADE_BY = 4;
  static final int ATTRIBUTES = 38;
  static final int OFFSET = 42;
  static final int END_DISK = 4;
  static final int END_ENTRIES_HERE = 8;
  static final int END_ENTRIES = 10;
  static final int END_DIRECTORY_SIZE = 12;
  static final int END_DIRECTORY_OFFSET = 16;

  private final List<Member> members = new ArrayList<>();
  private final List<Patch> endPatches = new ArrayList<>();
  private byte[] before = {};
  private byte[] beforeDirectory = {};
  private byte[] behind = {};
  private byte[] comment = {};
  private final List<Patch> lastEndPatches = new ArrayList<>();
  private boolean wide;
  private long wideEndAt = -1;

  private record Patch(int offset, int width, long value) {
    void apply(ByteBuffer target) {
      if (width == 2) {
        target.putShort(offset, (short) value);
      } else {
        target.putInt(offset, (int) value);
      }
    }
  }

  /** One member, right unless it is patched. */
  static final class Member {
    private final byte[] name;
    private final byte[] content;
    private final byte[] data;
    private final int method;
    private byte[] localName;
    private byte[] extra = {};
    private byte[] localExtra = {};
    private byte[] descriptor = {};
    private final List<Patch> local = new ArrayList<>();
    private final List<Patch> central = new ArrayList<>();
    private long offset = -1;

    private Member(String name, byte[] content, byte[] data, int method) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.localName = this.name;
      this.content = content;
      this.data = data;
      this.method = method;
    }

    static Member stored(String name, byte[] content) {
      return new Member(name, content, content, 0);
    }

    static Member deflated(String name, byte[] content) {
      return new Member(name, content, deflate(content), 8);
    }

    Member localName(String other) {
      localName = other.getBytes(StandardCharsets.UTF_8);
      return this;
    }

    Member local(int offset, int width, long value) {
      local.add(new Patch(offset, width, value));
      return this;
    }

    Member central(int offset, int width, long value) {
      central.add(new Patch(offset, width, value));
      return this;
    }

    Member both(int localOffset, int offset, int width, long value) {
      return local(localOffset, width, value).central(offset, width, value);
    }

    Member extra(byte[] bytes) {
      extra = bytes;
      return this;
    }

    /** Sizes and checksum behind the data instead of in the header, as when writing to a pipe. */
    Member withDescriptor() {
      ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(0x08074b50).putInt((int) crc()).putInt(data.length).putInt(content.length);
      descriptor = bytes.array();
      return both(LOCAL_FLAGS, FLAGS, 2, 8)
          .local(LOCAL_CRC, 4, 0)
          .local(LOCAL_COMPRESSED, 4, 0)
          .local(LOCAL_SIZE, 4, 0);
    }

    int dataLength() {
      return data.length;
    }

    private long crc() {
      CRC32 crc = new CRC32();
      crc.update(content);
      return crc.getValue();
    }

    private byte[] localBytes() {
      ByteBuffer header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0, 0x04034b50).putShort(4, (short) 20).putShort(LOCAL_METHOD, (short) method);
      header.putInt(LOCAL_CRC, (int) crc()).putInt(LOCAL_COMPRESSED, data.length);
      header.putInt(LOCAL_SIZE, content.length).putShort(26, (short) localName.length);
      header.putShort(28, (short) localExtra.length);
      local.forEach(patch -> patch.apply(header));
      return join(header.array(), localName, localExtra, data, descriptor);
    }

    private byte[] centralBytes(long at) {
      ByteBuffer header = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0, 0x02014b50).putShort(6, (short) 20).putShort(METHOD, (short) method);
      header.putInt(CRC, (int) crc()).putInt(COMPRESSED, data.length).putInt(SIZE, content.length);
      header.putShort(28, (short) name.length).putShort(30, (short) extra.length);
      header.putInt(OFFSET, (int) at);
      central.forEach(patch -> patch.apply(header));
      return join(header.array(), name, extra);
    }
  }

  static RawZip of(Member... members) {
    RawZip zip = new RawZip();
    zip.members.addAll(List.of(members));
    return zip;
  }

  static RawZip ofStored(String name, byte[] content) {
    return of(Member.stored(name, content));
  }

  RawZip before(byte[] bytes) {
    before = bytes;
    return this;
  }

  RawZip beforeDirectory(byte[] bytes) {
    beforeDirectory = bytes;
    return this;
  }

  RawZip behind(byte[] bytes) {
    behind = bytes;
    return this;
  }

  RawZip comment(byte[] bytes) {
    comment = bytes;
    return this;
  }

  RawZip end(int offset, int width, long value) {
    endPatches.add(new Patch(offset, width, value));
    return this;
  }

  /** Changes what the 64-bit end stands for. */
  RawZip lastEnd(int offset, int width, long value) {
    lastEndPatches.add(new Patch(offset, width, value));
    return this;
  }

  /** Makes the locator lie. */
  RawZip wideEndAt(long offset) {
    wideEndAt = offset;
    return this;
  }

  /** Adds the 64-bit end, and fills the fields it stands for. */
  RawZip wide() {
    wide = true;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    for (Member member : members) {
      member.offset = out.size() - before.length;
      out.writeBytes(member.localBytes());
    }
    out.writeBytes(beforeDirectory);
    int directory = out.size() - before.length;
    for (Member member : members) {
      out.writeBytes(member.centralBytes(member.offset));
    }
    int size = out.size() - before.length - directory;
    if (wide) {
      long at = wideEndAt < 0 ? directory + size : wideEndAt;
      out.writeBytes(wideEnd(members.size(), size, directory, at));
      end(END_ENTRIES_HERE, 2, 0xffff).end(END_ENTRIES, 2, 0xffff);
      end(END_DIRECTORY_SIZE, 4, -1).end(END_DIRECTORY_OFFSET, 4, -1);
    }
    out.writeBytes(endRecord(members.size(), size, directory));
    out.writeBytes(comment);
    out.writeBytes(behind);
    return out.toByteArray();
  }

  private byte[] endRecord(int entries, int size, int directory) {
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0, 0x06054b50).putShort(END_ENTRIES_HERE, (short) entries);
    end.putShort(END_ENTRIES, (short) entries).putInt(END_DIRECTORY_SIZE, size);
    end.putInt(END_DIRECTORY_OFFSET, directory).putShort(20, (short) comment.length);
    endPatches.forEach(patch -> patch.apply(end));
    lastEndPatches.forEach(patch -> patch.apply(end));
    return end.array();
  }

  private static byte[] wideEnd(long entries, long size, long directory, long at) {
    ByteBuffer end = ByteBuffer.allocate(76).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    end.putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(size).putLong(directory);
    end.putInt(0x07064b50).putInt(0).putLong(at).putInt(1);
    return end.array();
  }

  /** The extra field that holds the values which the record has no room for. */
  static byte[] zip64Extra(long... values) {
    ByteBuffer extra = ByteBuffer.allocate(4 + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    extra.putShort((short) 1).putShort((short) (8 * values.length));
    for (long value : values) {
      extra.putLong(value);
    }
    return extra.array();
  }

  /** A directory of that many empty files, which are not there. */
  static byte[] directoryOnly(int entries) {
    ByteBuffer out = ByteBuffer.allocate(30 + 1 + entries * 54 + 98).order(ByteOrder.LITTLE_ENDIAN);
    out.put(Member.stored("r", new byte[0]).localBytes());
    int directory = out.position();
    byte[] record = Member.stored("00000000", new byte[0]).centralBytes(0);
    for (int i = 0; i < entries; i++) {
      out.put(record, 0, 46);
      out.put(String.format("%08x", i).getBytes(StandardCharsets.US_ASCII));
    }
    int size = out.position() - directory;
    out.put(wideEnd(entries, size, directory, directory + size));
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0, 0x06054b50).putInt(END_ENTRIES_HERE, -1).putInt(END_DIRECTORY_SIZE, -1);
    end.putInt(END_DIRECTORY_OFFSET, -1);
    return out.put(end).array();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
