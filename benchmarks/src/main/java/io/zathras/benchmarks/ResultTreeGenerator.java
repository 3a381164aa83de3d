package io.zathras.benchmarks;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.benchmarks.Samples.Leaf;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes trees of result directories as Zathras does. Machines and results are the bundled samples
 * with different serial numbers, counters, dates and rates, so that all machines and all documents
 * differ. The same seed gives the same bytes.
 */
final class ResultTreeGenerator {

  private static final int LEAVES_PER_SCENARIO = 100;
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 11, 24, 12, 0);
  private static final List<String> PROFILES =
      List.of("tuned_none", "virtual-guest", "throughput-performance", "latency-performance");

  private final long seed;
  private final List<Machine> machines = Samples.LEAVES.stream().map(Machine::new).toList();
  private final List<FileTree> results = Samples.COREMARK.stream().map(Samples::coremark).toList();

  ResultTreeGenerator(long seed) {
    this.seed = seed;
  }

  /** A kind of machine with its files, read once. */
  private record Machine(Leaf leaf, FileTree files, FileTree sysconfig) {
    Machine(Leaf leaf) {
      this(leaf, leaf.files(), leaf.sysconfig());
    }
  }

  /**
   * Writes a tree.
   *
   * @param root the target directory, created if missing
   * @param directories how many result directories
   * @param count how many results, spread evenly; those of one directory are tars in one zip
   */
  void write(Path root, int directories, int count) throws IOException {
    for (int i = 0; i < directories; i++) {
      int first = (int) ((long) i * count / directories);
      int next = (int) ((i + 1L) * count / directories);
      write(root, i, first, next);
    }
  }

  private void write(Path root, int index, int firstResult, int nextResult) throws IOException {
    Machine machine = machines.get(index % machines.size());
    Path directory =
        root.resolve("nightly_" + index / LEAVES_PER_SCENARIO)
            .resolve("rhel")
            .resolve(machine.leaf.cloud())
            .resolve(machine.leaf.directory(index));
    for (FileEntry file : machine.files.files()) {
      Path target = directory.resolve(file.path());
      Files.createDirectories(target.getParent());
      if (file.name().equals("sysconfig_info.tar")) {
        Files.write(target, tar(machine.sysconfig, new Variation(seed, -1L - index)::ofMachine));
      } else {
        Files.write(target, file.bytes());
      }
    }
    if (nextResult > firstResult) {
      writeResults(directory.resolve("results_coremark.zip"), firstResult, nextResult);
    }
  }

  private void writeResults(Path zip, int firstResult, int nextResult) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip));
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (int i = firstResult; i < nextResult; i++) {
        int member = i - firstResult;
        String profile =
            PROFILES.get(member % PROFILES.size())
                + (member < PROFILES.size() ? "" : "_" + member / PROFILES.size());
        ZipEntry entry = new ZipEntry("results_coremark_" + profile + ".tar");
        entry.setTimeLocal(WRITTEN);
        out.putNextEntry(entry);
        out.write(tar(results.get(i % results.size()), new Variation(seed, i)::of));
        out.closeEntry();
      }
    }
  }

  private static byte[] tar(FileTree files, UnaryOperator<String> variation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (FileEntry file : inTarOrder(files)) {
        // One character for each byte, so that binary files pass unchanged.
        byte[] content =
            variation
                .apply(new String(file.bytes(), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        TarArchiveEntry entry = new TarArchiveEntry(variation.apply(file.path()));
        entry.setSize(content.length);
        entry.setModTime(0);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Returns the files in reverse, because real tars are in the file system's arbitrary order. */
  private static List<FileEntry> inTarOrder(FileTree files) {
    List<FileEntry> order = new ArrayList<>(files.files());
    order.add(0, order.remove(order.size() - 1));
    return order;
  }
}
