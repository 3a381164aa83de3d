package io.zathras.fuzz;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.fuzz.Sample.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every reviewed result of every processor, each in the directory and on the system of another kind
 * of machine.
 */
final class Samples {

  static final List<Sample> ALL = read();

  private Samples() {}

  /**
   * Returns whether a file of the sample tells what another one holds, so that its loss can be
   * seen. One sample has two CSV files of SPEC and neither table, console nor log beside them.
   */
  static boolean promises(Sample sample) {
    return !sample.name().equals("speccpu2017.rate-and-speed-with-peak");
  }

  static Sample named(String name) {
    return ALL.stream()
        .filter(sample -> sample.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + ALL));
  }

  /**
   * A kind of file, which several samples may have.
   *
   * @param sample a sample that has it, and of the other files only those of its place and the
   *     result
   * @param path the file
   */
  record FileOfASample(Sample sample, String path) {}

  /**
   * Returns one file of each kind: of one name but for its numbers, and for results of one test.
   */
  static Collection<FileOfASample> kindsOfFiles() {
    Map<String, FileOfASample> kinds = new LinkedHashMap<>();
    for (Sample sample : ALL) {
      for (String path : sample.files().keySet()) {
        Place place = Place.of(path);
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[0-9]+", "#");
        String kind = place + name + (place == Place.RESULT ? sample.test() : "");
        kinds.computeIfAbsent(
            kind, any -> new FileOfASample(sample.only(Place.RESULT, place), path));
      }
    }
    return kinds.values();
  }

  private static List<Sample> read() {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    List<TreeMap<String, byte[]>> directories = directories(root);
    List<TreeMap<String, byte[]>> systems = systems(root, directories);
    List<Sample> samples = new ArrayList<>();
    for (Path archive : matching(root, "zathras-processor-*/src/test/resources/*/*.zip")) {
      String benchmark = archive.getParent().getFileName().toString();
      FileTree tar = ArchiveReader.defaults().readSingle(archive);
      String test = benchmark.equals("phoronix") ? "phoronix_stress-ng" : benchmark;
      TreeMap<String, byte[]> files = new TreeMap<>();
      tar.files().forEach(file -> files.put(Place.RESULT.prefix() + file.path(), file.bytes()));
      directories
          .get(samples.size() % directories.size())
          .forEach((name, content) -> files.put(ofTest(name, test), ofTest(content, test)));
      files.putAll(systems.get(samples.size() % systems.size()));
      String name = benchmark + "." + archive.getFileName().toString().replace(".zip", "");
      samples.add(new Sample(name, test, tar.memberName().orElseThrow(), files));
    }
    return List.copyOf(samples);
  }

  /** The result directories of the machines that the benchmarks are made of. */
  private static List<TreeMap<String, byte[]>> directories(Path root) {
    List<TreeMap<String, byte[]>> directories = new ArrayList<>();
    for (Path leaf : matching(root, "benchmarks/src/main/resources/**/leaves/*.tar.gz")) {
      TreeMap<String, byte[]> files = new TreeMap<>();
      for (FileEntry file : ArchiveReader.defaults().readSingle(leaf).files()) {
        if (!file.path().contains("/") && !file.path().equals("sysconfig_info.tar")) {
          files.put(Place.BESIDE.prefix() + file.path(), file.bytes());
        }
      }
      directories.add(files);
    }
    return directories;
  }

  private static List<TreeMap<String, byte[]>> systems(
      Path root, List<TreeMap<String, byte[]>> directories) {
    List<TreeMap<String, byte[]>> systems = new ArrayList<>();
    for (Path tar : matching(root, "zathras-metadata/src/test/resources/sysconfig/*.tar.gz")) {
      systems.add(system(ArchiveReader.defaults().readSingle(tar)));
    }
    for (Path leaf : matching(root, "benchmarks/src/main/resources/**/leaves/*.tar.gz")) {
      byte[] tar =
          ArchiveReader.defaults()
              .readSingle(leaf)
              .file("sysconfig_info.tar")
              .orElseThrow()
              .bytes();
      systems.add(
          system(
              ArchiveReader.defaults()
                  .readSingle("sysconfig_info.tar", new ByteArrayInputStream(tar))));
    }
    return systems;
  }

  private static TreeMap<String, byte[]> system(FileTree tree) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    tree.files().forEach(file -> files.put(Place.SYSTEM.prefix() + file.path(), file.bytes()));
    return files;
  }

  private static String ofTest(String path, String test) {
    return path.replace("coremark", test);
  }

  private static byte[] ofTest(byte[] content, String test) {
    return new String(content, StandardCharsets.ISO_8859_1)
        .replace("coremark", test)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<Path> matching(Path root, String glob) {
    var matcher = root.getFileSystem().getPathMatcher("glob:" + glob);
    int first = glob.indexOf('/');
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> found = new ArrayList<>();
      var module = root.getFileSystem().getPathMatcher("glob:" + glob.substring(0, first));
      for (Path directory :
          modules.filter(path -> module.matches(path.getFileName())).sorted().toList()) {
        try (Stream<Path> files = Files.walk(directory.resolve("src"))) {
          files.filter(path -> matcher.matches(root.relativize(path))).sorted().forEach(found::add);
        }
      }
      if (found.isEmpty()) {
        throw new IllegalStateException("there are no samples " + glob + " in " + root);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
