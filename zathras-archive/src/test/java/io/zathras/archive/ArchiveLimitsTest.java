package io.zathras.archive;

import static io.zathras.archive.Archives.tar;
import static io.zathras.archive.Archives.xz;
import static io.zathras.archive.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Runs in 256 MiB, see the module's pom. */
class ArchiveLimitsTest {

  @TempDir Path directory;

  private Archives archives;

  @BeforeEach
  void setUp() {
    archives = new Archives(directory);
  }

  static Stream<Arguments> passedBounds() {
    byte[] two = new RawTar().file("a/1", "12345").file("a/2", "67890").bytes();
    byte[] deep = RawZip.ofStored("i.zip", RawZip.ofStored("r.tar", two).bytes()).bytes();
    return Stream.of(
        argumentSet(
            "entries of a tar",
            limits().maxEntries(1),
            two,
            Reason.TOO_MANY_ENTRIES,
            "holds more than 1 entries (at entry a/1)",
            "maxEntries",
            "--max-entries"),
        argumentSet(
            "entries of a zip and its tar",
            limits().maxEntries(2),
            zip(two),
            Reason.TOO_MANY_ENTRIES,
            "holds more than 2 entries (at entry results_x_tuned_none.tar!/a/1)",
            "maxEntries",
            "--max-entries"),
        argumentSet(
            "expanded bytes",
            limits().maxExpandedBytes(2000),
            two,
            Reason.TOO_LARGE_EXPANDED,
            "expands to more than 2,000 bytes",
            "maxExpandedBytes",
            "--max-expanded-bytes"),
        argumentSet(
            "bytes of a file",
            limits().maxFileBytes(4),
            two,
            Reason.FILE_TOO_LARGE,
            "holds a file of more than 4 bytes (at entry a/1)",
            "maxFileBytes",
            "--max-file-bytes"),
        argumentSet(
            "length of a name",
            limits().maxPathLength(2),
            two,
            Reason.NAME_TOO_LONG,
            "holds a name of 3 characters (at entry a/1...)",
            "maxPathLength",
            "--max-path-length"),
        argumentSet(
            "compressed bytes",
            limits().maxCompressedBytes(10),
            two,
            Reason.TOO_LARGE_COMPRESSED,
            "has more than 10 bytes",
            "maxCompressedBytes",
            "--max-compressed-bytes"),
        argumentSet(
            "depth",
            limits(),
            deep,
            Reason.TOO_DEEP,
            "nests archives deeper than 2 (at entry i.zip)",
            "maxDepth",
            "--max-depth"),
        argumentSet(
            "no depth at all",
            limits().maxDepth(1),
            zip(two),
            Reason.TOO_DEEP,
            "nests archives deeper than 1 (at entry results_x_tuned_none.tar)",
            "maxDepth",
            "--max-depth"),
        argumentSet(
            "a zip in the zip",
            limits().maxDepth(3).maxKeptFileBytes(50),
            deep,
            Reason.FILE_TOO_LARGE,
            "holds a zip of more than 50 bytes (at entry i.zip)",
            "maxKeptFileBytes",
            "--max-kept-file-bytes"),
        argumentSet(
            "memory of an xz",
            limits().maxDecoderBytes(100_000),
            xz(two, 1 << 20),
            Reason.DECODER_TOO_LARGE,
            "bytes of memory to be unpacked",
            "maxDecoderBytes",
            "--max-decoder-bytes"));
  }

  @ParameterizedTest
  @MethodSource("passedBounds")
  void stopsAtABoundAndSaysHowToRaiseIt(
      ArchiveLimits.Builder limits,
      byte[] archive,
      Reason reason,
      String what,
      String setting,
      String option) {
    ArchiveException refusal = archives.refusal(limits, archive);

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.getMessage())
        .startsWith("archive bound reached: results_x ")
        .contains(what)
        .endsWith(
            ". If the archive is to be trusted, raise ArchiveLimits."
                + setting
                + " (command line: "
                + option
                + ").");
  }

  @Test
  void readsWhatIsExactlyWithinItsBounds() {
    byte[] two = new RawTar().file("a/1", "12345").file("a/2", "67890").bytes();
    ArchiveLimits.Builder limits =
        limits()
            .maxEntries(2)
            .maxFileBytes(5)
            .maxPathLength(3)
            .maxCompressedBytes(two.length)
            .maxExpandedBytes(two.length)
            .maxDepth(1)
            .maxKeptFileBytes(5)
            .maxKeptBytes(10)
            .maxRatio(1);

    FileTree tree = archives.read(limits, two);

    assertThat(tree.files()).allMatch(FileEntry::isKept);
    assertThat(tree.notes()).isEmpty();
  }

  @Test
  void listsAndHashesWhatIsTooLargeToKeep() {
    byte[] tar = new RawTar().file("a/1", "123456").file("a/2", "123").file("a/3", "123").bytes();

    FileTree tree = archives.read(limits().maxKeptFileBytes(5).maxKeptBytes(5), tar);

    assertThat(tree.sha256()).isEqualTo(archives.read(tar).sha256());
    assertThat(tree.files()).extracting(FileEntry::isKept).containsExactly(false, true, false);
    assertThat(tree.notes())
        .extracting(ArchiveNote::code, ArchiveNote::path)
        .containsExactly(
            tuple(Code.FILE_TOO_LARGE_TO_KEEP, "a/1"), tuple(Code.FILE_TOO_LARGE_TO_KEEP, "a/3"));
    assertThatThrownBy(() -> tree.files().get(0).lines())
        .hasMessage(
            "results_x!/a/1: the content was not kept: it passes ArchiveLimits.maxKeptFileBytes or"
                + " maxKeptBytes (command line: --max-kept-file-bytes, --max-kept-bytes)");
  }

  @Test
  void theLargestFilesGiveWayToSmallerOnes() {
    byte[] tar =
        new RawTar()
            .file("a/log.1", "12345678")
            .file("a/log.2", "123456789")
            .file("a/table", "123")
            .file("a/log.3", "1234")
            .bytes();

    FileTree tree = archives.read(limits().maxKeptBytes(18), tar);
    FileTree small = archives.read(limits().maxKeptBytes(8), tar);

    assertThat(tree.sha256()).isEqualTo(archives.read(tar).sha256());
    assertThat(small.sha256()).isEqualTo(tree.sha256());
    assertThat(tree.files())
        .filteredOn(file -> !file.isKept())
        .extracting(FileEntry::name)
        .containsExactly("log.2");
    assertThat(tree.notes())
        .extracting(ArchiveNote::code, ArchiveNote::path)
        .containsExactly(tuple(Code.FILE_TOO_LARGE_TO_KEEP, "a/log.2"));
    assertThat(small.files())
        .filteredOn(FileEntry::isKept)
        .extracting(FileEntry::text)
        .containsExactly("1234", "123");
  }

  /** Ways to hide 160 MiB, which one bound or another has to find before all of it is read. */
  static Stream<Arguments> bombs() throws IOException {
    long size = 160L << 20;
    byte[] file = new RawTar().header("a/x", '0', size, "").withoutEnd();
    byte[] unknown = new RawTar().header("a/x", '9', size, "").withoutEnd();
    byte[] ended = tar();
    return Stream.of(
        argumentSet("a file", gzipped(out -> write(out, file, size))),
        argumentSet("an entry that is skipped", gzipped(out -> write(out, unknown, size))),
        argumentSet("behind the end", gzipped(out -> write(out, ended, size))),
        argumentSet("in a zip", zipped(file, size)),
        argumentSet(
            "in a gzip in a zip",
            RawZip.ofStored("r.tar.gz", gzipped(out -> write(out, file, size))).bytes()),
        argumentSet("in an xz", xzBomb(file, size)),
        argumentSet(
            "attributes",
            gzipped(
                out ->
                    entries(
                        out,
                        800,
                        i ->
                            new RawTar().pax("comment", "x".repeat(200_000)).file("a/" + i, "")))));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void refusesABombEarly(byte[] bomb) {
    ArchiveException refusal = archives.refusal(bomb);

    assertThat(refusal.reason()).isEqualTo(Reason.RATIO);
    assertThat(refusal.getMessage()).contains("expands by more than 250:1", "--max-ratio");
    assertThat(
            archives
                .refusal(limits().maxRatio(Integer.MAX_VALUE).maxExpandedBytes(100L << 20), bomb)
                .reason())
        .isEqualTo(Reason.TOO_LARGE_EXPANDED);
  }

  @Test
  void countsTheMembersOfAZipBeforeItKeepsThem() {
    assertThat(archives.refusal(RawZip.directoryOnly(1_000_000)).reason())
        .isEqualTo(Reason.TOO_MANY_ENTRIES);
  }

  @Test
  void refusesAHundredThousandEntries() throws IOException {
    byte[] tar = gzipped(out -> entries(out, 100_000, i -> new RawTar().file("a/" + i, "")));

    assertThat(archives.refusal(tar).reason()).isEqualTo(Reason.TOO_MANY_ENTRIES);
  }

  @Test
  void readsAHundredThousandEntriesWhereThatIsAllowed() throws IOException {
    byte[] tar =
        gzipped(
            out ->
                entries(out, 100_000, i -> new RawTar().file("a/d" + i % 100 + "/" + i, "" + i)));

    FileTree tree = archives.read(limits().maxEntries(Integer.MAX_VALUE), tar);

    assertThat(tree.files()).hasSize(100_000);
    assertThat(tree.directory("a").directories()).hasSize(100);
    assertThat(tree.find("a/*/99999")).hasSize(1);
    assertThat(tree.sha256()).hasSize(64);
  }

  @Test
  void holdsTheLongestNamesOfAllEntries() throws IOException {
    String rest = "\u4e2d".repeat(500);
    byte[] tar =
        gzipped(
            out ->
                entries(out, 50_000, i -> new RawTar().pax("path", "a/" + i + rest).file("a", "")));

    assertThat(archives.read(limits().maxRatio(Integer.MAX_VALUE), tar).files()).hasSize(50_000);
  }

  @Test
  void keepsWhatTheBoundsAllowAndNoMore() throws IOException {
    byte[] content = new byte[15 << 20];
    byte[] tar =
        gzipped(
            out -> {
              for (int i = 0; i < 10; i++) {
                out.write(new RawTar().header("a/" + i, '0', content.length, "").withoutEnd());
                out.write(content);
              }
              out.write(new byte[1024]);
            });

    FileTree tree = archives.read(limits().maxRatio(Integer.MAX_VALUE), tar);

    assertThat(tree.files().stream().filter(FileEntry::isKept)).hasSize(4);
    assertThat(tree.notes()).hasSize(6);
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        setting(
            "maxCompressedBytes",
            ArchiveLimits::maxCompressedBytes,
            value -> limits().maxCompressedBytes(value)),
        setting(
            "maxExpandedBytes",
            ArchiveLimits::maxExpandedBytes,
            value -> limits().maxExpandedBytes(value)),
        setting(
            "maxEntries",
            limits -> (long) limits.maxEntries(),
            value -> limits().maxEntries(value.intValue())),
        setting(
            "maxRatio",
            limits -> (long) limits.maxRatio(),
            value -> limits().maxRatio(value.intValue())),
        setting(
            "maxDepth",
            limits -> (long) limits.maxDepth(),
            value -> limits().maxDepth(value.intValue())),
        setting(
            "maxPathLength",
            limits -> (long) limits.maxPathLength(),
            value -> limits().maxPathLength(value.intValue())),
        setting("maxFileBytes", ArchiveLimits::maxFileBytes, value -> limits().maxFileBytes(value)),
        setting(
            "maxKeptFileBytes",
            ArchiveLimits::maxKeptFileBytes,
            value -> limits().maxKeptFileBytes(value)),
        setting("maxKeptBytes", ArchiveLimits::maxKeptBytes, value -> limits().maxKeptBytes(value)),
        setting(
            "maxDecoderBytes",
            ArchiveLimits::maxDecoderBytes,
            value -> limits().maxDecoderBytes(value)));
  }

  private static Arguments setting(
      String name, Function<ArchiveLimits, Long> get, Function<Long, ArchiveLimits.Builder> set) {
    return argumentSet(name, name, get, set);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void takesAnyPositiveBound(
      String name, Function<ArchiveLimits, Long> get, Function<Long, ArchiveLimits.Builder> set) {
    assertThat(get.apply(set.apply(7L).build())).isEqualTo(7L);
    assertThat(set.apply(7L).build().toBuilder().build()).isEqualTo(set.apply(7L).build());
    assertThat(set.apply(get.apply(ArchiveLimits.defaults())).build())
        .isEqualTo(ArchiveLimits.defaults());
    for (long wrong : new long[] {0, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> set.apply(wrong))
          .withMessage(name + " is " + wrong + "; expected a positive number");
    }
  }

  private static ArchiveLimits.Builder limits() {
    return ArchiveLimits.builder();
  }

  /** Writes something. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] gzipped(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      content.write(out);
    }
    return bytes.toByteArray();
  }

  private static void entries(OutputStream out, int count, IntFunction<RawTar> entry)
      throws IOException {
    for (int i = 0; i < count; i++) {
      out.write(entry.apply(i).withoutEnd());
    }
    out.write(new byte[1024]);
  }

  private static byte[] xzBomb(byte[] head, long zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(0))) {
      write(out, head, zeros);
    }
    return bytes.toByteArray();
  }

  private static byte[] zipped(byte[] head, long zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("r.tar"));
      write(out, head, zeros);
    }
    return bytes.toByteArray();
  }

  private static void write(OutputStream out, byte[] head, long zeros) throws IOException {
    out.write(head);
    byte[] block = new byte[1 << 20];
    for (long written = 0; written < zeros; written += block.length) {
      out.write(block);
    }
    out.write(new byte[1024]);
  }
}
