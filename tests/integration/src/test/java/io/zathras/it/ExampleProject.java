package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An example that a stranger builds by its own pom, from the installed modules. */
final class ExampleProject {

  static final Path EXAMPLES = Samples.ROOT.resolve("examples");

  private ExampleProject() {}

  /** Returns a copy of an example after {@code mvn verify} in it, its own tests included. */
  static Path built(String example, Path directory, String... options) throws Exception {
    Path project = copyOf(EXAMPLES.resolve(example), directory);
    List<Object> command =
        new ArrayList<>(
            List.of(
                System.getProperty("zathras.maven"),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + LocalRepository.make()));
    command.addAll(List.of(options));
    command.add("verify");
    Finished build = Finished.run(project, command.toArray());
    assertThat(build.code()).as(build.out()).isZero();
    if (Files.exists(project.resolve("src/test"))) {
      assertThat(build.out()).containsPattern("Tests run: [1-9][0-9]*, Failures: 0, Errors: 0");
    }
    return project;
  }

  private static Path copyOf(Path example, Path directory) throws IOException {
    Path copy = directory.resolve(example.getFileName().toString());
    copy(example, copy);
    return copy;
  }

  /** Copies a folder, without what Maven built in it. */
  static void copy(Path folder, Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> !path.startsWith(folder.resolve("target"))).toList()) {
        Files.copy(file, copy.resolve(folder.relativize(file).toString()));
      }
    }
  }
}
