package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveReader;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.schema.SystemUnderTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a {@code sysconfig_info.tar} that is no plain whole tar. */
class SystemArchiveTest {

  private static final String UNAME = "Linux h 6.1.0 #1 SMP x86_64 GNU/Linux\n";

  @TempDir private Path directory;
  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsACompressedTarByItsFirstBytesWhateverItsName() throws IOException {
    SystemUnderTest system = read(compressed());

    assertThat(system.hardware().cpu().model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
    files.saidNothing();
  }

  @Test
  void usesTheFilesBeforeACut() throws IOException {
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(compressed())).readAllBytes();

    SystemUnderTest system = read(Arrays.copyOf(tar, tar.length / 2));

    assertThat(system).isNotNull();
    assertThat(files.diagnostics.list().get(0).code()).isEqualTo("sysconfig-unreadable");
    assertThat(files.diagnostics.list().get(0).file()).isEqualTo("sysconfig_info.tar");
    assertThat(files.diagnostics.list().get(0).message()).endsWith("the files before it are used");
  }

  @Test
  void knowsNothingOfAnEmptyOrStrangeFile() throws IOException {
    assertThat(read(new byte[0])).isNull();
    assertThat(read("<html>not found</html>".getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(files.diagnostics.list())
        .extracting(diagnostic -> diagnostic.code())
        .containsExactly("sysconfig-unreadable", "sysconfig-unreadable");
    assertThat(files.diagnostics.list())
        .allSatisfy(
            diagnostic ->
                assertThat(diagnostic.message()).endsWith("nothing is known of the system"));
  }

  @Test
  void followsNoLinkAndSaysSo() throws IOException {
    SystemUnderTest system =
        read(
            tar(
                entry("sysconfig_info/tuned.out", '2', "/etc/passwd"),
                entry("sysconfig_info/uname.out", '0', UNAME)));

    assertThat(system.operatingSystem().kernelVersion()).isEqualTo("6.1.0");
    assertThat(system.configuration().tunedProfile()).isNull();
    files.said("sysconfig-entry-ignored", "tuned.out", null);
  }

  @Test
  void leavesOutAMemberThatLeadsOutOfTheArchiveAndSaysSo() throws IOException {
    SystemUnderTest system =
        read(
            tar(
                entry("../escaped.out", '0', "x\n"),
                entry("sysconfig_info/uname.out", '0', UNAME)));

    assertThat(system.operatingSystem().kernelVersion()).isEqualTo("6.1.0");
    assertThat(files.only().code()).isEqualTo("sysconfig-entry-ignored");
    assertThat(files.only().message()).contains("'../escaped.out'");
    assertThat(directory.getParent().resolve("escaped.out")).doesNotExist();
    assertThat(Files.list(directory)).hasSize(1);
  }

  private @Nullable SystemUnderTest read(byte[] archive) throws IOException {
    Path file = directory.resolve("sysconfig_info.tar");
    Files.write(file, archive);
    return SystemInfo.read(
        ArchiveReader.defaults(), file, false, new ParseCache(), files.diagnostics);
  }

  private static byte[] compressed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SystemArchiveTest.class.getResourceAsStream("/sysconfig/xeon-2s-numa.tar.gz"))) {
      return in.readAllBytes();
    }
  }

  private static byte[] tar(byte[]... entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      out.write(entry);
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  /** Makes a tar entry by hand, since a library would refuse the names. */
  private static byte[] entry(String name, char type, String content) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    int size = type == '0' ? text.length : 0;
    byte[] entry = new byte[512 + (size + 511) / 512 * 512];
    put(entry, 0, name);
    put(entry, 100, "0000644");
    put(entry, 124, String.format(Locale.ROOT, "%011o", size));
    put(entry, 136, "00000000000");
    entry[156] = (byte) type;
    put(entry, 157, type == '0' ? "" : content);
    put(entry, 257, "ustar\00000");
    Arrays.fill(entry, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += entry[i] & 0xff;
    }
    put(entry, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    System.arraycopy(text, 0, entry, 512, size);
    return entry;
  }

  private static void put(byte[] entry, int start, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, entry, start, bytes.length);
  }
}
