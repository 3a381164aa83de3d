package io.zathras.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's own folders and its sample result. */
final class Samples {

  /** The folder the project is in. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** The result directory that the README processes. */
  static final Path RESULTS = ROOT.resolve("examples/sample-results");

  /** Its one result. */
  static final Path ARCHIVE =
      RESULTS.resolve("nightly_rhel_9_4/rhel/aws/m5.xlarge_0/results_coremark.zip");

  /** The document of that result. */
  static final String ID = "coremark_5cdaf565d432385cab2438f607d728c5";

  private Samples() {}

  /** Puts the sample into a new directory, as the result of a test of any name. */
  static Path resultOf(String test, Path directory) throws IOException {
    Files.createDirectories(directory);
    return Files.copy(ARCHIVE, directory.resolve("results_" + test + ".zip"));
  }

  /** The reviewed documents of the processors; the archive of each stands beside it. */
  static List<Path> goldens() throws IOException {
    List<Path> goldens = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "zathras-processor-*")) {
      for (Path module : modules) {
        try (Stream<Path> files = Files.walk(module.resolve("src/test"))) {
          files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(goldens::add);
        }
      }
    }
    return goldens;
  }
}
