package io.zathras.archive;

import static io.zathras.archive.Archives.codes;
import static io.zathras.archive.Archives.tar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import io.zathras.archive.RawZip.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileZipTest {

  private static final byte[] TAR = tar();
  private static final String CONTRADICTION =
      "the member's header and the zip's directory contradict each other";
  private static final String OVERLAP = "the member reaches into what follows it";

  @TempDir Path directory;

  private Archives archives;

  @BeforeEach
  void setUp() {
    archives = new Archives(directory);
  }

  @Test
  void givesATreeForEachTar() {
    byte[] zip =
        RawZip.of(
                Member.stored("tuned/", new byte[0]),
                Member.deflated("tuned/a.tar", new RawTar().file("x/1", "1").bytes()),
                Member.deflated("b.tar.gz", Archives.gzip(new RawTar().file("x/2", "2").bytes())))
            .bytes();

    List<FileTree> trees = archives.readAll(zip);

    assertThat(trees)
        .extracting(FileTree::name)
        .containsExactly("results_x!/tuned/a.tar", "results_x!/b.tar.gz");
    assertThat(trees).extracting(Archives::paths).containsExactly(List.of("x/1"), List.of("x/2"));
    assertThat(trees.get(0).files().get(0).location()).isEqualTo("results_x!/tuned/a.tar!/x/1");
  }

  @Test
  void refusesSeveralTarsWhereOneIsWanted() {
    byte[] zip = RawZip.of(Member.stored("a.tar", TAR), Member.stored("b.tar", TAR)).bytes();

    assertThat(Archives.refusal(() -> archives.read(zip)))
        .hasMessage("results_x: the zip holds several tars; expected one");
  }

  @Test
  void saysWhatIsLeftOutEvenBehindTheLastTar() {
    byte[] zip =
        RawZip.of(
                Member.stored("a.tar", TAR),
                Member.stored("readme.txt", new byte[] {1}),
                Member.stored("empty.txt", new byte[0]),
                Member.stored("link.tar", TAR)
                    .central(RawZip.MADE_BY, 2, 0x031e)
                    .central(RawZip.ATTRIBUTES, 4, 0120777L << 16))
            .bytes();

    assertThat(archives.read(zip).notes())
        .containsExactly(
            new ArchiveNote(
                Code.NOT_A_TAR,
                "readme.txt",
                "A member that is not a tar was left out: readme.txt"),
            new ArchiveNote(
                Code.NOT_A_TAR, "empty.txt", "A member that is not a tar was left out: empty.txt"),
            new ArchiveNote(Code.LINK_IGNORED, "link.tar", "A link in the zip was ignored."));
  }

  static Stream<Arguments> sound() throws IOException {
    ByteArrayOutputStream jdk = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(jdk)) {
      out.setComment("made by the JDK");
      out.putNextEntry(new ZipEntry("r.tar"));
      out.write(TAR);
    }
    ByteArrayOutputStream wide = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(wide)) {
      out.setUseZip64(Zip64Mode.Always);
      out.putArchiveEntry(new ZipArchiveEntry("r.tar"));
      out.write(TAR);
      out.closeArchiveEntry();
    }
    byte[] sizes = RawZip.zip64Extra(TAR.length, TAR.length);
    byte[] other = {0x55, 0x54, 1, 0, 7};
    return Stream.of(
        argumentSet("stored", RawZip.ofStored("r.tar", TAR).bytes()),
        argumentSet("deflated", RawZip.of(Member.deflated("r.tar", TAR)).bytes()),
        argumentSet(
            "sizes behind the data",
            RawZip.of(Member.deflated("r.tar", TAR).withDescriptor()).bytes()),
        argumentSet(
            "with a comment",
            RawZip.ofStored("r.tar", TAR).comment(text("PK\5\6 is how it ends")).bytes()),
        argumentSet("64-bit end", RawZip.ofStored("r.tar", TAR).wide().bytes()),
        argumentSet(
            "64-bit sizes",
            RawZip.of(
                    Member.stored("r.tar", TAR)
                        .central(RawZip.SIZE, 4, -1)
                        .central(RawZip.COMPRESSED, 4, -1)
                        .extra(RawZip.join(other, sizes)))
                .bytes()),
        argumentSet("JDK", jdk.toByteArray()),
        argumentSet("Commons Compress, 64 bit", wide.toByteArray()));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void readsASoundZip(byte[] zip) {
    FileTree tree = archives.read(zip);

    assertThat(tree.notes()).isEmpty();
    assertThat(tree.sha256()).isEqualTo(archives.read(TAR).sha256());
  }

  @Test
  void inflatesDataOfAnyLength() {
    Random random = new Random(7);
    for (int length = 0; length < 3000; length += 13) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      byte[] zip =
          RawZip.of(Member.deflated("r.tar", new RawTar().file("x", content).bytes())).bytes();

      assertThat(archives.read(zip).files().get(0).bytes()).isEqualTo(content);
    }
  }

  static Stream<Arguments> damaged() {
    int data = Member.deflated("r.tar", TAR).dataLength();
    return Stream.of(
        argumentSet(
            "wrong checksum, stored",
            stored().both(RawZip.LOCAL_CRC, RawZip.CRC, 4, 1),
            "the member's checksum is wrong"),
        argumentSet(
            "wrong checksum, deflated",
            deflated().both(RawZip.LOCAL_CRC, RawZip.CRC, 4, 1),
            "the member's checksum is wrong"),
        argumentSet(
            "wrong checksum around a gzip",
            Member.stored("r.tar.gz", Archives.gzip(TAR)).both(RawZip.LOCAL_CRC, RawZip.CRC, 4, 1),
            "the member's checksum is wrong"),
        argumentSet(
            "4 GiB claimed",
            deflated().both(RawZip.LOCAL_SIZE, RawZip.SIZE, 4, 0xffff_fff0L),
            "the member does not have the 4,294,967,280 bytes it claims"),
        argumentSet(
            "less claimed",
            deflated().both(RawZip.LOCAL_SIZE, RawZip.SIZE, 4, 600),
            "the member does not have the 600 bytes it claims"),
        argumentSet(
            "stored with two sizes",
            stored().both(RawZip.LOCAL_SIZE, RawZip.SIZE, 4, 600),
            "the member does not have the 600 bytes it claims"),
        argumentSet(
            "compressed data too long",
            deflated().both(RawZip.LOCAL_COMPRESSED, RawZip.COMPRESSED, 4, data + 1L),
            OVERLAP),
        argumentSet(
            "compressed data of 4 GiB",
            deflated().both(RawZip.LOCAL_COMPRESSED, RawZip.COMPRESSED, 4, 0xffff_fff0L),
            OVERLAP),
        argumentSet(
            "compressed data of 2^62",
            deflated()
                .both(RawZip.LOCAL_COMPRESSED, RawZip.COMPRESSED, 4, -1)
                .extra(RawZip.zip64Extra(1L << 62)),
            OVERLAP),
        argumentSet(
            "negative compressed data",
            deflated()
                .both(RawZip.LOCAL_COMPRESSED, RawZip.COMPRESSED, 4, -1)
                .extra(RawZip.zip64Extra(-5)),
            "the zip's directory holds a negative number"),
        argumentSet(
            "compressed data too short",
            deflated().both(RawZip.LOCAL_COMPRESSED, RawZip.COMPRESSED, 4, data - 2L),
            "the data ends too early"),
        argumentSet(
            "64-bit number not there",
            deflated().both(RawZip.LOCAL_SIZE, RawZip.SIZE, 4, -1),
            "the member does not have the 4,294,967,295 bytes it claims"),
        argumentSet(
            "extra field too long",
            deflated().extra(new byte[] {1, 0, 99, 0}),
            "an extra field of the zip's directory has a wrong length"),
        argumentSet(
            "place beyond the end", deflated().central(RawZip.OFFSET, 4, 99_999_999), OVERLAP),
        argumentSet("place at 4 GiB", deflated().central(RawZip.OFFSET, 4, 0xffff_fff0L), OVERLAP),
        argumentSet(
            "place at 2^63 - 1",
            deflated().central(RawZip.OFFSET, 4, -1).extra(RawZip.zip64Extra(Long.MAX_VALUE)),
            ""),
        argumentSet(
            "place in the middle",
            stored()
                .central(RawZip.OFFSET, 4, 3)
                .both(RawZip.LOCAL_COMPRESSED, RawZip.COMPRESSED, 4, 9),
            "the member is not where the zip's directory says"),
        argumentSet("another name in its header", deflated().localName("q.tar"), CONTRADICTION),
        argumentSet(
            "another method in its header",
            deflated().local(RawZip.LOCAL_METHOD, 2, 0),
            CONTRADICTION),
        argumentSet(
            "another size in its header", deflated().local(RawZip.LOCAL_SIZE, 4, 5), CONTRADICTION),
        argumentSet(
            "another checksum in its header",
            deflated().local(RawZip.LOCAL_CRC, 4, 5),
            CONTRADICTION),
        argumentSet(
            "encrypted in its header only",
            deflated().local(RawZip.LOCAL_FLAGS, 2, 1),
            CONTRADICTION),
        argumentSet(
            "name too long in its header",
            deflated().local(RawZip.LOCAL_NAME_LENGTH, 2, 60_000),
            OVERLAP),
        argumentSet(
            "a directory with content",
            Member.stored("r.tar/", TAR),
            "a directory claims to have content"));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void refusesADamagedMember(Member member, String message) {
    ArchiveException refusal = archives.refusal(RawZip.of(member).bytes());

    assertThat(refusal).hasMessageStartingWith("results_x").hasMessageContaining(message);
    assertThat(refusal.reason())
        .isEqualTo(message.contains("too early") ? Reason.TRUNCATED : Reason.CORRUPT);
  }

  static Stream<Arguments> damagedDirectories() {
    byte[] one = RawZip.ofStored("r.tar", TAR).bytes();
    byte[] end = Arrays.copyOfRange(one, one.length - 22, one.length);
    return Stream.of(
        argumentSet(
            "more members than it says",
            zip().end(RawZip.END_ENTRIES_HERE, 2, 0).end(RawZip.END_ENTRIES, 2, 0),
            "holds more than it says"),
        argumentSet(
            "fewer members than it says",
            zip().end(RawZip.END_ENTRIES_HERE, 2, 9).end(RawZip.END_ENTRIES, 2, 9),
            "holds less than it says"),
        argumentSet(
            "not where it says",
            zip().end(RawZip.END_DIRECTORY_OFFSET, 4, 7),
            "is not where its end says"),
        argumentSet(
            "far away",
            zip().end(RawZip.END_DIRECTORY_OFFSET, 4, 0xffff_fff0L),
            "is not where its end says"),
        argumentSet(
            "too long", zip().end(RawZip.END_DIRECTORY_SIZE, 4, 99), "is not where its end says"),
        argumentSet(
            "something before the first member",
            zip().before(text("PK\3\4" + "x".repeat(40))),
            "is not where its end says"),
        argumentSet("two ends", zip().comment(end), "the zip has two ends"),
        argumentSet(
            "two ends that differ",
            zip().wide().lastEnd(RawZip.END_ENTRIES, 2, 7),
            "the zip's two ends contradict each other"),
        argumentSet(
            "64-bit end elsewhere",
            zip().wide().wideEndAt(3),
            "the zip's 64-bit end is not where its locator says"),
        argumentSet(
            "much behind its end",
            zip().behind(new byte[100_000]),
            "the zip's directory, which stands at its end, is missing"));
  }

  @ParameterizedTest
  @MethodSource("damagedDirectories")
  void refusesADamagedDirectory(RawZip zip, String message) {
    ArchiveException refusal = archives.refusal(zip.bytes());

    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.reason()).isIn(Reason.CORRUPT, Reason.TRUNCATED);
  }

  @Test
  void refusesAPartOfASplitZip() {
    assertThat(archives.refusal(zip().end(RawZip.END_DISK, 2, 1).bytes()))
        .hasMessage("results_x: the zip is split over several files; expected one")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
  }

  @Test
  void saysThatThereIsDataBehindTheEnd() {
    assertThat(codes(archives.read(zip().behind(text("garbage")).bytes())))
        .containsExactly(Code.TRAILING_DATA);
  }

  @Test
  void refusesMembersThatShareTheirData() {
    byte[] shared = new RawTar().file("x", new byte[1 << 20]).bytes();
    Member again = Member.deflated("1.tar", shared).central(RawZip.OFFSET, 4, 0);

    ArchiveException refusal =
        archives.refusal(RawZip.of(Member.deflated("0.tar", shared), again).bytes());

    assertThat(refusal).hasMessageContaining(OVERLAP);
    assertThat(refusal.reason()).isEqualTo(Reason.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/x",
        "../x.tar",
        "a/../../x.tar",
        "..\\x.tar",
        "C:/x.tar",
        "a\nb.tar",
        "a\u001b[31m.tar",
        "a\0b.tar",
        ".",
        "./",
        ""
      })
  void refusesANameThatLeadsElsewhereOrDoesSomethingWhenPrinted(String name) {
    ArchiveException refusal = archives.refusal(RawZip.ofStored(name, TAR).bytes());

    assertThat(refusal.reason()).isEqualTo(Reason.UNSAFE_NAME);
    assertThat(refusal.getMessage()).startsWith("results_x").matches("\\P{Cntrl}+");
  }

  @Test
  void refusesTwoMembersOfOneName() {
    byte[] zip = RawZip.of(Member.stored("a.tar", TAR), Member.stored("./a.tar", TAR)).bytes();

    assertThat(archives.refusal(zip))
        .hasMessage("results_x!/a.tar: two entries have this name; expected names to be unique");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0x41})
  void refusesAnEncryptedMember(int flags) {
    Member encrypted = stored().both(RawZip.LOCAL_FLAGS, RawZip.FLAGS, 2, flags);

    assertThat(archives.refusal(RawZip.of(encrypted).bytes()))
        .hasMessage("results_x!/r.tar: the member is encrypted; expected a zip without a password")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void handsOverNoTreeWhenAnotherMemberIsRefused() {
    byte[] zip =
        RawZip.of(
                Member.stored("a.tar", TAR),
                Member.stored("b.tar", TAR).both(RawZip.LOCAL_FLAGS, RawZip.FLAGS, 2, 1))
            .bytes();
    List<FileTree> trees = new ArrayList<>();

    Archives.refusal(
        () -> ArchiveReader.defaults().read(archives.write("results_x", zip), trees::add));

    assertThat(trees).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 9, 10, 12, 14, 20, 93, 94, 95, 96, 97, 98, 99, 1234})
  void refusesAMethodItDoesNotKnow(int method) {
    Member member = stored().both(RawZip.LOCAL_METHOD, RawZip.METHOD, 2, method);

    assertThat(archives.refusal(RawZip.of(member).bytes()))
        .hasMessage(
            "results_x!/r.tar: the member is compressed by method "
                + method
                + "; expected 0 (stored) or 8 (deflated)")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
  }

  @Test
  void refusesAZipWithoutATar() {
    byte[] empty = RawZip.of().bytes();
    byte[] text = RawZip.ofStored("a.txt", new byte[] {1}).bytes();

    assertThat(archives.reason(empty)).isEqualTo(Reason.NO_TAR);
    assertThat(archives.refusal(text))
        .hasMessage("results_x: the zip holds no tar; expected results_<test>_*.tar");
  }

  @Test
  void refusesAnEmptyTar() {
    assertThat(archives.refusal(RawZip.ofStored("r.tar", new byte[0]).bytes()))
        .hasMessage("results_x!/r.tar: the member is empty; copy the archive again");
  }

  @Test
  void readsAZipInAZipWhereThatIsAllowed() {
    byte[] inner = RawZip.of(Member.deflated("r.tar", TAR)).bytes();
    byte[] outer = RawZip.of(Member.deflated("in/i.zip", inner)).bytes();

    FileTree tree = archives.read(ArchiveLimits.builder().maxDepth(3), outer);

    assertThat(tree.name()).isEqualTo("results_x!/in/i.zip!/r.tar");
    assertThat(tree.files().get(0).location()).isEqualTo("results_x!/in/i.zip!/r.tar!/a/x");
  }

  @Test
  void neverOpensATarInATar() {
    byte[] nested = new RawTar().file("a/i.tar", TAR).file("a/i.zip", zip().bytes()).bytes();

    assertThat(Archives.paths(archives.read(nested))).containsExactly("a/i.tar", "a/i.zip");
  }

  private static RawZip zip() {
    return RawZip.ofStored("r.tar", TAR);
  }

  private static Member stored() {
    return Member.stored("r.tar", TAR);
  }

  private static Member deflated() {
    return Member.deflated("r.tar", TAR);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
