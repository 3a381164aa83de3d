package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution as a user starts it. */
class CommandIT {

  @TempDir Path directory;

  private Installation zathras;

  @BeforeEach
  void install() throws IOException {
    zathras = Installation.in(directory.resolve("zathras"));
  }

  @Test
  void deliversTheSampleAndSaysSo() throws Exception {
    Path documents = directory.resolve("documents");

    Finished processed = zathras.run("process", Samples.RESULTS, "--json", documents);

    assertThat(processed.code()).isZero();
    assertThat(processed.out())
        .contains("1 processed", "PASS  coremark  iterations_per_second 7468 ");
    assertThat(processed.err()).isEmpty();
    assertThat(zathras.run("validate", documents.resolve(Samples.ID + ".json")).code()).isZero();
  }

  @Test
  void runsOnTheModulePathWithTheSameResult() throws Exception {
    Finished onClassPath = zathras.run("process", Samples.RESULTS, "--ndjson", "-");

    Finished onModulePath =
        Finished.run(
            zathras.home(),
            "java",
            "--module-path",
            Distribution.modules().toAbsolutePath(),
            "--module",
            "io.zathras.cli/io.zathras.cli.Main",
            "process",
            Samples.RESULTS,
            "--ndjson",
            "-");

    assertThat(onModulePath.code()).isZero();
    assertThat(withoutTime(onModulePath.out())).isEqualTo(withoutTime(onClassPath.out()));
    assertThat(onModulePath.err()).isEqualTo(onClassPath.err());
  }

  private static String withoutTime(String document) {
    return document.replaceFirst("\"processing_timestamp\":\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"process", "show", "compare", "inspect", "validate", "schema"})
  void everyCommandHasHelp(String command) throws Exception {
    Finished help = zathras.run(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: zathras " + command);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void comparesOnTheClassPathAndOnTheModulePath() throws Exception {
    Path nights = Samples.ROOT.resolve("examples/two-nights").toAbsolutePath();
    Path monday = nights.resolve("monday");
    Path tuesday = nights.resolve("tuesday");

    Finished compared = zathras.run("compare", monday, tuesday, "--format", "junit");
    Finished onModulePath =
        Finished.run(
            zathras.home(),
            "java",
            "--module-path",
            Distribution.modules().toAbsolutePath(),
            "--module",
            "io.zathras.cli/io.zathras.cli.Main",
            "compare",
            monday,
            tuesday,
            "--format",
            "junit");

    assertThat(compared.code()).as(compared.err()).isEqualTo(4);
    assertThat(compared.out()).contains("failures=\"4\"");
    assertThat(onModulePath).isEqualTo(compared);
  }

  @Test
  void processLoadsNoClassOfTheAnalysis() throws Exception {
    Path log = directory.resolve("classes.log");

    Finished processed =
        zathras.run(
            Map.of("ZATHRAS_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
            "process",
            Samples.RESULTS);

    assertThat(processed.code()).as(processed.err()).isZero();
    assertThat(Files.readString(log))
        .contains("io.zathras.cli.ProcessCommand")
        .doesNotContain(
            "io.zathras.analysis", "io.zathras.report", "org.apache.commons.statistics");
  }

  @Test
  void endsWithOneWhenSomethingFailed() throws Exception {
    Path archive = Samples.resultOf("coremark", directory.resolve("results"));
    Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 700));

    assertThat(zathras.run("process", directory.resolve("results")).code()).isEqualTo(1);
  }

  @Test
  void endsWithTwoOnWrongUsage() throws Exception {
    assertThat(zathras.run("process", "--nonsense").code()).isEqualTo(2);
    assertThat(zathras.run("process", "nowhere").code()).isEqualTo(2);
  }

  @Test
  void endsWithThreeWhenThereAreNoResults() throws Exception {
    assertThat(zathras.run("process", Files.createDirectory(directory.resolve("empty"))).code())
        .isEqualTo(3);
  }

  @Test
  void worksFromAPathWithBlanksAndOtherLetters() throws Exception {
    Installation elsewhere = Installation.in(directory.resolve("two words, größe"));
    Path results = directory.resolve("résultats d'été");
    Samples.resultOf("coremark", results);

    Finished processed = elsewhere.run("process", results);

    assertThat(processed.out()).contains("1 processed", "résultats d'été/results_coremark.zip");
    assertThat(processed.code()).isZero();
  }

  @Test
  void readsAndPrintsNamesThatAreNotAsciiInTheCLocale() throws Exception {
    Path results = directory.resolve("größe");
    Samples.resultOf("coremark", results);

    Finished processed =
        zathras.run(Map.of("LC_ALL", "C", "LANG", "C"), "process", results, "--strict");

    assertThat(processed.out()).contains("1 processed", "größe/results_coremark.zip");
    assertThat(processed.code()).isZero();
  }

  @Test
  void worksThroughLinks() throws Exception {
    Path absolute = directory.resolve("absolute");
    Path relative = directory.resolve("relative");
    Files.createSymbolicLink(absolute, zathras.launcher());
    Files.createSymbolicLink(relative, Path.of("absolute"));

    assertThat(Finished.run(directory, relative, "--version").code()).isZero();
    assertThat(Finished.run(directory, "sh", "-c", "./relative --version").code()).isZero();
    assertThat(
            Finished.run(
                    directory,
                    Map.of("PATH", directory + ":" + System.getenv("PATH")),
                    "sh",
                    "-c",
                    "absolute --version")
                .code())
        .isZero();
  }

  @Test
  void takesEveryClassOfARunFromTheClassDataOfTheBuildAndMakesNoneForRecordsOrAnnotations()
      throws Exception {
    Path loaded = directory.resolve("loaded");

    Finished run =
        Finished.run(
            directory,
            Map.of("ZATHRAS_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded),
            Distribution.home().resolve("bin/zathras"),
            "process",
            Samples.ROOT.resolve("examples/sample-results"),
            "--json",
            directory.resolve("documents"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(loaded))
        .containsPattern("io\\.zathras\\.cli\\.Main source: shared objects file")
        .containsPattern("picocli\\.CommandLine source: shared objects file")
        .doesNotContain("source: file:")
        .doesNotContain("java.lang.runtime.ObjectMethods")
        .doesNotContain("$Proxy");
  }

  @Test
  void classDataOfAnotherJavaAreIgnoredWithoutAWord() throws Exception {
    Path lib = directory.resolve("zathras/lib");
    Files.delete(lib);
    Files.createDirectory(lib);
    Files.copy(Distribution.home().resolve("lib/zathras.jar"), lib.resolve("zathras.jar"));
    Files.writeString(lib.resolve("zathras.jsa"), "none of these");
    Files.writeString(lib.resolve("zathras.jsa.place"), lib.toRealPath() + "\n");

    Finished run = zathras.run("--version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("zathras ").hasLineCount(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysWhenThereIsNoJava() throws Exception {
    Finished run = zathras.run(Map.of("JAVA_HOME", directory.toString()), "--version");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(directory + "/bin/java", "JAVA_HOME");
  }

  @Test
  void theScriptAtTheRootRunsWhatTheBuildMade() throws Exception {
    Path link =
        Files.createSymbolicLink(directory.resolve("link"), Samples.ROOT.resolve("zathras"));

    assertThat(Finished.run(directory, link, "--version")).isEqualTo(zathras.run("--version"));
  }
}
