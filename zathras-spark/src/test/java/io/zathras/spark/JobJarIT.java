package io.zathras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar as {@code spark-submit} runs it: beside Spark's own libraries, and no others. */
class JobJarIT {

  private static final Path JAR = Path.of(System.getProperty("zathras.job"));
  private static final List<String> OURS =
      List.of("zathras-", "json-schema-validator", "snakeyaml-engine", "jspecify");

  @TempDir Path directory;

  @Test
  void sparkSubmitRunsIt() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("zathras.spark.opens").split(" ")));
    command.addAll(
        List.of(
            "-cp",
            sparks(),
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--conf",
            "spark.driver.bindAddress=127.0.0.1",
            "--conf",
            "spark.local.dir=" + directory.resolve("work"),
            JAR.toString(),
            "--output",
            directory.resolve("tables").toString(),
            "--partitions",
            "1",
            ResultTree.EXAMPLES.resolve("two-nights").toString()));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");

    int code =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();

    assertThat(code).as(Files.readString(err)).isZero();
    assertThat(out).hasContent("12 processed, 0 duplicate, 0 skipped, 0 missing, 0 failed\n");
    assertThat(directory.resolve("tables/result/part-00000.parquet")).isRegularFile();
  }

  @Test
  void everyLibraryInItHasANameOfItsOwn() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("io/zathras/") || name.startsWith("org/jspecify/"));
    }
  }

  private static String sparks() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(
            entry -> OURS.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
