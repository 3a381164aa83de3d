package io.zathras.benchmarks;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The bundled samples behind trees and benchmarks. */
final class Samples {

  /** Result directories without results, one for each kind of machine. */
  static final List<Leaf> LEAVES =
      List.of(
          new Leaf("aws", "m5.xlarge", "m5.xlarge_0"),
          new Leaf("aws", "m7g.4xlarge", "m7g.4xlarge_0"),
          new Leaf("azure", "Standard_D8ds_v6", "0_Standard_D8ds_v6"),
          new Leaf("local", "localhost", "localhost_0"));

  /** CoreMark results: five iterations, a sweep of thread counts, and the older form. */
  static final List<String> COREMARK = List.of("1", "sweep", "old");

  private Samples() {}

  /** A kind of machine and the sample of its result directories. */
  record Leaf(String cloud, String instance, String sample) {

    /** Returns the name of the result directory that is the {@code index}th of its kind. */
    String directory(int index) {
      return cloud.equals("azure") ? index + "_" + instance : instance + "_" + index;
    }

    FileTree files() {
      return tar("leaves/" + sample + ".tar.gz");
    }

    FileTree sysconfig() {
      return ArchiveReader.defaults()
          .readSingle(
              "sysconfig_info.tar", files().file("sysconfig_info.tar").orElseThrow().open());
    }
  }

  static byte[] coremarkZip(String variant) {
    try (InputStream in = open("results/coremark/" + variant + ".zip")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FileTree coremark(String variant) {
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(coremarkZip(variant)));
    try (zip) {
      ZipEntry tar = Objects.requireNonNull(zip.getNextEntry());
      return ArchiveReader.defaults().readSingle(tar.getName(), zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTree tar(String name) {
    try (InputStream in = open(name)) {
      return ArchiveReader.defaults().readSingle(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Samples.class.getResourceAsStream(name), name);
  }
}
