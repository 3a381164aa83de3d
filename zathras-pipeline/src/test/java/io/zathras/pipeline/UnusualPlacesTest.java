package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are not one tar in a {@code results_<test>.zip}. */
class UnusualPlacesTest {

  private static final String TOP = "probe_2026.01.05-10.00.00";

  @TempDir Path root;
  private Path leaf;

  @BeforeEach
  void setUp() throws IOException {
    leaf = Files.createDirectories(root.resolve("nightly/rhel/aws/m5.xlarge_0"));
  }

  @Test
  void anUnpackedResultHasTheIdOfItsArchive() throws IOException {
    Trees.probe(leaf, "x");
    ResultDocument archived = process(root).get(0);
    Files.delete(leaf.resolve("results_probe.zip"));
    Files.createDirectory(leaf.resolve(TOP));
    Files.writeString(leaf.resolve(TOP).resolve("results_probe.csv"), "x");

    for (Path path : List.of(root, leaf, leaf.resolve(TOP))) {
      List<ResultDocument> unpacked = process(path);

      assertThat(unpacked).extracting(ResultDocument::id).containsExactly(archived.id());
      assertThat(unpacked.get(0).metadata().sourceArchive()).isEqualTo(TOP);
      assertThat(unpacked.get(0).metadata().instanceType()).isEqualTo("m5.xlarge");
    }
  }

  @Test
  void aDirectoryOfAnyNameIsAResultOfTheTestThatIsStated() throws IOException {
    Trees.probe(leaf, "x");
    String archived = process(root).get(0).id();
    Path unpacked = Files.createDirectories(root.resolve("mine/" + TOP)).getParent();
    Files.writeString(unpacked.resolve(TOP).resolve("results_probe.csv"), "x");
    Path renamed = Files.move(unpacked, root.resolve("yours"));

    assertThat(processAsProbe(renamed)).extracting(ResultDocument::id).containsExactly(archived);
  }

  @Test
  void zipsOfAnyNameInADirectoryAreResultsOfTheTestThatIsStated() throws IOException {
    Trees.probe(leaf, "x");
    Files.writeString(leaf.resolve("ansible_vars.yml"), "---\nconfig_info:\n  os_vendor: rhel\n");
    ResultDocument archived = process(root).get(0);
    Files.move(leaf.resolve("results_probe.zip"), leaf.resolve("before the upgrade.zip"));

    assertThat(process(leaf)).isEmpty();
    List<ResultDocument> renamed = processAsProbe(leaf);
    assertThat(renamed).extracting(ResultDocument::id).containsExactly(archived.id());
    assertThat(renamed.get(0).metadata().osVendor()).isEqualTo("rhel");
  }

  @Test
  void aTarOfTheFirstGenerationTellsTestAndTuningInItsName() throws IOException {
    String name = "results_probe_tuned_virtual-guest_sys_file_none";
    Files.write(leaf.resolve(name + ".tar"), Trees.tar(name + "/results_probe.csv", "x"));

    ResultDocument document = process(root).get(0);

    assertThat(document.test().name()).isEqualTo("probe");
    assertThat(document.testConfiguration().tuning())
        .containsEntry("tuned_profile", "virtual-guest")
        .containsEntry("sysctl_file", "none");
  }

  @Test
  void aTarThatIsOlderByFarThanTheNextClaimsNothingOfTheDirectory() throws IOException {
    Files.writeString(leaf.resolve("ansible_vars.yml"), "---\nconfig_info:\n  os_vendor: rhel\n");
    Map<String, byte[]> tars = new LinkedHashMap<>();
    tars.put("results_probe_throughput.tar", tar("probe_2025.11.20-10.00.00"));
    tars.put("results_probe_virtual-guest.tar", tar("probe_2026.01.05-10.00.00"));
    tars.put("results_probe_balanced.tar", tar("probe_2026.01.05-18.00.00"));
    Trees.zip(leaf.resolve("results_probe.zip"), tars);

    List<ResultDocument> documents = process(root);

    ResultDocument earlier = documents.get(0);
    assertThat(earlier.metadata().scenarioName()).isNull();
    assertThat(earlier.metadata().instanceType()).isNull();
    assertThat(earlier.metadata().cloudProvider()).isNull();
    assertThat(earlier.systemUnderTest()).isNull();
    assertThat(earlier.testConfiguration().tuning()).containsEntry("tuned_profile", "throughput");
    Diagnostic diagnostic = earlier.diagnostics().values().iterator().next();
    assertThat(diagnostic.code()).isEqualTo("earlier-scenario");
    assertThat(diagnostic.message()).contains("2025-11-20", "46 days");
    assertThat(documents.subList(1, 3))
        .allSatisfy(
            own -> {
              assertThat(own.metadata().scenarioName()).isEqualTo("nightly");
              assertThat(own.metadata().instanceType()).isEqualTo("m5.xlarge");
            });
  }

  @Test
  void theWholeTarsOfADamagedZipAreStillDelivered() throws IOException {
    Map<String, byte[]> tars = new LinkedHashMap<>();
    tars.put("results_probe_a.tar", tar("probe_2026.01.05-10.00.00"));
    tars.put("results_probe_b.tar", "no tar".getBytes(StandardCharsets.US_ASCII));
    Trees.zip(leaf.resolve("results_probe.zip"), tars);

    assertThat(process(root)).hasSize(1);
  }

  private static byte[] tar(String top) throws IOException {
    return Trees.tar(top + "/results_probe.csv", top);
  }

  private static List<ResultDocument> process(Path path) {
    return process(path, ResultPipeline.builder());
  }

  private static List<ResultDocument> processAsProbe(Path path) {
    return process(path, ResultPipeline.builder().test("probe"));
  }

  private static List<ResultDocument> process(Path path, ResultPipeline.Builder builder) {
    Probe.Kept kept = new Probe.Kept();
    try (ResultPipeline pipeline = builder.processors(new Probe()).export(kept).build()) {
      pipeline.process(path);
    }
    return kept.documents;
  }
}
