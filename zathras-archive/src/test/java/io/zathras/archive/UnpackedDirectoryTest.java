package io.zathras.archive;

import static io.zathras.archive.Archives.paths;
import static io.zathras.archive.Archives.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnpackedDirectoryTest {

  @TempDir Path directory;

  private Path root;

  @BeforeEach
  void setUp() throws IOException {
    root = Files.createDirectories(directory.resolve("results_x"));
  }

  @Test
  void readsFilesAndEmptyDirectories() throws IOException {
    Files.createDirectories(root.resolve("a/empty"));
    Files.writeString(root.resolve("a/x"), "1");
    Files.writeString(root.resolve("y"), "2");

    FileTree tree = read();

    assertThat(tree.name()).isEqualTo("results_x");
    assertThat(paths(tree)).containsExactly("a/x", "y");
    assertThat(tree.directories()).containsExactly("a");
    assertThat(tree.directory("a").directories()).containsExactly("empty");
    assertThat(tree.file("a/x").orElseThrow().location()).isEqualTo("results_x/a/x");
  }

  @Test
  void readsTheTopDirectoryOfATarUnderTheSamePathsAndDigest() throws IOException {
    Path top = Files.createDirectories(root.resolve("x_2026.01.05-10.00.00/logs"));
    Files.writeString(top.resolve("1"), "1");

    FileTree tree = ArchiveReader.defaults().readTopDirectory(top.getParent());

    assertThat(paths(tree)).containsExactly("x_2026.01.05-10.00.00/logs/1");
    assertThat(tree.sha256()).isEqualTo(read().sha256());
    assertThat(tree.name()).isEqualTo("x_2026.01.05-10.00.00");
    FileTree inside = tree.directory("x_2026.01.05-10.00.00");
    assertThat(inside.name()).isEqualTo("x_2026.01.05-10.00.00");
    assertThat(inside.files())
        .extracting(FileEntry::location)
        .containsExactly("x_2026.01.05-10.00.00/logs/1");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void neverFollowsALinkAlsoNotInACircle() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/circle"), root);
    Files.createSymbolicLink(root.resolve("a/file"), secret);
    Files.createSymbolicLink(root.resolve("a/nowhere"), Path.of("missing"));
    Files.createSymbolicLink(root.resolve("a/up"), Path.of(".."));

    FileTree tree = read();

    assertThat(tree.isEmpty()).isTrue();
    assertThat(tree.notes())
        .extracting(ArchiveNote::path)
        .containsExactly("a/circle", "a/file", "a/nowhere", "a/up");
    assertThat(tree.notes()).extracting(ArchiveNote::code).containsOnly(Code.LINK_IGNORED);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotWaitForAPipe() throws Exception {
    pipe(root.resolve("pipe"));
    Files.writeString(root.resolve("x"), "1");

    FileTree tree = read();

    assertThat(paths(tree)).containsExactly("x");
    assertThat(tree.notes())
        .containsExactly(
            new ArchiveNote(Code.DEVICE_IGNORED, "pipe", "A device, pipe or socket was ignored."));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesAPipeInPlaceOfAnArchive() throws Exception {
    Path pipe = directory.resolve("results_y.zip");
    pipe(pipe);

    assertThat(refusal(() -> ArchiveReader.defaults().readAll(pipe)))
        .hasMessage("results_y.zip: this is not a regular file");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysWhichFileItMayNotRead() throws IOException {
    Path closed = Files.writeString(root.resolve("closed"), "1");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Files.writeString(root.resolve("open"), "2");
    assumeTrue(!Files.isReadable(closed), "the superuser may read everything");

    FileTree tree = read();

    assertThat(paths(tree)).containsExactly("open");
    assertThat(tree.notes())
        .containsExactly(
            new ArchiveNote(Code.UNREADABLE_FILE, "closed", "The file cannot be read."));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesNamesNoTreeMayHave() throws IOException {
    Files.writeString(root.resolve("a\u001b[31m"), "1");

    assertThat(refusal(this::read))
        .hasMessage(
            "results_x/a\\u001b[31m: the name has a control character; no entry may have such a"
                + " name");
  }

  @Test
  void stopsAtTheSameBoundsAsAnArchive() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.writeString(root.resolve("f" + i), "12345");
    }

    assertThat(refusal(() -> read(limits().maxEntries(4))).reason())
        .isEqualTo(Reason.TOO_MANY_ENTRIES);
    assertThat(refusal(() -> read(limits().maxFileBytes(4))).reason())
        .isEqualTo(Reason.FILE_TOO_LARGE);
    assertThat(refusal(() -> read(limits().maxExpandedBytes(24))).reason())
        .isEqualTo(Reason.TOO_LARGE_EXPANDED);
    assertThat(refusal(() -> read(limits().maxPathLength(1))).reason())
        .isEqualTo(Reason.NAME_TOO_LONG);
    assertThat(read(limits().maxKeptFileBytes(4)).notes()).hasSize(5);
  }

  @Test
  void hashesAllOfAFileThatTurnsOutTooLargeToKeep() throws IOException {
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(root.resolve("growing"), content);
    ContentReader contents =
        new ContentReader(
            new ReadBudget(
                limits().maxKeptFileBytes(150_000).build(),
                TreeLocation.directory("x"),
                Long.MAX_VALUE),
            new TreeCollector(TreeLocation.directory("x"), new NoteCollector()),
            path -> false,
            null);

    FileEntry large;
    try (InputStream in = Files.newInputStream(file)) {
      large = contents.read(in, "growing", 70_000);
    }

    assertThat(large.isKept()).isFalse();
    assertThat(large.size()).isEqualTo(content.length);
    assertThat(large.sha256()).isEqualTo(read().files().get(0).sha256());
  }

  @Test
  void givesNotesInAnOrderThatNoFileSystemDecides() throws IOException {
    for (int i = 0; i < 9; i++) {
      Files.writeString(root.resolve("f" + (i * 7) % 9), "12345");
    }

    assertThat(read(limits().maxKeptFileBytes(4)).notes())
        .extracting(ArchiveNote::path)
        .isSorted()
        .hasSize(9);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readsNamesThatAreNoAsciiTheSameInEveryLocale() throws Exception {
    // Under the C locale Java cannot name such files itself.
    Path script =
        Files.writeString(directory.resolve("make"), "printf 1 > \"$(printf 'a\\303\\251')\"");
    run(root, "sh", script.toString());

    assertThat(paths(read()))
        .as("locale with %s", Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")))
        .containsExactly("a\u00e9");
  }

  private FileTree read() {
    return ArchiveReader.defaults().readSingle(root);
  }

  private FileTree read(ArchiveLimits.Builder limits) {
    return ArchiveReader.builder().limits(limits.build()).build().readSingle(root);
  }

  private static ArchiveLimits.Builder limits() {
    return ArchiveLimits.builder();
  }

  private static void pipe(Path path) throws Exception {
    run(path.getParent(), "mkfifo", path.toString());
  }

  private static void run(Path directory, String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
