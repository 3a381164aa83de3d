package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result with a secret everywhere a user can put one. */
class SecretsTest {

  private static final String ALL =
      "password=S3CRET01x --token S3CRET02x https://u:S3CRET03x@h/ Authorization: Bearer S3CRET04x"
          + " AKIAS3CRET05 DB_PASSWORD: S3CRET06x";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"", "--include-private"})
  void noneReachesADocumentTheReportOrTheTerminal(String option) throws IOException {
    plant();

    Cli cli = option.isEmpty() ? process("-v") : process("-v", option);

    assertThat(cli.code()).isZero();
    assertThat(cli.out() + cli.err()).doesNotContain("S3CRET");
    List<Path> written;
    try (var files = Files.walk(directory.resolve("out"))) {
      written = files.filter(Files::isRegularFile).toList();
    }
    assertThat(written).hasSize(3);
    assertThat(written).allSatisfy(file -> assertThat(file).content().doesNotContain("S3CRET"));
    assertThat(directory.resolve("out/all.ndjson"))
        .content()
        .contains("<redacted>", "sysctl_parameters", "vendor.client_secret", "--iterations 5");
  }

  @Test
  void namesAndAddressesComeBackAndSecretsDoNot() throws IOException {
    plant();

    process("--include-private");

    assertThat(directory.resolve("out/all.ndjson"))
        .content()
        .contains("alice", "10.20.30.40")
        .doesNotContain("S3CRET");
  }

  @Test
  void whatAnArchiveHoldsIsShownWithoutThem() throws IOException {
    Path archive = Cli.passed(directory.resolve("token=S3CRET"));

    Cli cli = Cli.run("inspect", archive);

    assertThat(cli.code()).isZero();
    assertThat(cli.out()).doesNotContain("S3CRET").contains("token=<redacted>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema",
        "processors",
        "--help",
        "process --help",
        "check --help",
        "install --help"
      })
  void whatIsNoneIsPrintedAsItIs(String arguments) {
    Cli cli = Cli.run((Object[]) arguments.split(" ", -1));

    assertThat(cli.out() + cli.err()).isNotBlank().doesNotContain("<redacted>");
  }

  private Cli process(String... options) {
    Object[] arguments = new Object[options.length + 8];
    Object[] fixed = {
      "process", directory.resolve("in"),
      "--json", directory.resolve("out/json"),
      "--ndjson", directory.resolve("out/all.ndjson"),
      "--report", directory.resolve("out/report.json")
    };
    System.arraycopy(fixed, 0, arguments, 0, fixed.length);
    System.arraycopy(options, 0, arguments, fixed.length, options.length);
    return Cli.run(arguments);
  }

  private void plant() throws IOException {
    Path in = directory.resolve("in/scen/rhel/aws/m5.xlarge_0");
    Cli.passed(in);
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(
        in.resolve("coremark.cmd"),
        "/w/coremark-wrapper-1.0/coremark_run --api_key S3CRET07x --iterations 5 --x \""
            + ALL
            + "\"\n");
    Files.writeString(
        in.resolve("error_log"),
        ALL
            + "\n-----BEGIN RSA PRIVATE KEY-----\nMIIS3CRET08x\nS3CRET09x\n"
            + "-----END RSA PRIVATE KEY-----\n");
    Files.writeString(in.resolve("test_failure"), "coremark_run reported failure " + ALL + "\n");
    Files.writeString(in.resolve("test_info"), "{\"coremark\": {\"password\": \"S3CRET10x\"");
    Files.writeString(
        in.resolve("test_defs.yml"),
        "test_defs:\n  t:\n    test_name: coremark\n"
            + "    repo_file: \"https://u:S3CRET11x@h/v1.zip\"\n");
    Files.writeString(
        in.resolve("ansible_vars.yml"),
        "config_info:\n  system_type: aws\n  os_vendor: rhel\n  user_running: alice\n"
            + "  test_to_run: [coremark, \""
            + ALL
            + "\"]\n  db_password: S3CRET12x\n"
            + "  vault: {name: DB_PASSWORD, value: S3CRET13x}\n  cloud_region: \""
            + ALL
            + "\"\n");
    Files.writeString(
        in.resolve("ansible_run_vars.yml"), "server_ip: 10.20.30.40\nbecome_pass: S3CRET14x\n");
    Files.write(
        in.resolve("sysconfig_info.tar"),
        Tar.of(
            "sysconfig_info/sysctl.out",
            "vendor.client_secret = S3CRET15x\nkernel.core_pattern = |/x "
                + ALL
                + "\nkernel.token_S3CRET16x = 1\n"));
  }
}
