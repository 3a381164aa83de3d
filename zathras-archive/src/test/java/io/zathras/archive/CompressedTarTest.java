package io.zathras.archive;

import static io.zathras.archive.Archives.codes;
import static io.zathras.archive.Archives.gzip;
import static io.zathras.archive.Archives.paths;
import static io.zathras.archive.Archives.tar;
import static io.zathras.archive.Archives.xz;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedTarTest {

  private static final byte[] GARBAGE = "garbage".repeat(9).getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;

  private Archives archives;

  @BeforeEach
  void setUp() {
    archives = new Archives(directory);
  }

  @Test
  void readsAGzipOfSeveralMembers() {
    byte[] tar = tar();
    byte[] first = gzip(Arrays.copyOf(tar, 700));
    byte[] rest = gzip(Arrays.copyOfRange(tar, 700, tar.length));
    byte[] empty = gzip(new byte[0]);

    FileTree tree = archives.read(RawZip.join(empty, first, empty, empty, rest, empty));

    assertThat(paths(tree)).containsExactly("a/x", "a/y");
    assertThat(tree.notes()).isEmpty();
  }

  @Test
  void refusesEndlessEmptyMembersOfAGzip() {
    byte[] empty = gzip(new byte[0]);
    byte[] many = new byte[100_000 * empty.length];
    for (int at = 0; at < many.length; at += empty.length) {
      System.arraycopy(empty, 0, many, at, empty.length);
    }

    assertThat(archives.refusal(RawZip.join(many, gzip(tar()))))
        .hasMessageContaining("more than 100 empty gzip members in a row")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.CORRUPT);
  }

  @Test
  void saysThatThereIsDataBehindAGzip() {
    FileTree tree = archives.read(RawZip.join(gzip(tar()), GARBAGE));

    assertThat(paths(tree)).containsExactly("a/x", "a/y");
    assertThat(codes(tree)).containsExactly(Code.TRAILING_DATA);
  }

  @Test
  void ignoresTheZerosWithWhichAGzipIsPadded() {
    assertThat(archives.read(RawZip.join(gzip(tar()), new byte[700])).notes()).isEmpty();
  }

  @Test
  void refusesDataBehindAnXz() {
    assertThat(archives.reason(RawZip.join(xz(tar()), GARBAGE))).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void readsAnXzOfSeveralStreams() {
    byte[] tar = tar();
    byte[] xz =
        RawZip.join(
            xz(Arrays.copyOf(tar, 700)), xz(Arrays.copyOfRange(tar, 700, tar.length)), new byte[4]);

    assertThat(paths(archives.read(xz))).containsExactly("a/x", "a/y");
  }

  @Test
  void refusesAnXzThatNeedsMuchMemory() {
    byte[] xz = xz(tar(), 1 << 16);
    // The fourth byte of the block's header is the size of its dictionary: 36 stands for 1 GiB.
    byte[] greedy = withDictionary(xz, 36);

    assertThat(archives.refusal(greedy))
        .hasMessage(
            "archive bound reached: results_x asks for 1,073,848,320 bytes of memory to be"
                + " unpacked. If the archive is to be trusted, raise"
                + " ArchiveLimits.maxDecoderBytes (command line: --max-decoder-bytes).")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.DECODER_TOO_LARGE);
    // xz -9: 64 MiB.
    assertThat(paths(archives.read(withDictionary(xz, 28)))).containsExactly("a/x", "a/y");
  }

  /**
   * A stream's header has 12 bytes; then size, flags, filter, its properties' size, the property.
   */
  private static byte[] withDictionary(byte[] xz, int property) {
    byte[] changed = xz.clone();
    int header = 12;
    int length = 4 * (changed[header] + 1);
    int at = header + 2;
    boolean hasSizes = (changed[header + 1] & 0xc0) != 0;
    assertThat(hasSizes).isFalse();
    assertThat(changed[at]).isEqualTo((byte) 0x21);
    changed[at + 2] = (byte) property;
    CRC32 crc = new CRC32();
    crc.update(changed, header, length - 4);
    for (int i = 0; i < 4; i++) {
      changed[header + length - 4 + i] = (byte) (crc.getValue() >>> (8 * i));
    }
    return changed;
  }

  @Test
  void saysWhatIsInsideInsteadOfATar() {
    byte[] text = "no tar, but text\n".repeat(100).getBytes(StandardCharsets.US_ASCII);

    assertThat(archives.refusal(gzip(text)))
        .hasMessage("results_x: the gzip holds no tar")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    assertThat(archives.refusal(xz(text))).hasMessage("results_x: the xz holds no tar");
    assertThat(archives.reason(gzip(gzip(tar())))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    assertThat(archives.refusal(gzip(new byte[0])))
        .hasMessage("results_x: the gzip is empty; copy it again");
  }

  @Test
  void refusesAWrongTrailerOfAGzip() {
    byte[] checksum = gzip(tar());
    checksum[checksum.length - 6]++;
    byte[] size = gzip(tar());
    size[size.length - 2]++;

    assertThat(archives.refusal(checksum)).hasMessageContaining("Corrupt GZIP trailer");
    assertThat(archives.refusal(size)).hasMessageContaining("Corrupt GZIP trailer");
  }
}
