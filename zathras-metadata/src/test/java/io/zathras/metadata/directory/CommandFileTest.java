package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.TunedSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFileTest {

  private static final String COMMAND =
      """
      #!/bin/bash
      /home/ec2-user/workloads/coremark-wrapper-2.6/coremark/coremark_run --run_user ec2-user \
      --home_parent /home --iterations 1 --tuned_setting tuned_virtual-guest_sys_file_net.conf \
      --host_config "m5.xlarge[region=us-east-1&zone=b]:Disks;number=2" --sysname "m5.xlarge" \
      --sys_type aws    --use_pcp --iterations 5

      """;

  private static final PrivateWords HIDDEN = words(false);
  private static final PrivateWords SHOWN = words(true);

  @Test
  void leavesOutTheValuesOfPrivateOptionsAndWritesHomesAsATilde() {
    assertThat(read(COMMAND).command(HIDDEN))
        .isEqualTo(
            "~/workloads/coremark-wrapper-2.6/coremark/coremark_run --run_user --home_parent"
                + " --iterations 1 --tuned_setting tuned_virtual-guest_sys_file_net.conf"
                + " --host_config --sysname --sys_type aws --use_pcp --iterations 5");
    assertThat(read(COMMAND).workingDirectory(HIDDEN))
        .isEqualTo("~/workloads/coremark-wrapper-2.6/coremark");
  }

  @Test
  void bringsPrivateValuesBackWhenTheyAreWanted() {
    assertThat(read(COMMAND).command(SHOWN))
        .startsWith("/home/ec2-user/workloads/")
        .contains("--run_user ec2-user --home_parent /home")
        .contains("--host_config \"m5.xlarge[region=us-east-1&zone=b]:Disks;number=2\"");
    assertThat(read(COMMAND).user()).isEqualTo("ec2-user");
  }

  @Test
  void countsTheLastOfARepeatedOptionAndKeepsBothInTheCommand() {
    CommandFile command = read(COMMAND);

    assertThat(command.parameters(HIDDEN)).isEqualTo(Map.of("iterations", 5L, "use_pcp", true));
    assertThat(command.command(HIDDEN)).contains("--iterations 1").contains("--iterations 5");
  }

  @Test
  void readsTheWrapperVersionAndTheTunedSetting() {
    assertThat(read(COMMAND).wrapperVersion()).isEqualTo("2.6");
    assertThat(read(COMMAND).tunedSetting())
        .isEqualTo(new TunedSetting("virtual-guest", "net.conf"));
    assertThat(read(COMMAND).script()).isEqualTo("coremark_run");
  }

  @Test
  void writesRootsHomeWithItsDoubleSlashAsATilde() {
    CommandFile command = read("//root/workloads/streams-wrapper-2.8/streams/streams_run --x\n");

    assertThat(command.command(HIDDEN))
        .isEqualTo("~/workloads/streams-wrapper-2.8/streams/streams_run --x");
    assertThat(command.workingDirectory(HIDDEN))
        .isEqualTo("~/workloads/streams-wrapper-2.8/streams");
  }

  @Test
  void takesTheFirstLineWhenNoShellIsNamed() {
    assertThat(read("/opt/x_run --a 1\n/opt/y_run\n").command(HIDDEN))
        .isEqualTo("/opt/x_run --a 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "#!/bin/bash\n", "#!/bin/bash\n\n  \n"})
  void hasNoCommandInAnEmptyFile(String text) {
    assertThat(CommandFile.read(new SideFile("a.cmd", text))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--client_ips 192.0.2.7,192.0.2.8 --n 2 | x --client_ips --n 2",
        "--target 192.0.2.7 | x --target <redacted>",
        "--target [2001:db8::1]:80 | x --target [<redacted>]:80",
        "--mac aa:bb:cc:00:11:22 | x --mac <redacted>",
        "--times 1:2:3:4:5:6 | x --times 1:2:3:4:5:6",
        "--label run-by-alice | x --label run-by-<redacted>",
        "--who alice | x --who <redacted>",
        "--malice 1 | x --malice 1",
      })
  void takesOutAddressesAndNamesWhereverTheyStand(String options, String shown) {
    assertThat(read("x " + options).command(HIDDEN)).isEqualTo(shown);
  }

  @Test
  void keepsQuotedTextsTogether() {
    CommandFile command = read("x --opts \"-b 4k  -t 'a b'\" --list a b --empty '' --open \"z z");

    assertThat(command.parameters(HIDDEN))
        .isEqualTo(Map.of("opts", "-b 4k  -t 'a b'", "list", "a b", "empty", "", "open", "\"z z"));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "0.5, 0.5", "-3, -3", "007, 007", "1e3, 1e3", "1.2.3, 1.2.3", "+1, +1"})
  void makesNumbersOfWhatIsWrittenAsOne(String value, String shown) {
    assertThat(read("x --a " + value).parameters(HIDDEN).get("a")).hasToString(shown);
  }

  @Test
  void readsAMillionQuotesInOnePass() {
    assertThat(read("x " + "\"'".repeat(500_000)).command(HIDDEN)).startsWith("x ");
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/x-wrapper-1.0/y-wrapper-2.0/z_run, 1.0",
    "/opt/x-wrapper-/y-wrapper-2.0/z_run, 2.0",
    "/opt/x-wrapper-a-wrapper-b/z_run, a-wrapper-b",
    "/opt/x-wrapper-1.0, ",
    "/opt/x-wrapper-/, ",
    "x_run, ",
  })
  void readsTheVersionBehindTheFirstWrapperInADirectorysName(String program, String version) {
    assertThat(read(program).wrapperVersion()).isEqualTo(version);
  }

  @Test
  void hasNoVersionThatNoDirectoryCouldBeNamedAfter() {
    assertThat(read("/x-wrapper-" + "1".repeat(256) + "/x_run").wrapperVersion()).isNull();
    assertThat(read("-wrapper-".repeat(100_000)).wrapperVersion()).isNull();
    assertThat(read("-wrapper-".repeat(100_000) + "/x").wrapperVersion()).isNull();
  }

  @Test
  void putsTheManyValuesOfAnOptionTogetherOnce() {
    String values = "v ".repeat(200_000);

    assertThat(read("x --o " + values).parameters(HIDDEN)).containsEntry("o", values.strip());
  }

  private static CommandFile read(String text) {
    return CommandFile.read(new SideFile("coremark.cmd", text));
  }

  private static PrivateWords words(boolean includePrivate) {
    return PrivateWords.of(IdentityTest.vars("user_running", "alice"), null, includePrivate);
  }
}
