package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory at the end of a zip (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).
 *
 * <p>It is not read by Commons Compress because the library makes objects of the whole directory
 * before one can count them: a zip of 50 MB has room for a million entries, which need 1 GB. The
 * library also accepts directories that contradict their own count, members that overlap, and
 * methods that it cannot decode.
 */
final class ZipDirectory {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_SIZE = 56;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int RECORD_SIGNATURE = 0x02014b50;
  private static final int RECORD_SIZE = 46;
  private static final int ZIP64_EXTRA = 1;
  private static final int BUFFER = 16 * 1024;

  private final ReadBudget budget;
  private final SeekableByteChannel channel;

  ZipDirectory(ReadBudget budget, SeekableByteChannel channel) {
    this.budget = budget;
    this.channel = channel;
  }

  /** Where the directory is. */
  private record Place(long offset, long size, long entries, boolean hasTrailingData) {}

  /**
   * Reads the directory.
   *
   * @param notes takes a note about data after the end
   * @return the members in the order of their contents
   */
  List<ZipMember> read(NoteCollector notes) throws IOException {
    Place place = find();
    if (place.hasTrailingData()) {
      notes.add(ArchiveNote.Code.TRAILING_DATA, "", "Data behind the end of the zip was left out.");
    }
    List<ZipMember> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    InputStream in =
        new BufferedInputStream(
            new ChannelSlice(channel, place.offset(), place.size()),
            (int) Math.max(1, Math.min(BUFFER, place.size())));
    for (long i = 0; i < place.entries(); i++) {
      budget.countEntry();
      ZipMember member = readRecord(in);
      budget.enterPath(member.name());
      if (!names.add(member.name())) {
        throw budget.refused(Reason.DUPLICATE_NAME, TreeCollector.DUPLICATE);
      }
      members.add(member);
    }
    budget.enterPath("");
    if (in.read() >= 0) {
      throw new IOException("the zip's directory holds more than it says");
    }
    return withEnds(members, place.offset());
  }

  private Place find() throws IOException {
    int length = (int) Math.min(channel.size(), END_SIZE + MAX_COMMENT);
    long start = channel.size() - length;
    ByteBuffer tail = ChannelSlice.read(channel, start, length);
    int exact = -1;
    int early = -1;
    for (int at = length - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE) {
        int end = at + END_SIZE + unsignedShort(tail, at + 20);
        if (end == length && exact >= 0) {
          throw new IOException("the zip has two ends");
        } else if (end == length) {
          exact = at;
        } else if (end < length && early < 0) {
          early = at;
        }
      }
    }
    if (exact < 0 && early < 0) {
      throw new EOFException("the zip's directory, which stands at its end, is missing");
    }
    int at = exact < 0 ? early : exact;
    tail.position(at);
    return place(start + at, tail.slice().order(ByteOrder.LITTLE_ENDIAN), exact < 0);
  }

  private Place place(long at, ByteBuffer end, boolean hasTrailingData) throws IOException {
    long disks = unsignedShort(end, 4) | unsignedShort(end, 6);
    long entriesHere = unsignedShort(end, 8);
    long entries = unsignedShort(end, 10);
    long size = unsignedInt(end, 12);
    long offset = unsignedInt(end, 16);
    long directoryEnd = at;
    long end64At = at < LOCATOR_SIZE ? -1 : end64(at - LOCATOR_SIZE);
    if (end64At >= 0) {
      ByteBuffer end64 = ChannelSlice.read(channel, end64At, END64_SIZE);
      directoryEnd = end64At;
      disks = end64.getInt(16) | end64.getInt(20);
      entriesHere = end64.getLong(24);
      entries = wide(entries, 0xffff, end64.getLong(32));
      size = wide(size, ZipMember.IN_ZIP64, end64.getLong(40));
      offset = wide(offset, ZipMember.IN_ZIP64, end64.getLong(48));
    }
    if (disks != 0 || entriesHere != entries) {
      throw budget.refused(
          Reason.UNSUPPORTED_FORMAT, "the zip is split over several files; expected one");
    }
    if (offset < 0 || size < 0 || entries < 0 || offset != directoryEnd - size) {
      throw new IOException("the zip's directory is not where its end says");
    }
    return new Place(offset, size, entries, hasTrailingData);
  }

  /** Returns where the 64-bit end is, or -1 if there is none. */
  private long end64(long locatorAt) throws IOException {
    ByteBuffer locator = ChannelSlice.read(channel, locatorAt, LOCATOR_SIZE);
    if (locator.getInt(0) != LOCATOR_SIGNATURE) {
      return -1;
    }
    long at = locator.getLong(8);
    if (at < 0
        || at > locatorAt - END64_SIZE
        || ChannelSlice.read(channel, at, END64_SIZE).getInt(0) != END64_SIGNATURE) {
      throw new IOException("the zip's 64-bit end is not where its locator says");
    }
    return at;
  }

  /** Returns the 64-bit number where the narrow field refers to it; otherwise both must agree. */
  private static long wide(long narrow, long full, long wide) throws IOException {
    if (narrow != full && narrow != wide) {
      throw new IOException("the zip's two ends contradict each other");
    }
    return wide;
  }

  private ZipMember readRecord(InputStream in) throws IOException {
    ByteBuffer record = read(in, RECORD_SIZE);
    if (record.getInt(0) != RECORD_SIGNATURE) {
      throw new IOException("the zip's directory holds less than it says");
    }
    byte[] rawName = read(in, unsignedShort(record, 28)).array();
    ByteBuffer extra = read(in, unsignedShort(record, 30));
    read(in, unsignedShort(record, 32));
    long size = unsignedInt(record, 24);
    long compressed = unsignedInt(record, 20);
    long offset = unsignedInt(record, 42);
    ByteBuffer wide = zip64(extra);
    size = size == ZipMember.IN_ZIP64 ? next(wide, size) : size;
    compressed = compressed == ZipMember.IN_ZIP64 ? next(wide, compressed) : compressed;
    offset = offset == ZipMember.IN_ZIP64 ? next(wide, offset) : offset;
    String name = budget.checkName(new String(rawName, StandardCharsets.UTF_8));
    if (name.isEmpty()) {
      throw budget.refused(Reason.UNSAFE_NAME, "the name of a member is that of the root");
    }
    return new ZipMember(
        name,
        rawName,
        unsignedShort(record, 4) >> 8 == ZipMember.MADE_BY_UNIX ? record.getInt(38) >>> 16 : 0,
        unsignedShort(record, 8),
        unsignedShort(record, 10),
        unsignedInt(record, 16),
        compressed,
        size,
        offset,
        0);
  }

  /** Returns the 64-bit values among the extra fields; empty if there are none. */
  private static ByteBuffer zip64(ByteBuffer extra) throws IOException {
    int at = 0;
    while (at + 4 <= extra.capacity()) {
      int length = unsignedShort(extra, at + 2);
      if (at + 4 + length > extra.capacity()) {
        throw new IOException("an extra field of the zip's directory has a wrong length");
      }
      if (unsignedShort(extra, at) == ZIP64_EXTRA) {
        return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + length;
    }
    return extra.slice(0, 0);
  }

  private static long next(ByteBuffer values, long narrow) throws IOException {
    if (values.remaining() < Long.BYTES) {
      // Without the extra field the narrow value is the value itself.
      return narrow;
    }
    long value = values.getLong();
    if (value < 0) {
      throw new IOException("the zip's directory holds a negative number");
    }
    return value;
  }

  /** Adds where each member has to end: where the next one, or the directory, begins. */
  private List<ZipMember> withEnds(List<ZipMember> members, long directory) throws IOException {
    members.sort(Comparator.comparingLong(ZipMember::offset));
    long next = directory;
    for (int i = members.size() - 1; i >= 0; i--) {
      ZipMember member = members.get(i);
      if (member.compressed() > next - member.offset() - ZipMember.HEADER_SIZE) {
        budget.enterPath(member.name());
        throw new IOException(ZipMember.OVERLAP);
      }
      members.set(i, member.withEnd(next));
      next = member.offset();
    }
    return members;
  }

  private static ByteBuffer read(InputStream in, int length) throws IOException {
    byte[] data = in.readNBytes(length);
    if (data.length < length) {
      throw new IOException("the zip's directory holds less than it says");
    }
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int unsignedShort(ByteBuffer data, int at) {
    return data.getShort(at) & 0xffff;
  }

  private static long unsignedInt(ByteBuffer data, int at) {
    return data.getInt(at) & 0xffff_ffffL;
  }
}
