package io.zathras.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A tree with everything that results are: of two nights, twice, broken, unknown, unpacked. */
final class ResultTree {

  static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

  private ResultTree() {}

  static Path make(Path root) throws IOException {
    copy(EXAMPLES.resolve("sample-results"), root);
    copy(EXAMPLES.resolve("two-nights/tuesday"), root.resolve("b/tuesday"));
    copy(EXAMPLES.resolve("two-nights/monday"), root.resolve("c/monday"));
    Path again = root.resolve("a/nightly/rhel/aws/m5.xlarge_7");
    copy(EXAMPLES.resolve("two-nights/monday/nightly/rhel/aws/m5.xlarge_0"), again);
    Files.writeString(again.resolve("results_streams_tuned_broken.tar"), "no tar");
    Files.writeString(again.resolve("results_nobodys.zip"), "no zip");
    for (int i = 0; i < 6; i++) {
      Path empty = Files.createDirectories(root.resolve("d/nightly_" + i + "/rhel/aws/t3.nano_0"));
      Files.writeString(
          empty.resolve("ansible_vars.yml"), "config_info:\n  test_to_run: [coremark]\n");
    }
    return root;
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
