package io.zathras.archive;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A tar made block by block, so that it can say what no well-behaved writer would. */
final class RawTar {

  static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RawTar file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  RawTar file(String name, byte[] content) {
    return header(name, '0', content.length, "").data(content);
  }

  RawTar directory(String name) {
    return header(name, '5', 0, "");
  }

  RawTar entry(String name, char type, String link) {
    return header(name, type, 0, link);
  }

  RawTar header(String name, char type, long size, String link) {
    return header(name, type, octal(size), link);
  }

  /** An entry whose size is written in binary, as GNU does for what has no room in octal. */
  RawTar binarySize(String name, BigInteger size) {
    byte[] field = new byte[12];
    Arrays.fill(field, (byte) (size.signum() < 0 ? 0xff : 0));
    byte[] value = size.toByteArray();
    System.arraycopy(value, 0, field, 12 - value.length, value.length);
    field[0] |= (byte) 0x80;
    return header(name, '0', field, "");
  }

  RawTar header(String name, char type, byte[] size, String link) {
    return raw(block(bytes(name), type, size, bytes(link), "ustar\0" + "00"));
  }

  RawTar prefixed(String prefix, String name, String content) {
    byte[] block = block(bytes(name), '0', octal(content.length()), new byte[0], "ustar\0" + "00");
    System.arraycopy(bytes(prefix), 0, block, 345, prefix.length());
    return raw(sum(block)).data(bytes(content));
  }

  /** GNU's own format has times where the others have what stands before a long name. */
  RawTar gnuWithTimes(String name, String content) {
    byte[] block = block(bytes(name), '0', octal(content.length()), new byte[0], "ustar  \0");
    System.arraycopy(bytes("14721046200\00014721046201"), 0, block, 345, 23);
    return raw(sum(block)).data(bytes(content));
  }

  /** The format of star has times behind a shorter prefix. */
  RawTar star(String prefix, String name, String content) {
    byte[] block = block(bytes(name), '0', octal(content.length()), new byte[0], "ustar\0" + "00");
    System.arraycopy(bytes(prefix), 0, block, 345, prefix.length());
    System.arraycopy(bytes("14721046200 14721046201 "), 0, block, 476, 24);
    System.arraycopy(bytes("tar\0"), 0, block, 508, 4);
    return raw(sum(block)).data(bytes(content));
  }

  /** From before POSIX: no magic, and a directory is a file whose name ends with a slash. */
  RawTar ancient(String name, String content) {
    return raw(block(bytes(name), '\0', octal(content.length()), new byte[0], "\0".repeat(8)))
        .data(bytes(content));
  }

  RawTar damagedHeader(String name) {
    byte[] block = block(bytes(name), '0', octal(0), new byte[0], "ustar\0" + "00");
    block[1]++;
    return raw(block);
  }

  RawTar longName(String name) {
    return gnu('L', name);
  }

  RawTar longLink(String link) {
    return gnu('K', link);
  }

  private RawTar gnu(char type, String text) {
    byte[] data = bytes(text + "\0");
    return header("././@LongLink", type, data.length, "").data(data);
  }

  RawTar pax(String... keysAndValues) {
    return attributes('x', paxRecords(keysAndValues));
  }

  RawTar globalPax(String... keysAndValues) {
    return attributes('g', paxRecords(keysAndValues));
  }

  RawTar attributes(char type, byte[] records) {
    return header("PaxHeaders/x", type, records.length, "").data(records);
  }

  static byte[] paxRecords(String... keysAndValues) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      byte[] record = bytes(" " + keysAndValues[i] + "=" + keysAndValues[i + 1] + "\n");
      int length = record.length + 1;
      while (Integer.toString(length).length() + record.length != length) {
        length++;
      }
      records.writeBytes(bytes(Integer.toString(length)));
      records.writeBytes(record);
    }
    return records.toByteArray();
  }

  RawTar data(byte[] content) {
    out.writeBytes(content);
    return raw(new byte[-content.length & (BLOCK - 1)]);
  }

  RawTar raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int length() {
    return out.size();
  }

  byte[] withoutEnd() {
    return out.toByteArray();
  }

  byte[] bytes() {
    return Arrays.copyOf(out.toByteArray(), out.size() + 2 * BLOCK);
  }

  static byte[] octal(long size) {
    return bytes(String.format(Locale.ROOT, "%011o\0", size));
  }

  private static byte[] block(byte[] name, char type, byte[] size, byte[] link, String magic) {
    byte[] block = new byte[BLOCK];
    System.arraycopy(name, 0, block, 0, Math.min(name.length, 100));
    System.arraycopy(bytes("0000644\0" + "0000000\0" + "0000000\0"), 0, block, 100, 24);
    System.arraycopy(size, 0, block, 124, 12);
    System.arraycopy(bytes("00000000000\0"), 0, block, 136, 12);
    block[156] = (byte) type;
    System.arraycopy(link, 0, block, 157, Math.min(link.length, 100));
    System.arraycopy(bytes(magic), 0, block, 257, 8);
    return sum(block);
  }

  private static byte[] sum(byte[] block) {
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    System.arraycopy(bytes(String.format(Locale.ROOT, "%06o\0 ", sum)), 0, block, 148, 8);
    return block;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
