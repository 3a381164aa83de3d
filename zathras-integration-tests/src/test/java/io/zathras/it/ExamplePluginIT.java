package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/boot-time}, as a stranger builds and installs it. */
class ExamplePluginIT {

  private static final Path EXAMPLE = Samples.ROOT.resolve("examples/boot-time");

  @TempDir Path directory;

  @Test
  void isBuiltByItsOwnPomDroppedIntoPluginsAndFound() throws Exception {
    Path project = copyOfExample();

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
    Installation zathras =
        Installation.in(directory.resolve("zathras"))
            .plugin(project.resolve("target/boot-time-processor-1.0.jar"));
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
  void needsNothingOfThisBuild() throws IOException {
    assertThat(Files.readString(EXAMPLE.resolve("pom.xml")))
        .doesNotContain("<parent>", "<repository>", "zathras-parent", "systemPath");
  }

  private Path copyOfExample() throws IOException {
    Path copy = directory.resolve("boot-time");
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(path -> !path.startsWith(EXAMPLE.resolve("target"))).toList()) {
        Files.copy(file, copy.resolve(EXAMPLE.relativize(file).toString()));
      }
    }
    return copy;
  }
}
