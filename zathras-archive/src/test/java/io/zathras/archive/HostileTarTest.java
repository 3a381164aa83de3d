package io.zathras.archive;

import static io.zathras.archive.Archives.codes;
import static io.zathras.archive.Archives.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTarTest {

  @TempDir Path directory;

  private Archives archives;

  @BeforeEach
  void setUp() {
    archives = new Archives(directory);
  }

  /** A name may stand in the header, or before it in either of two ways. */
  enum Naming {
    HEADER((tar, name) -> tar),
    PAX((tar, name) -> tar.pax("path", name)),
    GNU(RawTar::longName);

    private final BiFunction<RawTar, String, RawTar> before;

    Naming(BiFunction<RawTar, String, RawTar> before) {
      this.before = before;
    }

    byte[] tar(String name) {
      RawTar tar = before.apply(new RawTar(), name);
      return tar.file(this == HEADER ? name : "a/placeholder", "x").bytes();
    }
  }

  static Stream<Arguments> unsafeNames() {
    return Stream.of(
            "/etc/passwd",
            "//etc/passwd",
            "../x",
            "..",
            "a/../../x",
            "a/..",
            "./../x",
            "C:/x",
            "c:x",
            "..\\..\\x",
            "a\\b",
            "a/b\nc",
            "a/\u001b[31mred",
            "a/\u009b31m",
            "a/\u007f",
            "a\rb")
        .flatMap(name -> Arrays.stream(Naming.values()).map(naming -> Arguments.of(naming, name)));
  }

  @ParameterizedTest
  @MethodSource("unsafeNames")
  void refusesANameThatLeadsElsewhereOrDoesSomethingWhenPrinted(Naming naming, String name) {
    ArchiveException refusal = archives.refusal(naming.tar(name));

    assertThat(refusal.reason()).isEqualTo(Reason.UNSAFE_NAME);
    assertThat(refusal.getMessage()).startsWith("results_x!/").matches("\\P{Cntrl}+");
  }

  @ParameterizedTest
  @MethodSource("unsafeNames")
  void leavesOutSuchANameAloneWhereThatIsAskedFor(Naming naming, String name) {
    byte[] hostile = naming.tar(name);
    byte[] entries = Arrays.copyOf(hostile, hostile.length - 2 * RawTar.BLOCK);
    Path tar =
        archives.write("sysconfig_info.tar", new RawTar().raw(entries).file("b", "2").bytes());

    FileTree tree = ArchiveReader.defaults().ignoringUnsafeNames().readSingle(tar);

    assertThat(paths(tree)).containsExactly("b");
    assertThat(codes(tree)).containsExactly(Code.UNSAFE_NAME_IGNORED);
    assertThat(tree.notes().get(0).message())
        .startsWith("An entry was ignored: its name '")
        .matches("\\P{Cntrl}+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAX", "GNU"})
  void refusesANameWithAZeroByte(Naming naming) {
    assertThat(archives.reason(naming.tar("a/b\0/../../c"))).isEqualTo(Reason.UNSAFE_NAME);
  }

  @Test
  void refusesAPrefixThatLeadsElsewhere() {
    assertThat(archives.reason(new RawTar().prefixed("../..", "x", "1").bytes()))
        .isEqualTo(Reason.UNSAFE_NAME);
  }

  @ParameterizedTest
  @CsvSource({"HEADER, .", "HEADER, ./.", "PAX, .", "GNU, ./"})
  void refusesAFileThatIsTheRoot(Naming naming, String name) {
    assertThat(archives.reason(naming.tar(name))).isIn(Reason.UNSAFE_NAME, Reason.CORRUPT);
  }

  @Test
  void refusesAnEmptyName() {
    assertThat(archives.refusal(new RawTar().file("", "x").bytes()))
        .hasMessage("results_x: the name is empty; no entry may have such a name");
  }

  @Test
  void keepsNamesThatOnlyLookAlikeApart() {
    byte[] tar =
        new RawTar()
            .file("a/X", "1")
            .file("a/x", "2")
            .file("a/\u00e9", "3")
            .file("a/e\u0301", "4")
            .file("a/...", "5")
            .file("a/..b", "6")
            .bytes();

    assertThat(paths(archives.read(tar)))
        .containsExactly("a/...", "a/..b", "a/X", "a/e\u0301", "a/x", "a/\u00e9");
  }

  @Test
  void showsANameThatReordersTextAsItsCodePoints() {
    FileEntry file =
        archives.read(new RawTar().file("a/\u202egpj.exe", "x").bytes()).files().get(0);

    assertThat(file.path()).isEqualTo("a/\u202egpj.exe");
    assertThat(file.location()).isEqualTo("results_x!/a/\\u202egpj.exe");
  }

  @Test
  void readsANameThatIsNoUtf8() {
    byte[] tar = new RawTar().file("a/??", "x").bytes();
    tar[2] = (byte) 0xff;
    tar[3] = (byte) 0xfe;
    int sum = 0;
    Arrays.fill(tar, 148, 156, (byte) ' ');
    for (int i = 0; i < RawTar.BLOCK; i++) {
      sum += tar[i] & 0xff;
    }
    byte[] field = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(field, 0, tar, 148, field.length);

    assertThat(paths(archives.read(tar))).containsExactly("a/\ufffd\ufffd");
  }

  static Stream<Arguments> contradictingNames() {
    return Stream.of(
        argumentSet("twice", new RawTar().file("a/x", "1").file("a/x", "2")),
        argumentSet(
            "twice, written differently", new RawTar().file("a/x", "1").file("./a//x", "2")),
        argumentSet("twice, the same content", new RawTar().file("a/x", "1").file("a/x", "1")),
        argumentSet("file, then directory", new RawTar().file("a", "1").directory("a/")),
        argumentSet("directory, then file", new RawTar().directory("a/").file("a", "1")),
        argumentSet("file used as a directory", new RawTar().file("a", "1").file("a/x", "2")),
        argumentSet("file used deep down", new RawTar().file("a/b/c/d", "1").file("a/b", "2")),
        argumentSet("file between", new RawTar().file("a", "1").file("a-b", "2").file("a/x", "3")));
  }

  @ParameterizedTest
  @MethodSource("contradictingNames")
  void refusesNamesThatContradictEachOther(RawTar tar) {
    ArchiveException refusal = archives.refusal(tar.bytes());

    assertThat(refusal.reason()).isEqualTo(Reason.DUPLICATE_NAME);
    assertThat(refusal.entry()).hasValueSatisfying(entry -> assertThat(entry).startsWith("a"));
  }

  @Test
  void allowsADirectoryTwice() {
    byte[] tar = new RawTar().directory("a/").directory("./a").file("a/x", "1").bytes();

    assertThat(paths(archives.read(tar))).containsExactly("a/x");
  }

  @ParameterizedTest
  @CsvSource({
    "1, LINK_IGNORED, A link to '../../etc/passwd' was ignored.",
    "2, LINK_IGNORED, A link to '../../etc/passwd' was ignored.",
    "3, DEVICE_IGNORED, A device or pipe was ignored.",
    "4, DEVICE_IGNORED, A device or pipe was ignored.",
    "6, DEVICE_IGNORED, A device or pipe was ignored.",
    "V, UNKNOWN_TYPE_IGNORED, 'An entry of type ''V'', which is not a file, was ignored.'",
    "M, UNKNOWN_TYPE_IGNORED, 'An entry of type ''M'', which is not a file, was ignored.'",
    "D, UNKNOWN_TYPE_IGNORED, 'An entry of type ''D'', which is not a file, was ignored.'",
    "9, UNKNOWN_TYPE_IGNORED, 'An entry of type ''9'', which is not a file, was ignored.'"
  })
  void ignoresWhatIsNoFileWithANote(char type, Code code, String message) {
    byte[] tar = new RawTar().entry("a/x", type, "../../etc/passwd").file("a/y", "1").bytes();

    FileTree tree = archives.read(tar);

    assertThat(paths(tree)).containsExactly("a/y");
    assertThat(tree.notes()).containsExactly(new ArchiveNote(code, "a/x", message));
  }

  @Test
  void ignoresALinkWhosePlaceIsInAnAttribute() {
    byte[] tar =
        new RawTar()
            .pax("linkpath", "/etc/\u001b[2Jshadow")
            .entry("a/x", '2', "y")
            .longLink("../".repeat(200))
            .entry("a/z", '2', "y")
            .bytes();

    assertThat(archives.read(tar).notes())
        .extracting(ArchiveNote::message)
        .containsExactly(
            "A link to '/etc/\\u001b[2Jshadow' was ignored.",
            "A link to '" + "../".repeat(100) + "... (600 characters)' was ignored.");
  }

  @Test
  void doesNotFollowALinkThatAFileSeemsToGoThrough() {
    byte[] tar = new RawTar().entry("a", '2', "/tmp").file("a/x", "1").bytes();

    FileTree tree = archives.read(tar);

    assertThat(paths(tree)).containsExactly("a/x");
    assertThat(codes(tree)).containsExactly(Code.LINK_IGNORED);
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '2', '3', '4', '5', '6'})
  void refusesContentWhereProgramsDisagreeWhetherThereIsAny(char type) {
    byte[] hidden = new RawTar().file("a/hidden", "x").withoutEnd();
    byte[] tar = new RawTar().header("a/x", type, hidden.length, "y").raw(hidden).bytes();

    assertThat(archives.refusal(tar))
        .hasMessageContaining("claims to have content")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.CORRUPT);
  }

  static Stream<Arguments> wrongSizes() {
    BigInteger one = BigInteger.ONE;
    return Stream.of(
        argumentSet("-1", new RawTar().binarySize("a/x", one.negate()), Reason.CORRUPT),
        argumentSet(
            "-2^40", new RawTar().binarySize("a/x", one.shiftLeft(40).negate()), Reason.CORRUPT),
        argumentSet(
            "2^62", new RawTar().binarySize("a/x", one.shiftLeft(62)), Reason.FILE_TOO_LARGE),
        argumentSet("2^80", new RawTar().binarySize("a/x", one.shiftLeft(80)), Reason.CORRUPT),
        argumentSet(
            "no octal",
            new RawTar()
                .header("a/x", '0', "99999999999\0".getBytes(StandardCharsets.US_ASCII), ""),
            Reason.CORRUPT),
        argumentSet(
            "letters",
            new RawTar()
                .header("a/x", '0', "zzzzzzzzzzz\0".getBytes(StandardCharsets.US_ASCII), ""),
            Reason.CORRUPT),
        argumentSet(
            "4 GiB and not there",
            new RawTar().header("a/x", '0', 4L << 30, "").data(new byte[5000]),
            Reason.TRUNCATED),
        argumentSet(
            "500 MiB and not there",
            new RawTar().header("a/x", '0', 500L << 20, "").data(new byte[5000]),
            Reason.TRUNCATED),
        argumentSet(
            "10 MiB and not there",
            new RawTar().header("a/x", '0', 10L << 20, ""),
            Reason.TRUNCATED),
        argumentSet(
            "attribute: -5", new RawTar().pax("size", "-5").file("a/x", "1"), Reason.CORRUPT),
        argumentSet(
            "attribute: 40 digits",
            new RawTar().pax("size", "9".repeat(40)).file("a/x", "1"),
            Reason.CORRUPT),
        argumentSet(
            "attribute: 10^14",
            new RawTar().pax("size", "100000000000000").file("a/x", "1"),
            Reason.FILE_TOO_LARGE),
        argumentSet(
            "attribute: no number",
            new RawTar().pax("size", "1e3").file("a/x", "1"),
            Reason.CORRUPT));
  }

  @ParameterizedTest
  @MethodSource("wrongSizes")
  void refusesAWrongSize(RawTar tar, Reason reason) {
    assertThat(archives.reason(tar.bytes())).isEqualTo(reason);
  }

  @Test
  void takesTheSizeFromAnAttribute() {
    byte[] tar =
        new RawTar()
            .pax("size", "600")
            .header("a/x", '0', 1, "")
            .data("x".repeat(600).getBytes(StandardCharsets.US_ASCII))
            .file("a/y", "1")
            .bytes();

    assertThat(archives.read(tar).files()).extracting(FileEntry::size).containsExactly(600L, 1L);
  }

  @Test
  void readsABinarySize() {
    byte[] tar =
        new RawTar().binarySize("a/x", BigInteger.valueOf(3)).data(new byte[] {1, 2, 3}).bytes();

    assertThat(archives.read(tar).files().get(0).bytes()).containsExactly(1, 2, 3);
  }

  static Stream<Arguments> wrongAttributes() {
    byte[] good = RawTar.paxRecords("path", "a/x");
    return Stream.of(
        argumentSet("longer than there is", "99 path=a/x\n"),
        argumentSet("shorter than there is", "7 path=a/x\n"),
        argumentSet("no length", "path=a/x\n"),
        argumentSet("negative length", "-9 path=../x\n"),
        argumentSet("endless length", "9".repeat(50) + " path=a/x\n"),
        argumentSet("no line end", "11 path=a/xy"),
        argumentSet("no value", "11 pathaxx\n"),
        argumentSet("zeros behind", new String(good, StandardCharsets.UTF_8) + "\0\0\0\0"));
  }

  @ParameterizedTest
  @MethodSource("wrongAttributes")
  void refusesAWrongAttribute(String records) {
    byte[] tar =
        new RawTar()
            .attributes('x', records.getBytes(StandardCharsets.UTF_8))
            .file("a/x", "1")
            .bytes();

    assertThat(archives.refusal(tar).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void passesOverAttributesItDoesNotNeed() {
    byte[] tar =
        new RawTar()
            .globalPax("comment", "0123456789abcdef")
            .pax(
                "mtime",
                "1e999999999",
                "atime",
                "9".repeat(5000),
                "SCHILY.xattr.x",
                "=\n=",
                "path",
                "a/x")
            .file("b", "1")
            .bytes();

    assertThat(paths(archives.read(tar))).containsExactly("a/x");
  }

  @Test
  void takesAnEmptyAttributeForNone() {
    byte[] tar = new RawTar().pax("path", "").file("a/x", "1").bytes();

    assertThat(paths(archives.read(tar))).containsExactly("a/x");
  }

  @ParameterizedTest
  @CsvSource({"path, a/x", "size, 1", "linkpath, a/x"})
  void refusesANameOrSizeForAllEntries(String key, String value) {
    byte[] tar = new RawTar().globalPax(key, value).file("a/x", "1").bytes();

    assertThat(archives.reason(tar)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void refusesAttributesWithoutAnEntry() {
    assertThat(archives.refusal(new RawTar().pax("path", "a/x").bytes()))
        .hasMessageContaining("attributes are not followed by an entry");
  }

  static Stream<Arguments> endlessAttributes() {
    RawTar chain = new RawTar();
    RawTar emptyChain = new RawTar();
    RawTar globalChain = new RawTar();
    for (int i = 0; i < 1000; i++) {
      chain.longName("q");
      emptyChain.header("././@LongLink", 'L', 0, "");
      globalChain.globalPax("comment", "x");
    }
    return Stream.of(
        argumentSet("a name of 1 MB", new RawTar().longName("n".repeat(1 << 20))),
        argumentSet("a path of 1 MB", new RawTar().pax("path", "n".repeat(1 << 20))),
        argumentSet("a link of 1 MB", new RawTar().longLink("n".repeat(1 << 20))),
        argumentSet("4 GiB that are not there", new RawTar().header("x", 'x', 4L << 30, "")),
        argumentSet("8 GiB that are not there", new RawTar().header("x", 'L', 8L << 30, "")),
        argumentSet("a chain of names", chain),
        argumentSet("a chain of nothing", emptyChain),
        argumentSet("a chain for all entries", globalChain));
  }

  @ParameterizedTest
  @MethodSource("endlessAttributes")
  void boundsNamesAndAttributes(RawTar tar) {
    assertThat(archives.refusal(tar.file("a/x", "1").bytes()))
        .hasMessageContaining("have more than 262,144 bytes")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.CORRUPT);
  }

  static Stream<Arguments> sparseFiles() {
    return Stream.of(
        argumentSet("GNU", new RawTar().entry("a/x", 'S', "")),
        argumentSet(
            "attributes 0.1",
            new RawTar()
                .pax("GNU.sparse.size", "1000000000000", "GNU.sparse.map", "0,1,1000,1")
                .file("a/x", "xx")),
        argumentSet(
            "attributes 1.0",
            new RawTar()
                .pax(
                    "GNU.sparse.major",
                    "1",
                    "GNU.sparse.minor",
                    "0",
                    "GNU.sparse.realsize",
                    "1000000000000")
                .file("a/x", "100000000\n" + "0\n0\n".repeat(1000))));
  }

  @ParameterizedTest
  @MethodSource("sparseFiles")
  void refusesSparseFiles(RawTar tar) {
    assertThat(archives.refusal(tar.bytes()))
        .hasMessageContaining("the tar holds a sparse file; expected one made without --sparse")
        .extracting(ArchiveException::reason)
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
  }

  @Test
  void refusesAHeaderWithAWrongChecksum() {
    ArchiveException refusal =
        archives.refusal(new RawTar().file("a/x", "1").damagedHeader("a/y").bytes());

    assertThat(refusal).hasMessageContaining("a tar header has a wrong checksum");
    assertThat(paths(refusal.partial().orElseThrow())).containsExactly("a/x");
  }

  @Test
  void refusesATarWithoutAnEnd() {
    ArchiveException refusal = archives.refusal(new RawTar().file("a/x", "1").withoutEnd());

    assertThat(refusal).hasMessageContaining("the end marker of the tar is missing");
    assertThat(refusal.reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void isContentWithHalfAnEnd() {
    byte[] tar = new RawTar().file("a/x", "1").raw(new byte[RawTar.BLOCK]).withoutEnd();

    assertThat(codes(archives.read(tar))).isEmpty();
  }

  @Test
  void saysThatThereIsDataBehindTheEnd() {
    byte[] second = new RawTar().file("a/y", "2").bytes();
    FileTree tree = archives.read(RawZip.join(new RawTar().file("a/x", "1").bytes(), second));

    assertThat(paths(tree)).containsExactly("a/x");
    assertThat(codes(tree)).containsExactly(Code.TRAILING_DATA);
  }

  @Test
  void readsAnEmptyTarAsAnEmptyTree() {
    FileTree tree = archives.read(new byte[10240]);

    assertThat(tree.isEmpty()).isTrue();
    assertThat(tree.directories()).isEmpty();
  }

  @Test
  void readsATarFromBeforePosix() {
    byte[] tar = new RawTar().ancient("a/", "").ancient("a/x", "1").bytes();

    FileTree tree = archives.read(tar);

    assertThat(paths(tree)).containsExactly("a/x");
    assertThat(tree.directories()).containsExactly("a");
  }

  @Test
  void takesWhatStandsBeforeANameFromWhereEachFormatHasIt() {
    byte[] tar =
        new RawTar()
            .prefixed("a/posix", "x", "1")
            .gnuWithTimes("a/gnu", "2")
            .star("a/star", "x", "3")
            .star("", "a/short", "4")
            .bytes();

    assertThat(paths(archives.read(tar)))
        .containsExactly("a/gnu", "a/posix/x", "a/short", "a/star/x");
  }

  @Test
  void readsLongNamesInAllThreeWays() {
    String name = "d".repeat(90) + "/" + "n".repeat(90);
    byte[] tar =
        new RawTar()
            .prefixed("a/" + "d".repeat(90), "n".repeat(90), "1")
            .longName("b/" + name)
            .file("short", "2")
            .pax("path", "c/" + name)
            .file("short", "3")
            .bytes();

    assertThat(paths(archives.read(tar))).containsExactly("a/" + name, "b/" + name, "c/" + name);
  }

  @Test
  void countsNotesInsteadOfListingThemAll() {
    RawTar tar = new RawTar();
    for (int i = 0; i < 5000; i++) {
      tar.entry("a/" + i, '2', "/etc/passwd");
    }

    FileTree tree = archives.read(tar.entry("a/device", '3', "").bytes());

    assertThat(tree.notes()).hasSize(NoteCollector.MAX_OF_A_KIND + 2);
    assertThat(tree.notes())
        .contains(
            new ArchiveNote(Code.LINK_IGNORED, "", "4,990 more notes of this kind were left out."));
  }
}
