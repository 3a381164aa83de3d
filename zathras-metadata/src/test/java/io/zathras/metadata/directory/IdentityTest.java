package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

  private static final AnsibleVars NOTHING = new AnsibleVars("ansible_vars.yml", Map.of());

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource({
    "azure, 0_Standard_D8ds_v6, Standard_D8ds_v6, 0",
    "azure, Standard_D8ds_v6_1, Standard_D8ds_v6, 1",
    "aws, m5.xlarge_0, m5.xlarge, 0",
    "aws, i3en.24xlarge_12, i3en.24xlarge, 12",
    "gcp, n2-standard-16_3, n2-standard-16, 3",
    "ibm, bx2-8x32_0, bx2-8x32, 0",
    "local, host_7_0, host_7, 0",
    "local, perf-r760.example.com_0, perf-r760.example.com, 0",
    "local, 192.0.2.7_1, 192.0.2.7, 1",
    "aws, Standard_D8ds_v6, Standard_D8ds_v6, ",
    "aws, m5.xlarge_12345678901, m5.xlarge_12345678901, ",
  })
  void readsBothGrammarsOfALeafByItsCloud(
      String cloud, String leaf, String instance, Integer index) {
    Identity identity = of("/results/nightly/rhel/" + cloud + "/" + leaf, NOTHING);

    assertThat(identity).isEqualTo(new Identity("nightly", "rhel", cloud, instance, index));
    assertThat(diagnostics.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "local, 7_host_3, 7_host, 3",
    "local, 7_host_3, host_3, 7",
    "azure, Standard_D8ds_v6_1, Standard_D8ds_v6, 1",
    "azure, Standard_D8ds_v6_1, Standard_D8ds, ",
    "aws, 4_m5.xlarge, m5.xlarge, 4",
    "local, host_7, host_7, ",
  })
  void dividesAnAmbiguousLeafAtTheInstanceOfTheConfiguration(
      String cloud, String leaf, String instance, Integer index) {
    Identity identity =
        of(
            "/results/nightly/rhel/" + cloud + "/" + leaf,
            vars("system_type", cloud, "host_or_cloud_inst", instance));

    assertThat(identity.instance()).isEqualTo(instance);
    if (index != null) {
      assertThat(identity.index()).isEqualTo(index);
    }
  }

  @Test
  void believesTheConfigurationWhereThePathDiffersAndNamesBoth() {
    Identity identity =
        of(
            "/results/nightly/rhel/aws/m5.large_2",
            vars("host_or_cloud_inst", "m5.xlarge", "system_type", "aws", "os_vendor", "rhel"));

    assertThat(identity.instance()).isEqualTo("m5.xlarge");
    assertThat(identity.index()).isEqualTo(2);
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo("identity-differs");
              assertThat(found.file()).isEqualTo("ansible_vars.yml");
              assertThat(found.message())
                  .isEqualTo(
                      "the instance is 'm5.xlarge' here and 'm5.large' in the directory's path;"
                          + " the file counts");
            });
  }

  @Test
  void namesAllLevelsThatDiffer() {
    Identity identity =
        of(
            "/results/weekly/ubuntu/aws/m5.xlarge_0",
            vars(
                "run_label", "nightly_rhel",
                "os_vendor", "rhel",
                "system_type", "gcp",
                "host_or_cloud_inst", "m5.xlarge"));

    assertThat(identity).isEqualTo(new Identity("nightly", "rhel", "gcp", "m5.xlarge", 0));
    assertThat(diagnostics.list())
        .extracting(Diagnostic::message)
        .satisfiesExactly(
            message -> assertThat(message).contains("scenario is 'nightly' here and 'weekly'"),
            message -> assertThat(message).contains("vendor is 'rhel' here and 'ubuntu'"),
            message -> assertThat(message).contains("cloud is 'gcp' here and 'aws'"));
  }

  @ParameterizedTest
  @CsvSource({
    "/tmp/unpacked",
    "/tmp/rhel/m5.xlarge_0",
    "/home/someone/aws/m5.xlarge_0",
    "/rhel/elsewhere/m5.xlarge_0",
    "/",
  })
  void takesNothingFromAPathThatIsNoneOfZathras(String path) {
    assertThat(of(path, NOTHING)).isEqualTo(new Identity(null, null, null, null, null));
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void knowsALeafThatWasMovedFromItsConfigurationAndOwnName() {
    AnsibleVars vars =
        vars(
            "run_label", "nightly_rhel",
            "os_vendor", "rhel",
            "system_type", "aws",
            "host_or_cloud_inst", "m5.xlarge");

    assertThat(of("/tmp/m5.xlarge_3", vars))
        .isEqualTo(new Identity("nightly", "rhel", "aws", "m5.xlarge", 3));
    assertThat(of("/tmp/copy", vars))
        .isEqualTo(new Identity("nightly", "rhel", "aws", "m5.xlarge", null));
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void takesAVendorZathrasDoesNotKnowWhenTheConfigurationNamesIt() {
    Identity identity =
        of(
            "/results/nightly/debian/aws/m5.xlarge_0",
            vars("os_vendor", "debian", "system_type", "aws"));

    assertThat(identity).isEqualTo(new Identity("nightly", "debian", "aws", "m5.xlarge", 0));
  }

  @ParameterizedTest
  @CsvSource({"team/weekly_rhel, team/weekly", "team+++weekly_rhel, team/weekly"})
  void takesSeveralLevelsOfAScenarioFromTheConfiguration(String label, String scenario) {
    Identity identity =
        of(
            "/results/team/weekly/rhel/aws/m5.xlarge_0",
            vars("run_label", label, "os_vendor", "rhel"));

    assertThat(identity.scenario()).isEqualTo(scenario);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void takesTheLastLevelOfAScenarioWhenOnlyThePathIsKnown() {
    assertThat(of("/results/team/weekly/rhel/aws/m5.xlarge_0", NOTHING).scenario())
        .isEqualTo("weekly");
  }

  private Identity of(String path, AnsibleVars vars) {
    return Identity.of(Path.of(path), vars, diagnostics);
  }

  static AnsibleVars vars(String... fields) {
    Map<String, Object> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    return new AnsibleVars("ansible_vars.yml", map);
  }
}
