package io.zathras.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Severity;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.context.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {

  private static final FileTree TAR =
      FileTree.of("results_coremark.zip!/results_coremark_virtual-guest.tar", Map.of());

  private static final String CONFIGURATION =
      """
      ---
      config_info:
        hostname_file: /home/alice/zathras/ssh_known_hosts
        local_run_dir: /home/alice/zathras
        system_type: azure
        host_config: Standard_D8ds_v6:Disks;number=2
        host_or_cloud_inst: Standard_D8ds_v6
        run_label: nightly_rhel
        spot_start_price: 0.05
        spot_range: [0.05,0.07]
        selinux_state: none
        cloud_resource_group: alice-nightly-0
        cloud_os_version: 9.10
        az_subscription: 00000000-1111-2222-3333-444444444444
        cloud_sku: 9'_'4
        test_repos:
        ssh_key: /home/alice/permissions/key
        java_version: java-17
        rhel_tuned_setting: [virtual-guest,balanced]
        rhel_tuned_reboot: 0
        os_vendor: rhel
        test_to_run: [streams,coremark]
        storage_required: "no"
        cloud_disks: none
        cloud_numb_networks: 0
        test_iterations: 3
        user_running: alice
        test_user: azureuser
        User: alice
        Owner: bob
        Manager: Carol Managerson
        Project: Rhel_regression
        Jirald: alice
        TicketID: #
        Jirald: bob
        a_new_field: x
        sys_config: none
      """;

  @TempDir Path root;
  private Path leaf;

  @BeforeEach
  void makeALeaf() throws IOException {
    leaf = Files.createDirectories(root.resolve("nightly/rhel/azure/0_Standard_D8ds_v6"));
  }

  @Test
  void statesTheAllowedFieldsInTheirPartsAndFormsAndNoOthers() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);

    TestConfiguration configuration = configuration(context("coremark"));

    assertThat(configuration.iterationsRequested()).isEqualTo(3);
    assertThat(configuration.parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "run_label", "nightly_rhel",
                "java_version", "java-17",
                "test_to_run", List.of("streams", "coremark"),
                "storage_required", "no",
                "test_iterations", 3L));
    assertThat(configuration.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "host_config",
                "Standard_D8ds_v6:Disks;number=2",
                "spot_start_price",
                0.05,
                "spot_range",
                List.of(0.05, 0.07),
                "cloud_os_version",
                "9.10",
                "cloud_sku",
                "9_4",
                "cloud_disks",
                List.of("none"),
                "cloud_numb_networks",
                0L,
                "Project",
                "Rhel_regression"));
    assertThat(configuration.tuning())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "selinux_state", "none",
                "rhel_tuned_setting", List.of("virtual-guest", "balanced"),
                "rhel_tuned_reboot", 0L,
                "sys_config", "none",
                "tuned_profile", "virtual-guest"));
  }

  @Test
  void tellsNobodyWhoRanItOrWhere() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);
    write("ansible_run_vars.yml", "test_hostname: perf-1.example.com\nct_client_ip: 192.0.2.7\n");
    write("hw_config.yml", "storage: /dev/nvme1n1\nserver_ips: net1\n");
    write(
        "coremark.cmd",
        "/home/azureuser/workloads/coremark_run --run_user azureuser --on perf-1.example.com\n");
    write("test_system_usage", "alice l i 2026.02.04-10.15.42 0.192 coremark 204 .0108\n");
    write("error_log", "Fatal error: alice cannot reach perf-1.example.com at 192.0.2.7\n");

    assertThat(context("coremark").toString())
        .doesNotContain("alice", "bob", "azureuser", "Managerson", "perf-1", "192.0.2.7", "net1")
        .doesNotContain("/home", "00000000-1111", "permissions")
        .contains("cannot reach <redacted> at <redacted>", "storage_devices=[/dev/nvme1n1]");
  }

  @Test
  void bringsPrivateValuesBackWhenTheyAreWanted() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);
    write("ansible_run_vars.yml", "test_hostname: perf-1.example.com\nlist: [{a: b}]\n");
    write("hw_config.yml", "server_ips: net1\n");
    write("coremark.cmd", "/home/azureuser/x/coremark_run --run_user azureuser\n");

    RunContext context = read(leaf, true).context("coremark", TAR);

    assertThat(context.user()).isEqualTo("azureuser");
    assertThat(context.command()).isEqualTo("/home/azureuser/x/coremark_run --run_user azureuser");
    assertThat(configuration(context).parameters())
        .contains(
            entry("az_subscription", "00000000-1111-2222-3333-444444444444"),
            entry("hostname_file", "/home/alice/zathras/ssh_known_hosts"),
            entry("run_user", "azureuser"));
    assertThat(configuration(context).environment())
        .contains(entry("server_ips", List.of("net1")))
        .containsEntry(
            "ansible_run_vars",
            Map.of("test_hostname", "perf-1.example.com", "list", List.of("{a=b}")));
  }

  @Test
  void keepsTheHostNameOfALocalSystemOutOfTheConfiguration() throws IOException {
    write(
        "ansible_vars.yml",
        """
        config_info:
          system_type: local
          host_config: perf-1.example.com
          cloud_network_systems: perf-2.example.com
          test_iterations: one
        """);

    TestConfiguration configuration = configuration(context("coremark"));

    assertThat(configuration.environment()).isEmpty();
    assertThat(configuration.iterationsRequested()).isNull();
  }

  @Test
  void notesFieldsThatAreNewWithoutTheirValues() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);

    assertThat(found(context("coremark"), "configuration-fields-unknown").message())
        .endsWith(": a_new_field");
  }

  @Test
  void keepsTheFormOfAFieldInOlderGenerations() throws IOException {
    write(
        "ansible_vars.yml",
        """
        config_info:
          rhel_tuned_setting: virtual-guest
          test_to_run: ["1"]
          java_version: 1
          spot_range: 0
          cloud_region: [[x],{y: z}]
        """);

    TestConfiguration configuration = configuration(context("coremark"));

    assertThat(configuration.tuning())
        .containsEntry("rhel_tuned_setting", List.of("virtual-guest"));
    assertThat(configuration.parameters())
        .contains(entry("test_to_run", List.of("1")), entry("java_version", "1"));
    assertThat(configuration.environment())
        .contains(entry("spot_range", List.of(0L)), entry("cloud_region", List.of("[x]", "{y=z}")));
  }

  @Test
  void takesTheLastOfARepeatedFieldWithAWarning() throws IOException {
    write("ansible_vars.yml", "config_info:\n  Project: a\n  Project: b\n");

    RunContext context = context("coremark");

    assertThat(configuration(context).environment()).containsEntry("Project", "b");
    assertThat(found(context, "yaml-duplicate-key").line()).isEqualTo(3);
  }

  @Test
  void readsTheMainFileWhereTheOtherIsMissingAndNotesIt() throws IOException {
    write("ansible_vars_main.yml", CONFIGURATION);

    RunContext context = context("coremark");

    assertThat(configuration(context).iterationsRequested()).isEqualTo(3);
    assertThat(found(context, "configuration-from-main").severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void readsTheMainFileWhereTheOtherIsNoYaml() throws IOException {
    write("ansible_vars.yml", "config_info:\n  a: b: c\n");
    write("ansible_vars_main.yml", CONFIGURATION);

    RunContext context = context("coremark");

    assertThat(configuration(context).iterationsRequested()).isEqualTo(3);
    assertThat(found(context, "yaml-unreadable"))
        .satisfies(
            found -> {
              assertThat(found.file()).isEqualTo("ansible_vars.yml");
              assertThat(found.line()).isEqualTo(2);
              assertThat(found.message()).contains("mapping values are not allowed here");
            });
  }

  @Test
  void knowsThePathAloneWhenBothAreMissingAndWarns() {
    RunContext context = context("coremark");

    assertThat(context.scenarioName()).isEqualTo("nightly");
    assertThat(context.osVendor()).isEqualTo("rhel");
    assertThat(context.cloudProvider()).isEqualTo("azure");
    assertThat(context.instanceType()).isEqualTo("Standard_D8ds_v6");
    assertThat(context.iteration()).isZero();
    assertThat(found(context, "configuration-missing").severity()).isEqualTo(Severity.WARNING);
    assertThat(found(context, "sysconfig-missing").file()).isEqualTo("sysconfig_info.tar");
    assertThat(found(context, "wrapper-version-unknown").severity()).isEqualTo(Severity.INFO);
    assertThat(configuration(context).tuning())
        .containsExactly(entry("tuned_profile", "virtual-guest"));
  }

  @Test
  void givesTheSameFromALeafAsFromAnyPathToIt() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);
    Path relative = Path.of("").toAbsolutePath().relativize(leaf.toRealPath());

    assertThat(read(relative, false).context("a", TAR)).isEqualTo(context("a"));
    assertThat(read(leaf.resolve("../0_Standard_D8ds_v6/."), false).context("a", TAR))
        .isEqualTo(context("a"));
  }

  @Test
  void resolvesALinkThatTheCallerNamed() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("latest"), leaf);

    assertThat(read(link, false).context("a", TAR).instanceType()).isEqualTo("Standard_D8ds_v6");
  }

  @Test
  void takesTheWrapperVersionFromTheCommandWhenNoDefinitionHasIt() throws IOException {
    write("coremark.cmd", "/home/u/workloads/coremark-wrapper-2.6/coremark/coremark_run --x\n");

    assertThat(context("coremark").wrapperVersion()).isEqualTo("2.6");
    assertThat(context("streams").wrapperVersion()).isNull();
  }

  @Test
  void statesNoMoreOptionsThanAWrapperCouldHave() throws IOException {
    StringBuilder command = new StringBuilder("/x/coremark_run");
    for (int i = 0; i < 50_000; i++) {
      command.append(" --o").append(i).append(" 1");
    }
    write("coremark.cmd", command + "\n");

    RunContext context = context("coremark");

    assertThat(configuration(context).parameters()).hasSize(1_000).containsEntry("o999", 1L);
    assertThat(found(context, "options-left-out").message()).contains("50000 options");
  }

  @Test
  void statesHowLongTheStepTookAndWhatItCost() throws IOException {
    write("test_times", "test: coremark execution time 204\n");
    write("test_system_usage", "u l i 2026.02.04-10.15.42 0.192 coremark 204 .0108\n");

    RunContext context = context("coremark");

    assertThat(context.stepSeconds()).isEqualTo(204.0);
    assertThat(configuration(context).environment())
        .containsOnly(entry("price_usd_per_hour", 0.192), entry("cost_usd", 0.0108));
    assertThat(context("streams").stepSeconds()).isNull();
  }

  @Test
  void takesThePriceFromItsOwnFileWhereTheTableHasNone() throws IOException {
    write("instance_cost", "0.192\n");
    write(
        "test_system_usage",
        """
        u l i 2026.02.04-10.15.42 0.5 streams 100 .0139
        u l i 2026.02.04-10.15.42 coremark 204 .0108
        """);

    assertThat(configuration(context("coremark")).environment())
        .containsOnly(entry("price_usd_per_hour", 0.192), entry("cost_usd", 0.0108));
    assertThat(configuration(context("streams")).environment())
        .containsEntry("price_usd_per_hour", 0.5);
    write("instance_cost", "<html>");
    assertThat(configuration(context("coremark")).environment())
        .containsOnly(entry("cost_usd", 0.0108));
  }

  @Test
  void saysPriceAndRegionForThoseWhoFilterAndCompute() throws IOException {
    String asked = "config_info:\n  system_type: %s\n  host_or_cloud_inst: m\n  cloud_region: %s\n";
    write("instance_cost", ".192\n");
    write("ansible_vars.yml", asked.formatted("aws", "us-east-2"));
    assertThat(context("coremark").cloudRegion()).isEqualTo("us-east-2");
    assertThat(context("coremark").priceUsdPerHour()).isEqualTo(0.192);

    write("ansible_vars.yml", asked.formatted("local", "us-east-2"));
    assertThat(context("coremark").cloudRegion()).as("of a local system").isNull();

    write("ansible_vars.yml", asked.formatted("azure", "none"));
    assertThat(context("coremark").cloudRegion()).isNull();
    write("meta_data.yml", "{\"compute\": {\"location\": \"eastus\"}}");
    assertThat(context("coremark").cloudRegion()).as("as the cloud names it").isEqualTo("eastus");

    write("instance_cost", "free");
    assertThat(context("coremark").priceUsdPerHour()).isNull();
  }

  @Test
  void givesEachTunedProfileItsOwnTime() throws IOException {
    write("ansible_vars.yml", "config_info:\n  rhel_tuned_setting: [balanced,virtual-guest]\n");
    write("test_times", "test: a execution time 10\ntest: a execution time 20\n");

    assertThat(contextOfA("balanced").stepSeconds()).isEqualTo(10.0);
    assertThat(contextOfA("virtual-guest").stepSeconds()).isEqualTo(20.0);
    assertThat(contextOfA("other").stepSeconds()).isNull();
    assertThat(configuration(contextOfA("balanced")).environment())
        .containsEntry("step_seconds", List.of(10L, 20L));
  }

  private RunContext contextOfA(String profile) {
    return read(leaf, false)
        .context("a", FileTree.of("results_a.zip!/results_a_" + profile + ".tar", Map.of()));
  }

  @Test
  void keepsTwoTimesInOrderAndStatesNoDurationWhereItCannotTellThemApart() throws IOException {
    write("test_times", "test: coremark execution time 20\ntest: coremark execution time 10\n");

    RunContext context = context("coremark");

    assertThat(context.stepSeconds()).isNull();
    assertThat(configuration(context).environment())
        .containsExactly(entry("step_seconds", List.of(20L, 10L)));
    assertThat(found(context, "several-times").message()).contains("20 s, 10 s");
  }

  @Test
  void saysWhenAResultWasMadeUnderAnotherProfileThanAskedFor() throws IOException {
    write("ansible_vars.yml", "config_info:\n  rhel_tuned_setting: [balanced]\n");

    assertThat(found(context("coremark"), "tuned-profile-differs").message())
        .contains("'virtual-guest'", "asked for was balanced");
  }

  @Test
  void saysOfASecondDirectoryWhatItSaysOfItAlone() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);
    write("test_info", "{\"test1\": {\"test_name\": \"coremark\", \"repo_file\": \"v1.zip\"");
    RunContext alone = context("coremark");
    ResultDirectories directories = new ResultDirectories(ArchiveReader.defaults(), false);
    FileTree tar = FileTree.builder("results_coremark.zip").file("a", "").build();

    assertThat(directories.read(leaf).context("coremark", tar))
        .isEqualTo(directories.read(leaf).context("coremark", tar));
    assertThat(directories.read(leaf).context("coremark", tar).diagnostics())
        .containsAll(
            alone.diagnostics().stream()
                .filter(found -> "test_info".equals(found.file()))
                .toList());
    write("test_info", "{\"test1\": {\"test_name\": \"coremark\", \"repo_file\": \"v2.zip\"}}");
    assertThat(directories.read(leaf).context("coremark", tar).wrapperVersion()).isEqualTo("v2");
  }

  @Test
  void warnsWhenTheCloudGaveAnotherMachine() throws IOException {
    write("ansible_vars.yml", CONFIGURATION);
    write("meta_data.yml", "{\"compute\": {\"vmSize\": \"Standard_D4ds_v6\"}}");

    RunContext context = context("coremark");

    assertThat(context.instanceType()).isEqualTo("Standard_D8ds_v6");
    assertThat(found(context, "instance-differs").message())
        .contains("'Standard_D4ds_v6'", "'Standard_D8ds_v6'");
    assertThat(configuration(context).environment())
        .containsEntry("provider_instance_type", "Standard_D4ds_v6");
  }

  @Test
  void saysWhatTheMarksOfARunMean() throws IOException {
    write("test_started", "Test started\n");
    write("cpu_type_failure", "Wanted AMD EPYC 9R14\n");
    write("spot_failure", "");
    write("error_log", "Fatal error: one\n\nFatal error: two\n".repeat(10));

    RunContext context = context("coremark");

    assertThat(found(context, "test-not-returned").message()).contains("there is no test_returned");
    assertThat(found(context, "cpu-type-failure").message()).contains("'Wanted AMD EPYC 9R14'");
    assertThat(found(context, "spot-failure").message()).isEqualTo("the spot instance was lost");
    assertThat(context.diagnostics().stream().filter(d -> d.code().equals("run-error")))
        .hasSize(11)
        .first()
        .isEqualTo(
            new Diagnostic(Severity.WARNING, "run-error", "error_log", 1, "Fatal error: one"));
    assertThat(context.diagnostics())
        .extracting(Diagnostic::message)
        .contains("10 more lines of errors");
  }

  @Test
  void takesAReturnedTestForNoFailure() throws IOException {
    write("test_started", "Test started\n");
    write("test_returned", "Test completed\nTest returned\n");

    assertThat(context("coremark").diagnostics())
        .extracting(Diagnostic::code)
        .doesNotContain("test-not-returned");
  }

  @Test
  void blamesTheTestThatTheFailureFileNames() throws IOException {
    write(
        "test_failure",
        "//root/workloads/streams-wrapper-2.8/streams/streams_run reported failure.");

    assertThat(found(context("streams"), "test-failure"))
        .isEqualTo(
            new Diagnostic(
                Severity.ERROR,
                "test-failure",
                "test_failure",
                1,
                "the wrapper ended with an error:"
                    + " '~/workloads/streams-wrapper-2.8/streams/streams_run reported failure.'"));
    assertThat(context("coremark").diagnostics())
        .extracting(Diagnostic::code)
        .doesNotContain("test-failure");
  }

  @Test
  void warnsAllTestsOfAFailureThatNamesNone() throws IOException {
    write("test_failure", "something went wrong");

    assertThat(found(context("coremark"), "test-failure").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void namesTheTestsThatWereAskedForAndLeftNothing() throws IOException {
    write(
        "ansible_vars.yml",
        "config_info:\n  test_to_run: [coremark,streams,phoronix,reboot_measure,pig]\n");
    write(
        "test_info",
        """
        {"test1": {"test_name": "reboot_measure", "archive_results": "no"},
         "test2": {"test_name": "coremark_pro"}}
        """);
    write("pig.cmd", "/x/pig_run\n");
    write("test_failure", "/x/pig_run reported failure.");
    write("test_started", "");

    assertThat(missing("coremark_pro", "phoronix_redis"))
        .containsExactly(
            entry(
                "coremark",
                "ansible_vars.yml asks for 'coremark', and there is no results_coremark.zip; it was"
                    + " not started; tests were started and did not return"),
            entry(
                "streams",
                "ansible_vars.yml asks for 'streams', and there is no results_streams.zip; it was"
                    + " not started; tests were started and did not return"),
            entry(
                "pig",
                "ansible_vars.yml asks for 'pig', and there is no results_pig.zip; test_failure:"
                    + " the wrapper ended with an error: '/x/pig_run reported failure.'; tests were"
                    + " started and did not return"));
  }

  @Test
  void missesNothingWhenOnlyAnImageWasMade() throws IOException {
    write("ansible_vars.yml", "config_info:\n  test_to_run: [\"0\"]\n");
    assertThat(missing()).isEmpty();

    write("ansible_vars.yml", "config_info:\n  test_to_run: [a]\n  cloud_execute_tests: 0\n");
    assertThat(missing()).isEmpty();
  }

  @Test
  void readsNoFileThatIsALinkOrTooLarge() throws IOException {
    Path elsewhere = Files.writeString(root.resolve("secret.yml"), CONFIGURATION);
    Files.createSymbolicLink(leaf.resolve("ansible_vars.yml"), elsewhere);
    Files.write(leaf.resolve("test_times"), new byte[(1 << 20) + 1]);
    Files.createDirectory(leaf.resolve("hw_config.yml"));

    RunContext context = context("coremark");

    assertThat(
            context.diagnostics().stream()
                .filter(d -> d.code().equals("directory-file-unreadable"))
                .map(d -> d.file() + ": " + d.message()))
        .containsExactly(
            "ansible_vars.yml: is not a regular file; links are not followed; left out",
            "test_times: has 1048577 bytes; expected at most 1048576; left out",
            "hw_config.yml: is not a regular file; links are not followed; left out");
  }

  @Test
  void saysWhenTheSystemsDescriptionIsBroken() throws IOException {
    Files.write(leaf.resolve("sysconfig_info.tar"), new byte[0]);

    RunContext context = context("coremark");

    assertThat(context.systemUnderTest()).isNull();
    assertThat(found(context, "sysconfig-unreadable").message()).contains("empty");
  }

  @Test
  void looksForNoCommandFileOutsideOfTheDirectory() throws IOException {
    Files.writeString(leaf.resolveSibling("x.cmd"), "/x/x_run --a 1\n");

    assertThat(context("../x").command()).isNull();
  }

  private RunContext context(String test) {
    return read(leaf, false).context(test, TAR);
  }

  private static ResultDirectory read(Path directory, boolean includePrivate) {
    return new ResultDirectories(ArchiveReader.defaults(), includePrivate).read(directory);
  }

  private Map<String, String> missing(String... present) {
    return read(leaf, false).missing(List.of(present));
  }

  private static TestConfiguration configuration(RunContext context) {
    return Objects.requireNonNull(context.testConfiguration());
  }

  private static Diagnostic found(RunContext context, String code) {
    return context.diagnostics().stream()
        .filter(diagnostic -> diagnostic.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not in " + context.diagnostics()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(leaf.resolve(name), text);
  }
}
