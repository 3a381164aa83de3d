package io.zathras.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {

  @TempDir Path directory;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void write(Path target, String text) throws IOException {
    try (PendingFile file = PendingFile.open(target)) {
      file.out().write(text.getBytes(UTF_8));
      file.commit();
    }
  }

  @Test
  void isThereWholeOnceItIsCommitted() throws IOException {
    Path target = directory.resolve("a.json");

    write(target, "content");

    assertThat(target).hasContent("content");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void isNotThereUntilThen() throws IOException {
    Path target = directory.resolve("a.json");

    try (PendingFile file = PendingFile.open(target)) {
      file.out().write(1);

      assertThat(target).doesNotExist();
      file.commit();
    }
  }

  @Test
  void leavesNothingWithoutACommit() throws IOException {
    try (PendingFile file = PendingFile.open(directory.resolve("a.json"))) {
      file.out().write(1);
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void keepsTheOlderFileWithoutACommit() throws IOException {
    Path target = directory.resolve("a.json");
    write(target, "older");

    try (PendingFile file = PendingFile.open(target)) {
      file.out().write(1);
    }

    assertThat(target).hasContent("older");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void replacesTheOlderFile() throws IOException {
    Path target = directory.resolve("a.json");
    write(target, "older and longer");

    write(target, "newer");

    assertThat(target).hasContent("newer");
  }

  @Test
  void hasThePermissionsOfAnyNewFile() throws IOException {
    Path target = directory.resolve("a.json");
    Path ordinary = Files.writeString(directory.resolve("ordinary"), "");

    write(target, "content");

    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  void makesTheDirectory() throws IOException {
    Path target = directory.resolve("b").resolve("c").resolve("a.json");

    write(target, "content");

    assertThat(target).hasContent("content");
  }

  @Test
  void severalMayBeWrittenBesideEachOther() throws IOException {
    try (PendingFile a = PendingFile.open(directory.resolve("a"));
        PendingFile b = PendingFile.open(directory.resolve("b"))) {
      a.out().write('a');
      b.out().write('b');
      b.commit();
      a.commit();
    }

    assertThat(directory.resolve("a")).hasContent("a");
    assertThat(directory.resolve("b")).hasContent("b");
  }

  @Test
  void replacesWhatALinkLeadsToAndKeepsTheLink() throws IOException {
    Path target = Files.writeString(directory.resolve("a.json"), "older");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);

    write(link, "newer");

    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("newer");
  }

  @Test
  void writesStraightIntoWhatIsNoRegularFile() throws IOException {
    Path device = Path.of("/dev/null");

    write(device, "content");

    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(device).exists();
  }

  @Test
  void needsADirectoryAboveIt() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    assertThatThrownBy(() -> PendingFile.open(file.resolve("a.json")))
        .isInstanceOf(FileSystemException.class);
  }
}
