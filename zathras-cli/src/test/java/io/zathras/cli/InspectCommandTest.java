package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {

  private static final String TREE = "results_coremark.zip!/results_coremark_tuned_none.tar";

  @TempDir Path directory;

  @Test
  void namesTheTestItsProcessorTheTreesAndTheFiles() throws IOException {
    Cli cli = Cli.run("inspect", Cli.passed(directory));

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out().lines())
        .contains("test       coremark", "tree       " + TREE, "document   " + Cli.PASSED)
        .anyMatch(line -> line.startsWith("processor  coremark 1 ("))
        .anyMatch(line -> line.equals("files      16, 10985 bytes"))
        .anyMatch(line -> line.endsWith("14  coremark_2026.11.22-10.40.54/version"));
  }

  @Test
  void digestsAreShownWhenAskedFor() throws IOException {
    Path archive = Cli.passed(directory);

    assertThat(Cli.run("inspect", archive).out().lines())
        .noneMatch(line -> line.matches(" +14  [0-9a-f]{64}  .*/version"));
    assertThat(Cli.run("inspect", "--digests", archive).out().lines())
        .anyMatch(line -> line.matches(" +14  [0-9a-f]{64}  .*/version"));
  }

  @Test
  void showsTheNotes() throws IOException {
    Cli cli = Cli.run("inspect", Cli.passed(directory), "--max-kept-file-bytes", 900);

    assertThat(cli.out().lines())
        .anyMatch(line -> line.startsWith("note       FILE_TOO_LARGE_TO_KEEP coremark_2026"));
  }

  @Test
  void aTestThatNothingReadsIsInspectedToo() throws IOException {
    Cli cli = Cli.run("inspect", Cli.result(directory, "passed.zip", "results_nobodys.zip"));

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .contains("test       nobodys", "processor  none; 'zathras processors'", "files      16");
  }

  @Test
  void anArchiveThatIsNoResultHasNoTest() throws IOException {
    Cli cli = Cli.run("inspect", Cli.result(directory, "passed.zip", "copy.zip"));

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .contains("test       none; a result is called results_<test>.zip")
        .doesNotContain("document ");
  }

  @Test
  void anUnpackedDirectoryIsInspectedLikeAnArchive() throws IOException {
    Files.createDirectories(directory.resolve("unpacked/coremark_2026.01.05-10.00.00"));
    Files.writeString(
        directory.resolve("unpacked/coremark_2026.01.05-10.00.00/version"), "commit: v1.0");

    Cli cli = Cli.run("inspect", directory.resolve("unpacked"));

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("tree       unpacked", "coremark_2026.01.05-10.00.00/version");
  }

  @Test
  void aRenamedArchiveHasTheDocumentOfTheTestThatIsStated() throws IOException {
    Path renamed = Cli.result(directory, "passed.zip", "copy.zip");

    assertThat(Cli.run("inspect", renamed, "--test", "coremark").out())
        .contains("test       coremark", "document   " + Cli.PASSED);
  }

  @Test
  void theTopDirectoryOfATarHasTheDocumentOfItsTar() throws IOException {
    Path top = directory.resolve("coremark_2026.01.05-10.00.00");
    Files.createDirectories(top);
    Files.writeString(top.resolve("version"), "commit: v1.0");
    Path tar =
        Files.write(
            directory.resolve("results_coremark_tuned_none_sys_file_none.tar"),
            Tar.of("coremark_2026.01.05-10.00.00/version", "commit: v1.0"));

    assertThat(document(Cli.run("inspect", top))).isEqualTo(document(Cli.run("inspect", tar)));
  }

  private static String document(Cli cli) {
    return cli.out()
        .lines()
        .filter(line -> line.startsWith("document   coremark_"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesThatWouldReorderTheLineAreShownAsCodePoints() throws IOException {
    Path tar = Files.write(directory.resolve("x\u001b[2J.tar"), Tar.of("a/b", "1"));
    Files.createDirectory(directory.resolve("unpacked"));
    Files.writeString(directory.resolve("unpacked/\u202egpj.exe"), "1");

    assertThat(Cli.run("inspect", tar).out()).contains("x\\u001b[2J.tar").doesNotContain("\u001b");
    assertThat(Cli.run("inspect", directory.resolve("unpacked")).out())
        .contains("\\u202egpj.exe")
        .doesNotContain("\u202e");
  }

  @Test
  void aDamagedArchiveFailsWithItsReason() throws IOException {
    Cli cli = Cli.run("inspect", Cli.truncated(directory));

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .startsWith("zathras inspect: results_coremark.zip")
        .doesNotContain("\tat ");
  }

  @Test
  void theStackTraceOfAFailureIsForTheVerbose() throws IOException {
    Cli cli = Cli.run("inspect", "-v", Cli.truncated(directory));

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("ArchiveException", "\tat ");
  }

  @Test
  void showsWhatWasReadBeforeTheFault() throws IOException {
    Path archive = directory.resolve("results_coremark.tar");
    byte[] tar = Tar.of("coremark_2026.01.05-10.00.00/version", "commit: v1.0");
    Files.write(archive, java.util.Arrays.copyOf(tar, 1500));

    Cli cli = Cli.run("inspect", archive);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).contains("coremark_2026.01.05-10.00.00/version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.ndjson", "results_a.zip"})
  void aDocumentIsForValidate(String name) throws IOException {
    Cli cli = Cli.run("inspect", Files.writeString(directory.resolve(name), "{}"));

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains(name + " is a document, no archive; 'zathras validate'");
  }

  @Test
  void anArchiveIsNeededThatIsThere() {
    assertThat(Cli.run("inspect").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("inspect", directory.resolve("nowhere.zip")).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aCorruptPluginIsNamedAndTheArchiveIsShown() throws IOException {
    Path plugins = Files.createDirectories(directory.resolve("plugins"));
    Files.writeString(plugins.resolve("broken.jar"), "no jar");

    Cli cli = Cli.runWith(false, plugins, "inspect", Cli.passed(directory));

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("processor  coremark");
    assertThat(cli.err()).contains("plugin: broken.jar is not a jar that can be read");
  }
}
