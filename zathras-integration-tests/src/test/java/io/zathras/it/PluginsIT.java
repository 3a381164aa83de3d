package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginsIT {

  private static final String PASS =
      """
      return BenchmarkResult.builder()
          .status(Status.PASS)
          .run(Run.builder().runNumber(1).status(Status.PASS).build())
          .build();
      """;

  @TempDir Path directory;

  private Installation zathras;
  private Path results;

  @BeforeEach
  void install() throws IOException {
    zathras = Installation.in(directory.resolve("zathras"));
    results = directory.resolve("results");
  }

  private PluginJar jar(String name, String descriptor, String body) {
    return PluginJar.named(name).processor(descriptor, body);
  }

  private PluginJar reads(String name, String test) {
    return jar(name, "forTest(\"" + test + "\").build()", PASS);
  }

  private Path built(PluginJar jar) throws IOException {
    return jar.in(directory.resolve("build"));
  }

  @Test
  void aNamedModuleIsFound() throws Exception {
    zathras.plugin(built(reads("mine", "mine").module()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results);

    assertThat(processed.out()).contains("1 processed", "PASS  mine_");
    assertThat(processed.code()).isZero();
    assertThat(zathras.run("processors").out())
        .contains("mine 1 (com.example.mine.Plugin in mine.jar)", "coremark 1 (");
  }

  @Test
  void aJarThatIsNoNamedModuleIsFound() throws Exception {
    zathras.plugin(built(reads("plain", "mine").service()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results);

    assertThat(processed.out()).contains("1 processed", "PASS  mine_");
    assertThat(processed.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aJarOnTheClassPathIsFound(boolean modular) throws Exception {
    PluginJar plugin = reads("mine", "mine").service();
    zathras.plugin(built(modular ? plugin.module() : plugin));
    Samples.resultOf("mine", results);

    Finished processed =
        Finished.run(
            zathras.home(),
            "java",
            "-cp",
            "lib/*:plugins/*",
            "io.zathras.cli.Main",
            "process",
            results);

    assertThat(processed.out()).contains("1 processed", "PASS  mine_");
    assertThat(processed.code()).isZero();
  }

  @Test
  void aPluginMayUseAnyModuleOfTheJdk() throws Exception {
    zathras.plugin(
        built(
            jar(
                    "database",
                    "forTest(\"mine\").version(java.sql.Types.class.getModule().getName()).build()",
                    PASS)
                .module("requires java.sql;")));

    assertThat(zathras.run("processors").out()).contains("mine java.sql (");
  }

  @Test
  void aPluginThatComesWithItsOwnCopyOfOurModulesUsesTheInstalledOnes() throws Exception {
    zathras.plugin(built(reads("mine", "mine").module()));
    Path spi =
        Distribution.jars().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("zathras-processors-spi"))
            .findFirst()
            .orElseThrow();
    zathras.plugin(spi);

    assertThat(zathras.run("processors").out()).contains("(com.example.mine.Plugin in mine.jar)");
  }

  @ParameterizedTest
  @CsvSource({
    "throw new IllegalStateException(\"no luck\");, java.lang.IllegalStateException: no luck",
    "return process(input);, java.lang.StackOverflowError",
    "throw new NoSuchMethodError(\"gone\");, java.lang.NoSuchMethodError: gone",
    "return null;, java.lang.NullPointerException"
  })
  void aProcessorThatFailsIsNamedAndCostsItsResultOnly(String body, String what) throws Exception {
    zathras.plugin(built(jar("broken", "forTest(\"mine\").version(\"7\").build()", body).module()));
    Path archive = Samples.resultOf("mine", results.resolve("a"));
    Samples.resultOf("coremark", results.resolve("b"));

    Finished processed = zathras.run("process", results, "--json", directory.resolve("documents"));

    assertThat(processed.code()).isEqualTo(1);
    assertThat(processed.out())
        .contains("1 processed", "1 failed", archive + ": FAILED")
        .contains("processor mine 7 (com.example.broken.Plugin in broken.jar) failed with " + what);
    assertThat(processed.err()).isEmpty();
    assertThat(directory.resolve("documents/" + Samples.ID + ".json")).exists();
  }

  @Test
  void theVerboseSeeWhereAProcessorFailed() throws Exception {
    zathras.plugin(
        built(
            jar("broken", "forTest(\"mine\").build()", "throw new Error(\"no luck\");").module()));
    Samples.resultOf("mine", results);

    assertThat(zathras.run("process", "-v", results).err())
        .contains("java.lang.Error: no luck", "at com.example.broken");
  }

  @Test
  void twoProcessorsOfOneTestAreAConfigurationErrorThatNamesBothJars() throws Exception {
    zathras.plugin(built(reads("one", "mine").module()));
    zathras.plugin(built(reads("other", "mine").module()));
    Samples.resultOf("coremark", results);

    Finished processed = zathras.run("process", results, "--json", directory.resolve("documents"));

    assertThat(processed.code()).isEqualTo(2);
    assertThat(processed.err())
        .contains("two processors handle mine", "one.jar", "other.jar", "higher priority")
        .doesNotContain("\tat ");
    assertThat(directory.resolve("documents")).doesNotExist();
  }

  @Test
  void whatNeedsNoProcessorWorksAllTheSame() throws Exception {
    zathras.plugin(built(reads("one", "mine").module()));
    zathras.plugin(built(reads("other", "mine").module()));

    assertThat(zathras.run("--version").code()).isZero();
    assertThat(zathras.run("schema", "result").code()).isZero();
    assertThat(zathras.run("processors").code()).isEqualTo(2);
  }

  @Test
  void aPluginForATestOfOursNeedsAHigherPriority() throws Exception {
    zathras.plugin(built(reads("mine", "coremark").module()));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err()).contains("coremark", "mine.jar", "zathras-processor-coremark-");
  }

  @Test
  void ofTwoProcessorsTheOneOfHigherPriorityReads() throws Exception {
    zathras.plugin(
        built(
            jar("mine", "forTest(\"coremark\").version(\"9\").priority(1).build()", PASS)
                .module()));
    Samples.resultOf("coremark", results);

    Finished processed = zathras.run("process", results, "--ndjson", "-");

    assertThat(processed.code()).isZero();
    assertThat(processed.out()).contains("\"processor\":{\"name\":\"coremark\",\"version\":\"9\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "forTest(\"\").build()",
    "forTest(null).build()",
    "forTest(String.valueOf(1 / 0)).build()"
  })
  void aProcessorThatCannotBeLoadedIsAConfigurationErrorThatNamesItsJar(String descriptor)
      throws Exception {
    zathras.plugin(built(jar("broken", descriptor, PASS).module()));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err())
        .contains("com.example.broken.Plugin in broken.jar cannot be loaded", "Remove the jar")
        .doesNotContain("\tat ");
  }

  @Test
  void twoVersionsOfOnePluginAreAConfigurationError() throws Exception {
    Path jar = built(reads("mine", "mine").module());
    Files.copy(jar, zathras.plugins().resolve("mine-1.jar"));
    Files.copy(jar, zathras.plugins().resolve("mine-2.jar"));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err()).contains("mine-1.jar", "mine-2.jar", "com.example.mine");
  }

  @Test
  void whatIsNoJarIsNotLookedAt() throws Exception {
    Files.writeString(zathras.plugins().resolve("README.txt"), "Put jars here.");
    Files.writeString(zathras.plugins().resolve("mine.jar.disabled"), "no jar");

    assertThat(zathras.run("processors").code()).isZero();
  }

  @Test
  void anInterruptLeavesWholeFilesOnly() throws Exception {
    zathras.plugin(
        built(
            jar(
                    "slow",
                    "forTest(\"slow\").build()",
                    """
                    try {
                      java.nio.file.Files.createFile(java.nio.file.Path.of(System.getProperty("begun")));
                      new java.util.concurrent.CountDownLatch(1).await();
                      return null;
                    } catch (java.io.IOException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    """)
                .module()));
    Samples.resultOf("coremark", results.resolve("a"));
    Samples.resultOf("slow", results.resolve("b"));
    Path documents = directory.resolve("documents");
    Path begun = directory.resolve("begun");

    Process process =
        Finished.builder(
                directory,
                java.util.Map.of("ZATHRAS_JAVA_OPTIONS", "-Dbegun=" + begun),
                zathras.launcher(),
                "process",
                results,
                "--json",
                documents,
                "--ndjson",
                documents.resolve("all.ndjson"))
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    Path first = documents.resolve(Samples.ID + ".json");
    while (process.isAlive() && !(Files.exists(begun) && Files.exists(first))) {
      Thread.onSpinWait();
    }
    // Not SIGINT: where the build itself runs in the background, Java is told to ignore it.
    Finished.run(directory, "kill", "-TERM", process.pid());

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(directory.resolve("err")).content().contains("interrupted");
    try (Stream<Path> files = Files.list(documents)) {
      assertThat(files).containsExactly(first);
    }
    assertThat(zathras.run("validate", first).code()).isZero();
  }
}
