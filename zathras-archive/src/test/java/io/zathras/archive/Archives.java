package io.zathras.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zathras.archive.ArchiveException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives for tests, and what comes out of them. */
record Archives(Path directory) {

  static final String TOP = "coremark_2026.11.22-10.40.54/";

  /** A sound tar of two files. */
  static byte[] tar() {
    return new RawTar().file("a/x", "x".repeat(3000)).file("a/y", "y".repeat(3000)).bytes();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static byte[] xz(byte[] content, int dictionaryBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      LZMA2Options options = new LZMA2Options(0);
      options.setDictSize(dictionaryBytes);
      try (XZOutputStream out = new XZOutputStream(bytes, options)) {
        out.write(content);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static byte[] xz(byte[] content) {
    return xz(content, 1 << 16);
  }

  static byte[] zip(byte[] tar) {
    return RawZip.of(RawZip.Member.deflated("results_x_tuned_none.tar", tar)).bytes();
  }

  /** A real result, as the wrapper and Zathras packed it. */
  static byte[] sample() {
    try (InputStream in = Archives.class.getResourceAsStream("/results_coremark.zip")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Path write(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  FileTree read(byte[] content) {
    return read("results_x", content);
  }

  FileTree read(String name, byte[] content) {
    return ArchiveReader.defaults().readSingle(write(name, content));
  }

  List<FileTree> readAll(byte[] content) {
    return ArchiveReader.defaults().readAll(write("results_x", content));
  }

  FileTree read(ArchiveLimits.Builder limits, byte[] content) {
    return ArchiveReader.builder()
        .limits(limits.build())
        .build()
        .readSingle(write("results_x", content));
  }

  ArchiveException refusal(byte[] content) {
    return refusal(() -> readAll(content));
  }

  ArchiveException refusal(ArchiveLimits.Builder limits, byte[] content) {
    return refusal(() -> read(limits, content));
  }

  Reason reason(byte[] content) {
    return refusal(content).reason();
  }

  static ArchiveException refusal(ThrowingCallable reading) {
    Throwable thrown = catchThrowable(reading);
    assertThat(thrown).isInstanceOf(ArchiveException.class);
    return (ArchiveException) thrown;
  }

  static List<String> paths(FileTree tree) {
    return tree.files().stream().map(FileEntry::path).toList();
  }

  static List<ArchiveNote.Code> codes(FileTree tree) {
    return tree.notes().stream().map(ArchiveNote::code).toList();
  }
}
