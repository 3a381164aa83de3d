package io.zathras.archive;

import static io.zathras.archive.Archives.gzip;
import static io.zathras.archive.Archives.xz;
import static io.zathras.archive.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.ArchiveException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LargeFileTest {

  private static final String LARGE = "1, 2, 0, 4096\n".repeat(300);

  private static final ArchiveReader READER =
      ArchiveReader.builder()
          .limits(ArchiveLimits.builder().maxKeptFileBytes(1000).build())
          .skipContent(path -> path.endsWith(".skipped"))
          .build();

  @TempDir Path directory;

  static byte[] tar() {
    return new RawTar()
        .file("a/small", "small\n")
        .file("a/fio_bw.1.log", LARGE)
        .file("a/x.skipped", LARGE)
        .file("a/z", "z\n")
        .bytes();
  }

  static Stream<Arguments> archives() {
    return Stream.of(
        Arguments.argumentSet("tar", (Object) tar()),
        Arguments.argumentSet("tar.gz", (Object) gzip(tar())),
        Arguments.argumentSet("tar.xz", (Object) xz(tar())),
        Arguments.argumentSet("zip of a tar", (Object) zip(tar())),
        Arguments.argumentSet("zip of a tar.gz", (Object) zip(gzip(tar()))));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void aFileThatIsTooLargeToKeepIsReadAsAStreamAsOftenAsIsAsked(byte[] archive) throws IOException {
    FileTree tree = READER.readSingle(write("results_x", archive));
    FileEntry file = tree.file("a/fio_bw.1.log").orElseThrow();

    assertThat(file.isKept()).isFalse();
    assertThat(file.isReadable()).isTrue();
    assertThat(content(file)).isEqualTo(LARGE);
    assertThat(content(file)).isEqualTo(LARGE);
    FileEntry seenFromBelow = tree.directory("a").file("fio_bw.1.log").orElseThrow();
    assertThat(content(seenFromBelow)).isEqualTo(LARGE);
  }

  @Test
  void aLargeFileOfAnUnpackedDirectoryIsReadAsAStream() throws IOException {
    Files.createDirectories(directory.resolve("r/a"));
    Files.writeString(directory.resolve("r/a/fio_bw.1.log"), LARGE);

    FileEntry file = READER.readSingle(directory.resolve("r")).file("a/fio_bw.1.log").orElseThrow();

    assertThat(file.isKept()).isFalse();
    assertThat(content(file)).isEqualTo(LARGE);
  }

  @Test
  void whatWasSkippedOrCameFromAStreamCannotBeReadOnceMore() {
    FileTree archive = READER.readSingle(write("x.tar", tar()));
    FileTree stream = READER.readSingle("x.tar", new ByteArrayInputStream(tar()));

    assertThat(archive.file("a/x.skipped").orElseThrow().isReadable()).isFalse();
    FileEntry passedBy = stream.file("a/fio_bw.1.log").orElseThrow();
    assertThat(passedBy.isReadable()).isFalse();
    assertThatThrownBy(passedBy::open)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_KEPT));
  }

  @Test
  void anArchiveThatChangedMeanwhileIsNotTakenForTheOneThatWasRead() throws IOException {
    FileEntry file = READER.readSingle(write("x.tar", tar())).file("a/fio_bw.1.log").orElseThrow();

    write("x.tar", new RawTar().file("a/fio_bw.1.log", LARGE.replace('2', '3')).bytes());
    try (InputStream changed = file.open()) {
      assertThatThrownBy(changed::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("x.tar!/a/fio_bw.1.log: the file changed while it was read");
    }
    write("x.tar", new RawTar().file("a/other", "x").bytes());
    assertThatThrownBy(file::open)
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "x.tar!/a/fio_bw.1.log: the content cannot be read once more: the archive changed"
                + " while it was read");
  }

  private Path write(String name, byte[] content) {
    return new Archives(directory).write(name, content);
  }

  private static String content(FileEntry file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
