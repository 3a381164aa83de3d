package io.zathras.spark.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.viewfs.ConfigUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file system of Hadoop's, here one that is made of mounts, read as Java reads its own. */
class HadoopFileSystemTest {

  @TempDir Path disk;
  private Path root;
  private Configuration hadoop;

  @BeforeEach
  void setUp() throws IOException {
    hadoop = new Configuration();
    hadoop.setBoolean("fs.viewfs.impl.disable.cache", true);
    ConfigUtil.addLink(hadoop, "cluster", "/mount", disk.toUri());
    root = HadoopFileSystem.path("viewfs://cluster/mount", hadoop);
  }

  @Test
  void filesAndDirectoriesAreWhatTheyAre() throws IOException {
    Files.createDirectories(disk.resolve("a b/c:d"));
    Files.writeString(disk.resolve("a b/\u00fc%20.txt"), "text");

    Path file = root.resolve("a b").resolve("\u00fc%20.txt");
    assertThat(Files.readString(file)).isEqualTo("text");
    assertThat(Files.size(file)).isEqualTo(4);
    assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.isDirectory(root.resolve("a b"))).isTrue();
    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all.map(root::relativize).map(Path::toString))
          .containsExactlyInAnyOrder("", "a b", "a b/c:d", "a b/\u00fc%20.txt");
    }
    assertThat(HadoopFileSystem.path(file.toUri(), hadoop))
        .isEqualTo(file)
        .hasToString("viewfs://cluster/mount/a b/\u00fc%20.txt");
  }

  @Test
  void whatIsNotThereIsSaidAsJavaSaysIt() {
    Path nowhere = root.resolve("nowhere");

    assertThat(Files.exists(nowhere)).isFalse();
    assertThat(Files.notExists(nowhere)).isTrue();
    assertThatThrownBy(() -> Files.newInputStream(nowhere)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.newDirectoryStream(nowhere))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void nothingIsWritten() throws IOException {
    Files.writeString(disk.resolve("file"), "text");
    Path file = root.resolve("file");

    assertThatThrownBy(() -> Files.writeString(file, "other"))
        .isInstanceOf(ReadOnlyFileSystemException.class);
    assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(ReadOnlyFileSystemException.class);
    assertThatThrownBy(() -> Files.createDirectory(root.resolve("new")))
        .isInstanceOf(ReadOnlyFileSystemException.class);
    assertThat(Files.isWritable(file)).isFalse();
    assertThat(disk.resolve("file")).hasContent("text");
  }

  @Test
  void anyPartOfASmallOrLargeFileIsRead() throws IOException {
    for (int size : List.of(1_000, HadoopChannel.SMALL + 1_000)) {
      byte[] content = new byte[size];
      new Random(7).nextBytes(content);
      Files.write(disk.resolve("file"), content);
      try (SeekableByteChannel channel =
          Files.newByteChannel(HadoopFileSystem.path("viewfs://cluster/mount/file", hadoop))) {
        assertThat(channel.size()).isEqualTo(size);
        for (int position : List.of(size - 100, 0, size / 2, 5)) {
          ByteBuffer part = ByteBuffer.allocate(50);
          channel.position(position);
          while (part.hasRemaining()) {
            assertThat(channel.read(part)).isPositive();
          }
          assertThat(part.array()).isEqualTo(Arrays.copyOfRange(content, position, position + 50));
          assertThat(channel.position()).isEqualTo(position + 50);
        }
        channel.position(size);
        assertThat(channel.read(ByteBuffer.allocate(1))).isNegative();
      }
    }
  }

  @Test
  void theLocalFileSystemIsJavasOwn() throws IOException {
    assertThat(HadoopFileSystem.path(disk.toString(), hadoop)).isEqualTo(disk);
    assertThat(HadoopFileSystem.path(disk.toUri(), hadoop)).isEqualTo(disk);
  }

  @ParameterizedTest
  @CsvSource({
    "/, a",
    "/a/b, c/d",
    "/a/b, /c",
    "/a/b/c, /a/b",
    "a/b, a/b/c",
    "/a/../b/./c, ..",
    "a, b",
    "/a/b/c, b/c",
    "/a, /a"
  })
  void pathsAreTakenApartAsThoseOfJava(String one, String other) {
    Path javas = Path.of(one);
    Path javasOther = Path.of(other);
    Path ours = root.getFileSystem().getPath(one);
    Path oursOther = root.getFileSystem().getPath(other);

    assertThat(text(ours.getParent())).isEqualTo(text(javas.getParent()));
    assertThat(text(ours.getFileName())).isEqualTo(text(javas.getFileName()));
    assertThat(text(ours.getRoot())).isEqualTo(text(javas.getRoot()));
    assertThat(ours.getNameCount()).isEqualTo(javas.getNameCount());
    assertThat(text(ours.normalize())).isEqualTo(text(javas.normalize()));
    assertThat(text(ours.resolve(oursOther))).isEqualTo(text(javas.resolve(javasOther)));
    assertThat(text(ours.resolve(other))).isEqualTo(text(javas.resolve(other)));
    assertThat(ours.startsWith(oursOther)).isEqualTo(javas.startsWith(javasOther));
    assertThat(ours.endsWith(oursOther)).isEqualTo(javas.endsWith(javasOther));
    assertThat(Integer.signum(ours.compareTo(oursOther)))
        .isEqualTo(Integer.signum(javas.compareTo(javasOther)));
    assertThat(ours.equals(oursOther)).isEqualTo(javas.equals(javasOther));
    if (javas.isAbsolute() == javasOther.isAbsolute() && javas.equals(javas.normalize())) {
      assertThat(text(ours.relativize(oursOther))).isEqualTo(text(javas.relativize(javasOther)));
    }
  }

  private static String text(Path path) {
    return path == null ? null : path.toString().replace("viewfs://cluster", "");
  }

  @Test
  void anAddressKeepsItsSecretToItself() throws IOException {
    ConfigUtil.addLink(hadoop, "me:S3CRET@cluster", "/mount", disk.toUri());
    Files.writeString(disk.resolve("file"), "text");

    Path file = HadoopFileSystem.path("viewfs://me:S3CRET@cluster/mount/file", hadoop);

    assertThat(file).hasToString("viewfs://cluster/mount/file");
    assertThat(Files.readString(HadoopFileSystem.path(file.toUri(), hadoop))).isEqualTo("text");
  }
}
