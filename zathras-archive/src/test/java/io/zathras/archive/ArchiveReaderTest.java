package io.zathras.archive;

import static io.zathras.archive.Archives.TOP;
import static io.zathras.archive.Archives.gzip;
import static io.zathras.archive.Archives.paths;
import static io.zathras.archive.Archives.refusal;
import static io.zathras.archive.Archives.tar;
import static io.zathras.archive.Archives.xz;
import static io.zathras.archive.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.ArchiveException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveReaderTest {

  @TempDir Path directory;

  private Archives archives;

  @BeforeEach
  void setUp() {
    archives = new Archives(directory);
  }

  @Test
  void readsARealResult() {
    FileTree tree = archives.read("results_coremark.zip", Archives.sample());

    assertThat(tree.name()).isEqualTo("results_coremark.zip!/results_coremark_tuned_none.tar");
    assertThat(tree.archiveName()).isEqualTo("results_coremark.zip");
    assertThat(tree.memberName()).contains("results_coremark_tuned_none.tar");
    assertThat(tree.directories()).containsExactly("coremark_2026.11.22-10.40.54");
    assertThat(tree.files()).hasSize(16);
    assertThat(tree.notes()).isEmpty();
    FileEntry version = tree.file(TOP + "version").orElseThrow();
    assertThat(version.text()).isEqualTo("commit: v1.01\n");
    assertThat(version.location())
        .isEqualTo("results_coremark.zip!/results_coremark_tuned_none.tar!/" + TOP + "version");
  }

  @Test
  void givesOneDigestWhateverThePackaging() throws IOException {
    byte[] tar = new RawTar().file("b/x", "1").file("b/a/y", "2").bytes();
    byte[] reordered = new RawTar().directory("b/").file("./b/a/y", "2").file("b//x", "1").bytes();
    Path unpacked = Files.createDirectories(directory.resolve("unpacked/b/a")).getParent();
    Files.writeString(unpacked.resolve("x"), "1");
    Files.writeString(unpacked.resolve("a/y"), "2");

    assertThat(
            List.of(
                archives.read(tar),
                archives.read(reordered),
                archives.read(gzip(tar)),
                archives.read(xz(tar)),
                archives.read(zip(tar)),
                archives.read(zip(gzip(tar))),
                ArchiveReader.defaults().readSingle("x", new ByteArrayInputStream(tar)),
                ArchiveReader.defaults().readSingle(unpacked.getParent())))
        .extracting(FileTree::sha256)
        .containsOnly(archives.read(tar).sha256());
    assertThat(archives.read(new RawTar().file("b/x", "1").file("b/a/y", "3").bytes()).sha256())
        .isNotEqualTo(archives.read(tar).sha256());
  }

  @Test
  void listsAndHashesWhatTheCallerDoesNotWant() {
    byte[] tar = new RawTar().file("a/1", "12345").file("a/pcp_x/2", "67890").bytes();

    FileTree tree =
        ArchiveReader.builder()
            .skipContent(path -> path.contains("/pcp_"))
            .build()
            .readSingle(archives.write("x.tar", tar));

    assertThat(tree.sha256()).isEqualTo(archives.read(tar).sha256());
    assertThat(tree.file("a/pcp_x/2").orElseThrow().size()).isEqualTo(5);
    assertThat(tree.notes())
        .containsExactly(
            new ArchiveNote(
                ArchiveNote.Code.CONTENT_SKIPPED,
                "a/pcp_x/2",
                "5 bytes are listed and hashed, not kept: it was skipped on request."));
    assertThatThrownBy(() -> tree.file("a/pcp_x/2").orElseThrow().bytes())
        .isInstanceOf(ArchiveException.class)
        .hasMessage("x.tar!/a/pcp_x/2: the content was not kept: it was skipped on request");
  }

  static Stream<Arguments> whatIsNoArchive() {
    byte[] tar = tar();
    return Stream.of(
        Arguments.argumentSet("nothing", new byte[0], Reason.EMPTY),
        Arguments.argumentSet("one byte", new byte[1], Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet("text", text("404: not found\n"), Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet("long text", text("x".repeat(2000)), Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet(
            "bzip2", text("BZh91AY&SY" + "x".repeat(600)), Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet(
            "rar", text("Rar!\u001a\u0007\0" + "x".repeat(600)), Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet("7z", text("7z\u00bc\u00af'\u001c"), Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet(
            "program before a zip",
            RawZip.ofStored("x.tar", tar).before(text("#!/bin/sh\n")).bytes(),
            Reason.UNSUPPORTED_FORMAT),
        Arguments.argumentSet(
            "first of several zips",
            RawZip.ofStored("x.tar", tar).before(text("PK\u0007\u0008")).bytes(),
            Reason.UNSUPPORTED_FORMAT));
  }

  @ParameterizedTest
  @MethodSource("whatIsNoArchive")
  void saysThatSomethingIsNoArchive(byte[] content, Reason reason) {
    ArchiveException refusal = archives.refusal(content);

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.archive()).isEqualTo("results_x");
    assertThat(refusal.entry()).isEmpty();
    assertThat(refusal.partial()).isEmpty();
  }

  @Test
  void saysThatThereIsNoFile() {
    ArchiveException refusal =
        refusal(() -> ArchiveReader.defaults().readAll(directory.resolve("no.zip")));

    assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(refusal).hasMessage("no.zip: there is no such file");
  }

  @Test
  void neverNamesAPathOfThisMachine() throws IOException {
    Path inAFile = archives.write("file", tar()).resolve("results_x.zip");

    assertThat(refusal(() -> ArchiveReader.defaults().readAll(inAFile)))
        .hasMessageNotContaining(directory.toString());
  }

  @ParameterizedTest(name = "every {1} bytes: {0}")
  @CsvSource({
    "zip, 1024",
    "tar, 1024",
    "tar.gz, 1024",
    "tar.xz, 1024",
    "small.zip, 1",
    "small.tar.gz, 1",
    "small.tar.xz, 1"
  })
  void saysThatAnArchiveWasCutWhereverThatIs(String kind, int step) {
    byte[] whole = whole(kind);
    int end = kind.equals("tar") ? whole.length - 2 * RawTar.BLOCK : whole.length - 1;

    for (int length = 1; length <= end; length += step) {
      ArchiveException refusal = archives.refusal(Arrays.copyOf(whole, length));
      boolean isTold = length > 300;
      assertThat(refusal.reason())
          .as("%s of %s bytes: %s", length, whole.length, refusal.getMessage())
          .isIn(Reason.TRUNCATED, isTold ? Reason.TRUNCATED : Reason.UNSUPPORTED_FORMAT);
    }
  }

  private static byte[] whole(String kind) {
    Random random = new Random(20261124);
    RawTar tar = new RawTar();
    for (int i = 0; i < (kind.startsWith("small") ? 1 : 40); i++) {
      byte[] content = new byte[kind.startsWith("small") ? 100 : 2000];
      random.nextBytes(content);
      tar.file("a/" + i, content);
    }
    return switch (kind.replace("small.", "")) {
      case "zip" -> zip(tar.bytes());
      case "tar.gz" -> gzip(tar.bytes());
      case "tar.xz" -> xz(tar.bytes());
      default -> tar.bytes();
    };
  }

  @Test
  void offersTheWholeFilesBeforeACut() {
    byte[] tar = tar();

    ArchiveException refusal = archives.refusal(Arrays.copyOf(tar, 5000));

    assertThat(refusal.reason()).isEqualTo(Reason.TRUNCATED);
    assertThat(refusal.entry()).contains("a/y");
    assertThat(paths(refusal.partial().orElseThrow())).containsExactly("a/x");
    assertThat(refusal.partial().orElseThrow().files().get(0).text()).isEqualTo("x".repeat(3000));
  }

  @Test
  void offersNothingWhenAChecksumOverEverythingIsWrong() {
    byte[] wrongChecksum =
        RawZip.of(
                RawZip.Member.deflated("x.tar", tar()).both(RawZip.LOCAL_CRC, RawZip.CRC, 4, 12345))
            .bytes();
    byte[] wrongGzip = gzip(tar());
    wrongGzip[wrongGzip.length - 8]++;
    byte[] wrongXz = xz(tar());
    wrongXz[wrongXz.length / 2]++;

    for (byte[] archive : List.of(wrongChecksum, wrongGzip, wrongXz)) {
      ArchiveException refusal = archives.refusal(archive);
      assertThat(refusal.reason()).isEqualTo(Reason.CORRUPT);
      assertThat(refusal.partial()).isEmpty();
    }
  }

  @Test
  void passesOnWhatTheConsumerThrows() {
    IllegalArgumentException own = new IllegalArgumentException("mine");

    for (byte[] archive : List.of(zip(tar()), tar())) {
      Path file = archives.write("results_x", archive);
      assertThatThrownBy(
              () ->
                  ArchiveReader.defaults()
                      .read(
                          file,
                          tree -> {
                            throw own;
                          }))
          .isSameAs(own);
    }
  }

  @Test
  void stopsWhenInterrupted() {
    Path file = archives.write("results_x.zip", zip(tar()));
    Thread.currentThread().interrupt();
    try {
      ArchiveException refusal = refusal(() -> ArchiveReader.defaults().readAll(file));
      assertThat(refusal.reason()).isEqualTo(Reason.INTERRUPTED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    archives.write("results_x.zip", zip(tar()));
    archives.write("results_y.zip", Arrays.copyOf(Archives.sample(), 300));
    List<Path> before = list();

    ArchiveReader.defaults().readAll(directory.resolve("results_x.zip"));
    refusal(() -> ArchiveReader.defaults().readAll(directory.resolve("results_y.zip")));

    assertThat(list()).isEqualTo(before);
    // Where the file is still open, some systems do not delete it.
    Files.delete(directory.resolve("results_x.zip"));
    Files.delete(directory.resolve("results_y.zip"));
  }

  @Test
  void makesNamesOfArchivesPrintable() {
    FileTree tree = archives.read("results_\u001b[31m\u202e.tar", tar());

    assertThat(tree.name()).isEqualTo("results_\\u001b[31m\\u202e.tar");
    assertThat(tree.files().get(0).location()).isEqualTo(tree.name() + "!/a/x");
    assertThat(refusal(() -> archives.read("results_\u001b[31m.zip", new byte[0])))
        .hasMessage("results_\\u001b[31m.zip: the file is empty; copy the archive again");
  }

  /** Any bytes may be wrong; nothing else than a refusal may come of it. */
  @ParameterizedTest
  @CsvSource({"zip", "tar", "tar.gz", "tar.xz", "pax.tar", "two.zip"})
  void meetsDamageWithNothingButARefusal(String kind) {
    byte[] sound =
        switch (kind) {
          case "zip" -> Archives.sample();
          case "tar.gz" -> gzip(tar());
          case "tar.xz" -> xz(tar());
          case "pax.tar" ->
              new RawTar()
                  .pax("path", "a/" + "n".repeat(300), "size", "1")
                  .file("a", "y")
                  .longName("b/" + "m".repeat(200))
                  .file("b", "z")
                  .bytes();
          case "two.zip" ->
              RawZip.of(
                      RawZip.Member.stored("a.tar", tar()),
                      RawZip.Member.deflated("b.tar", tar()).withDescriptor())
                  .wide()
                  .bytes();
          default -> tar();
        };
    Random random = new Random(kind.hashCode());
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < 300; round++) {
      byte[] damaged = mutate(sound, random);
      try {
        archives.readAll(damaged).forEach(tree -> assertThat(tree.sha256()).hasSize(64));
      } catch (ArchiveException e) {
        assertThat(e.getMessage()).doesNotContain(directory.toString());
      } catch (RuntimeException | Error e) {
        wrong.add(round + ": " + e);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static byte[] mutate(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    switch (random.nextInt(4)) {
      case 0 -> damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        for (int n = random.nextInt(8); n >= 0; n--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
      }
      case 2 -> {
        int at = random.nextInt(damaged.length);
        int length = Math.min(random.nextInt(64), damaged.length - at);
        Arrays.fill(damaged, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
      }
      default -> {
        int from = random.nextInt(damaged.length);
        int to = random.nextInt(damaged.length);
        int length = Math.min(random.nextInt(600), damaged.length - Math.max(from, to));
        System.arraycopy(sound, from, damaged, to, length);
      }
    }
    return damaged;
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
