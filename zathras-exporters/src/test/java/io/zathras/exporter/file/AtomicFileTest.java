package io.zathras.exporter.file;

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

class AtomicFileTest {

  @TempDir Path directory;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void write(Path target, String text) throws IOException {
    try (AtomicFile file = AtomicFile.open(target)) {
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

    try (AtomicFile file = AtomicFile.open(target)) {
      file.out().write(1);

      assertThat(target).doesNotExist();
      file.commit();
    }
  }

  @Test
  void leavesNothingWithoutACommit() throws IOException {
    try (AtomicFile file = AtomicFile.open(directory.resolve("a.json"))) {
      file.out().write(1);
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void keepsTheOlderFileWithoutACommit() throws IOException {
    Path target = directory.resolve("a.json");
    write(target, "older");

    try (AtomicFile file = AtomicFile.open(target)) {
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
    try (AtomicFile a = AtomicFile.open(directory.resolve("a"));
        AtomicFile b = AtomicFile.open(directory.resolve("b"))) {
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

    assertThatThrownBy(() -> AtomicFile.open(file.resolve("a.json")))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void removesWhatKilledProcessesLeft() throws IOException {
    Path left = part(0);
    Path other = part(7);

    write(directory.resolve("a.json"), "content");

    assertThat(left).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(files()).containsExactly(directory.resolve("a.json"));
  }

  @Test
  void removesWhatWasLeftUnderTheNameOfAFileThatIsWrittenElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    try (AtomicFile first = AtomicFile.open(elsewhere.resolve("a.json"))) {
      Path left = part(0);

      write(directory.resolve("b.json"), "content");

      assertThat(left).doesNotExist();
      first.commit();
    }
    assertThat(elsewhere.resolve("a.json")).exists();
  }

  @Test
  void leavesWhatItDoesNotKnow() throws IOException {
    Path elsewhere = Files.createFile(directory.resolve(".zathras-99999999-0.part"));
    Path other = Files.createFile(directory.resolve(".zathras-notes.part"));

    write(directory.resolve("a.json"), "content");

    assertThat(files()).contains(elsewhere, other);
  }

  @Test
  void leavesWhatAnotherProcessWritesNow() throws Exception {
    Path theirs = part(0);
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Files.writeString(
                        directory.resolve("Holder.java"),
                        """
                        public class Holder {
                          public static void main(String[] args) throws Exception {
                            var channel =
                                java.nio.channels.FileChannel.open(
                                    java.nio.file.Path.of(args[0]),
                                    java.nio.file.StandardOpenOption.WRITE);
                            channel.lock();
                            System.out.println("locked");
                            System.in.read();
                          }
                        }
                        """)
                    .toString(),
                theirs.toString())
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("locked");

      write(directory.resolve("a.json"), "content");

      assertThat(theirs).exists();
    } finally {
      holder.destroy();
    }
  }

  @Test
  void takesNoFileOfItsOwnForOneThatWasLeft() throws IOException {
    Path again = Files.createSymbolicLink(directory.resolve("again"), directory);
    try (AtomicFile first = AtomicFile.open(directory.resolve("a.json"))) {
      first.out().write(1);
      write(again.resolve("b.json"), "content");
      first.commit();
    }

    assertThat(directory.resolve("a.json")).exists();
    assertThat(directory.resolve("b.json")).exists();
  }

  /** Makes a file as a killed process of this system would have left it. */
  private Path part(int number) throws IOException {
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).substring(0, 8);
    return Files.writeString(
        directory.resolve(".zathras-" + boot + "-" + number + ".part"), "half");
  }
}
