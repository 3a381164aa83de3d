package io.zathras.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zathras.archive.ArchiveException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {

  private static final String TOP = "coremark_2026.11.22-10.40.54/";

  @TempDir Path directory;

  @Test
  void readsARealResult() throws IOException {
    FileTree tree = ArchiveReader.defaults().readSingle(sample());

    assertThat(tree.name()).isEqualTo("results_coremark.zip!/results_coremark_tuned_none.tar");
    assertThat(tree.directories()).containsExactly("coremark_2026.11.22-10.40.54");
    assertThat(tree.files()).hasSize(16);
    FileEntry version = tree.file(TOP + "version").orElseThrow();
    assertThat(version.text()).isEqualTo("commit: v1.01\n");
    assertThat(version.location()).endsWith("tuned_none.tar!/" + TOP + "version");
    assertThat(tree.directory(tree.directories().get(0)).find("run*_summary")).hasSize(2);
  }

  @Test
  void givesOneDigestWhateverThePackaging() throws IOException {
    byte[] tar = tar("b/x", "1", "b/a/y", "2");
    byte[] reordered = tar("./b/a/y", "2", "b//x", "1");
    Path unpacked = Files.createDirectories(directory.resolve("unpacked/b/a")).getParent();
    Files.writeString(unpacked.resolve("x"), "1");
    Files.writeString(unpacked.resolve("a/y"), "2");

    assertThat(
            List.of(
                read("a.tar", tar),
                read("b.tar", reordered),
                read("c.tar.gz", gzip(tar)),
                read("d.zip", zip("results_x_.tar", tar)),
                ArchiveReader.defaults().readSingle(unpacked.getParent())))
        .extracting(FileTree::sha256)
        .containsOnly(read("a.tar", tar).sha256());
    assertThat(read("e.tar", tar("b/x", "1", "b/a/y", "3")).sha256())
        .isNotEqualTo(read("a.tar", tar).sha256());
  }

  @Test
  void givesATreeForEachTarOfAZip() throws IOException {
    byte[] zip =
        zip("a.tar", tar("x/1", "1"), "readme.txt", new byte[] {1}, "b.tar", tar("x/2", "2"));

    List<FileTree> trees = ArchiveReader.defaults().readAll(write("two.zip", zip));

    assertThat(trees)
        .extracting(FileTree::name)
        .containsExactly("two.zip!/a.tar", "two.zip!/b.tar");
    assertThat(trees.get(1).notes()).singleElement().asString().contains("readme.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x", "a/../../x", "C:/x", "a\\b", "a\nb"})
  void refusesNamesThatLeadAnywhereElse(String name) throws IOException {
    assertThat(reasonOf("evil.tar", tarUnchecked(name))).isEqualTo(Reason.UNSAFE_NAME);
    assertThat(reasonOf("evil.zip", zip(name, tar("a/b", "c")))).isEqualTo(Reason.UNSAFE_NAME);
  }

  @Test
  void ignoresLinksAndDevicesWithANote() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      TarArchiveEntry link = new TarArchiveEntry("a/link", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      out.putArchiveEntry(link);
      out.closeArchiveEntry();
      out.putArchiveEntry(new TarArchiveEntry("a/null", TarConstants.LF_CHR));
      out.closeArchiveEntry();
    }

    FileTree tree = read("links.tar", bytes.toByteArray());

    assertThat(tree.files()).isEmpty();
    assertThat(tree.notes())
        .extracting(ArchiveNote::code)
        .containsExactly(ArchiveNote.Code.LINK_IGNORED, ArchiveNote.Code.DEVICE_IGNORED);
  }

  @Test
  void refusesTwoEntriesOfOneName() throws IOException {
    assertThat(reasonOf("twice.tar", tar("a/x", "1", "./a/x", "2")))
        .isEqualTo(Reason.DUPLICATE_NAME);
    assertThat(reasonOf("both.tar", tar("a", "1", "a/x", "2"))).isEqualTo(Reason.DUPLICATE_NAME);
  }

  @Test
  void stopsAtEachBoundAndNamesTheSetting() throws IOException {
    Path archive = write("x.tar", tar("a/1", "12345", "a/2", "67890"));
    assertBound(archive, ArchiveLimits.builder().maxEntries(1), "--max-entries");
    assertBound(archive, ArchiveLimits.builder().maxExpandedBytes(9), "--max-expanded-bytes");
    assertBound(archive, ArchiveLimits.builder().maxFileBytes(4), "--max-file-bytes");
    assertBound(archive, ArchiveLimits.builder().maxPathLength(2), "--max-path-length");
    assertBound(archive, ArchiveLimits.builder().maxCompressedBytes(10), "--max-compressed-bytes");
  }

  @Test
  void listsAndHashesWhatItDoesNotKeep() throws IOException {
    Path archive = write("x.tar", tar("a/1", "12345", "pcp_x/2", "67890"));
    FileTree tree =
        ArchiveReader.builder()
            .limits(ArchiveLimits.builder().maxKeptFileBytes(4).build())
            .skipContent(path -> path.startsWith("pcp_"))
            .build()
            .readSingle(archive);

    assertThat(tree.sha256()).isEqualTo(ArchiveReader.defaults().readSingle(archive).sha256());
    assertThat(tree.notes())
        .extracting(ArchiveNote::code)
        .containsExactly(ArchiveNote.Code.FILE_TOO_LARGE_TO_KEEP, ArchiveNote.Code.CONTENT_SKIPPED);
    assertThatThrownBy(() -> tree.files().get(0).text()).hasMessageContaining("--max-kept");
  }

  @Test
  void hashesAllOfAFileThatTurnsOutTooLargeToKeep() throws IOException {
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);
    Path unpacked = Files.createDirectory(directory.resolve("unpacked"));
    Files.write(unpacked.resolve("large"), content);
    ArchiveLimits limits = ArchiveLimits.builder().maxKeptFileBytes(150_000).build();

    FileEntry large =
        ArchiveReader.builder().limits(limits).build().readSingle(unpacked).files().get(0);

    assertThat(large.isKept()).isFalse();
    assertThat(large.size()).isEqualTo(content.length);
    assertThat(large.sha256())
        .isEqualTo(ArchiveReader.defaults().readSingle(unpacked).files().get(0).sha256());
  }

  @Test
  void refusesABombEarly() throws IOException {
    byte[] bomb;
    try (InputStream zeros = new ByteArrayInputStream(new byte[200 << 20])) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
        TarArchiveEntry entry = new TarArchiveEntry("a/zeros");
        entry.setSize(200 << 20);
        out.putArchiveEntry(entry);
        zeros.transferTo(out);
        out.closeArchiveEntry();
      }
      bomb = bytes.toByteArray();
    }

    assertThat(reasonOf("bomb.tar.gz", bomb)).isEqualTo(Reason.RATIO);
  }

  @Test
  void saysWhatIsNoArchive() throws IOException {
    assertThat(reasonOf("empty.zip", new byte[0])).isEqualTo(Reason.EMPTY);
    assertThat(reasonOf("text.zip", "not found".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    assertThat(reasonOf("none.zip", zip("a.txt", new byte[] {1}))).isEqualTo(Reason.NO_TAR);
    assertThat(reasonOf("deep.zip", zip("in.zip", zip("a.tar", tar("a/b", "c")))))
        .isEqualTo(Reason.TOO_DEEP);
    assertThat(catchThrowable(() -> ArchiveReader.defaults().readAll(directory.resolve("no.zip"))))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("no.zip: there is no such file");
  }

  @Test
  void refusesATarOrZipThatIsCutAnywhere() throws IOException {
    byte[] zip = Files.readAllBytes(sample());
    for (int length = 1; length < zip.length; length += 97) {
      assertThat(reasonOf("cut.zip", Arrays.copyOf(zip, length))).isNotNull();
    }
    byte[] tar = tar("a/x", "x".repeat(3000), "a/y", "y".repeat(3000));
    int endMarker = 2 * (512 + 3072);
    for (int length = 1; length <= endMarker; length += 256) {
      assertThat(reasonOf("cut.tar", Arrays.copyOf(tar, length))).as("%s", length).isNotNull();
    }
  }

  @Test
  void offersTheWholeFilesBeforeAFault() throws IOException {
    byte[] tar = tar("a/x", "x".repeat(3000), "a/y", "y".repeat(3000));

    ArchiveException fault =
        (ArchiveException) catchThrowable(() -> read("cut.tar", Arrays.copyOf(tar, 5000)));

    assertThat(fault.reason()).isEqualTo(Reason.TRUNCATED);
    assertThat(fault.partial().orElseThrow().files())
        .extracting(FileEntry::path)
        .containsExactly("a/x");
  }

  @Test
  void meetsDamageWithNothingButItsOwnException() throws IOException {
    byte[] zip = Files.readAllBytes(sample());
    byte[] tar = tar("a/x", "x".repeat(3000), "a/" + "n".repeat(200), "y");
    Random random = new Random(20261124);
    for (int i = 0; i < 600; i++) {
      byte[] damaged = (i % 2 == 0 ? zip : tar).clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Throwable thrown = catchThrowable(() -> read("damaged", damaged));
      assertThat(thrown == null || thrown instanceof ArchiveException).as("%s", thrown).isTrue();
    }
  }

  private void assertBound(Path archive, ArchiveLimits.Builder limits, String option) {
    ArchiveReader reader = ArchiveReader.builder().limits(limits.build()).build();
    assertThatThrownBy(() -> reader.readAll(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("archive bound reached")
        .hasMessageContaining(option);
  }

  private Reason reasonOf(String name, byte[] content) {
    Throwable thrown = catchThrowable(() -> read(name, content));
    assertThat(thrown).as(name).isInstanceOf(ArchiveException.class);
    return ((ArchiveException) thrown).reason();
  }

  private FileTree read(String name, byte[] content) throws IOException {
    return ArchiveReader.defaults().readSingle(write(name, content));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  private Path sample() throws IOException {
    Path target = directory.resolve("results_coremark.zip");
    try (InputStream in =
        Objects.requireNonNull(
            ArchiveReaderTest.class.getResourceAsStream("/results_coremark.zip"))) {
      Files.write(target, in.readAllBytes());
    }
    return target;
  }

  private static byte[] tar(String... pathsAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int i = 0; i < pathsAndContents.length; i += 2) {
        byte[] content = pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(pathsAndContents[i], true);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A tar of one empty file whose name no well-behaved writer would accept. */
  private static byte[] tarUnchecked(String name) throws IOException {
    byte[] header = new byte[512];
    new TarArchiveEntry("placeholder", TarConstants.LF_NORMAL).writeEntryHeader(header);
    Arrays.fill(header, 0, 100, (byte) 0);
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(raw, 0, header, 0, raw.length);
    Arrays.fill(header, 148, 156, (byte) ' ');
    long sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    byte[] octal =
        String.format(java.util.Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(octal, 0, header, 148, 8);
    return Arrays.copyOf(header, 512 * 3);
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        out.write((byte[]) namesAndContents[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
