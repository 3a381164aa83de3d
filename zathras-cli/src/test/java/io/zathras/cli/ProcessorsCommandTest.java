package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorsCommandTest {

  @TempDir Path directory;

  @Test
  void namesEachProcessorItsVersionItsJarAndItsArchives() {
    Cli cli = Cli.run("processors");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .contains("coremark 1 (io.zathras.processor.coremark.CoreMarkProcessor in ")
        .contains("results_coremark.zip");
  }

  @Test
  void aPluginsDirectoryMayBeEmptyOrMissing() throws IOException {
    Path plugins = Files.createDirectories(directory.resolve("plugins"));
    Files.writeString(plugins.resolve("README.txt"), "Put jars here.");

    assertThat(Cli.runWith(false, plugins, "processors")).isEqualTo(Cli.run("processors"));
    assertThat(Cli.runWith(false, directory.resolve("nowhere"), "processors"))
        .isEqualTo(Cli.run("processors"));
  }

  @Test
  void aFileThatIsNotAJarIsNamedAndTheOthersAreListed() throws IOException {
    Files.writeString(directory.resolve("broken.jar"), "no jar");

    Cli cli = Cli.runWith(false, directory, "processors");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err())
        .contains("broken.jar is not a jar that can be read (")
        .doesNotContain("\tat ");
    assertThat(cli.out()).contains("coremark 1 (", "plugin broken.jar: nothing that can be used");
  }
}
