package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of a benchmark of one's own, as a stranger builds and installs them. */
class ExamplePluginIT {

  private static final Path EXAMPLES = Samples.ROOT.resolve("examples");

  @TempDir Path directory;

  @Test
  void bootTimeIsBuiltByItsOwnPomDroppedIntoPluginsAndFound() throws Exception {
    Path project = built("boot-time");
    Installation zathras = installed(project.resolve("target/boot-time-processor-1.0.jar"));

    assertThat(zathras.run("processors").out()).contains("boot_time 1.0 (com.example.boottime.");
    Finished processed = zathras.run("process", project.resolve("sample-results"), "--ndjson", "-");
    assertThat(processed.code()).isZero();
    assertThat(processed.err()).contains("1 processed", "PASS  boot_time_");
    assertThat(processed.out())
        .contains("\"primary_metrics\":{\"boot_seconds\":{\"value\":19.112,\"unit\":\"s\"")
        .contains("\"kernel_seconds\":0.883", "\"initrd_seconds\":1.991")
        .contains("\"userspace_seconds\":16.237");
  }

  @Test
  void sqliteIsBuiltByItsOwnPomDroppedIntoPluginsAndFound() throws Exception {
    Path project = built("sqlite");
    Installation zathras = installed(project.resolve("target/sqlite-processor-1.0.jar"));

    Finished processed = zathras.run("process", project.resolve("sample-results"), "--ndjson", "-");
    assertThat(processed.code()).isZero();
    assertThat(processed.err()).contains("1 processed", "UNKNOWN  sqlite_");
    assertThat(processed.out())
        .contains("\"primary_metrics\":{\"real_time_seconds\":{\"value\":19.8,\"unit\":\"s\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot-time", "sqlite"})
  void needsNothingOfThisBuild(String example) throws IOException {
    assertThat(Files.readString(EXAMPLES.resolve(example).resolve("pom.xml")))
        .doesNotContain("<parent>", "<repository>", "zathras-parent", "systemPath");
  }

  @Test
  void aCsvBenchmarkTakesLessThan150Lines() throws IOException {
    Path source = EXAMPLES.resolve("sqlite/src/main/java/com/example/sqlite/SqliteProcessor.java");

    assertThat(Files.readAllLines(source)).hasSizeLessThan(150);
  }

  /** Returns a copy of an example after {@code mvn verify} in it, its own tests included. */
  private Path built(String example) throws Exception {
    Path project = copyOf(EXAMPLES.resolve(example));
    Finished build =
        Finished.run(
            project,
            System.getProperty("zathras.maven"),
            "-B",
            "-ntp",
            "-Dmaven.repo.local=" + LocalRepository.make(),
            "verify");
    assertThat(build.code()).as(build.out()).isZero();
    assertThat(build.out()).containsPattern("Tests run: [1-9][0-9]*, Failures: 0, Errors: 0");
    return project;
  }

  private Installation installed(Path jar) throws IOException {
    return Installation.in(directory.resolve("zathras")).plugin(jar);
  }

  private Path copyOf(Path example) throws IOException {
    Path copy = directory.resolve(example.getFileName().toString());
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(path -> !path.startsWith(example.resolve("target"))).toList()) {
        Files.copy(file, copy.resolve(example.relativize(file).toString()));
      }
    }
    return copy;
  }
}
