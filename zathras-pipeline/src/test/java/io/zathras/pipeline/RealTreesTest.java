package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.Metadata;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Status;
import io.zathras.schema.TestConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole result directories as Zathras leaves them; the values are those of the raw files. */
class RealTreesTest {

  @TempDir Path root;

  @Test
  void giveEveryFactOfAnAzureDirectory() {
    ResultDocument document = process(Trees.real().resolve(Trees.AZURE), false);

    Metadata metadata = document.metadata();
    assertThat(metadata.scenarioName()).isEqualTo("nightly_rhel_9_4");
    assertThat(metadata.osVendor()).isEqualTo("rhel");
    assertThat(metadata.cloudProvider()).isEqualTo("azure");
    assertThat(metadata.instanceType()).isEqualTo("Standard_D8ds_v6");
    assertThat(metadata.iteration()).isZero();
    assertThat(metadata.sourceArchive())
        .isEqualTo("results_coremark.zip!/results_coremark_tuned_none.tar");
    assertThat(document.test().wrapperVersion()).isEqualTo("v2.6");
    TestConfiguration configuration = Objects.requireNonNull(document.testConfiguration());
    assertThat(configuration.iterationsRequested()).isEqualTo(1);
    assertThat(configuration.parameters())
        .contains(
            entry("test_to_run", List.of("coremark")),
            entry("iterations", 5L),
            entry("java_version", "none"));
    assertThat(configuration.environment())
        .contains(
            entry("cloud_region", "eastus"),
            entry("cloud_os_version", "9.4.2024052814"),
            entry("cloud_sku", "9_4"),
            entry("provider_instance_type", "Standard_D8ds_v6"),
            entry("price_usd_per_hour", 0.4),
            entry("cost_usd", 0.0153));
    assertThat(configuration.tuning())
        .contains(
            entry("rhel_tuned_setting", List.of("virtual-guest")), entry("tuned_profile", "none"));
    RuntimeInfo runtime = Objects.requireNonNull(document.runtimeInfo());
    assertThat(runtime.durationSeconds()).isEqualTo(138.0);
    assertThat(runtime.command())
        .isEqualTo(
            "~/workloads/coremark-wrapper-2.6/coremark/coremark_run --run_user --home_parent"
                + " --iterations 1 --tuned_setting tuned_virtual-guest_sys_file_none --host_config"
                + " --sysname --sys_type azure --use_pcp --iterations 5");
    assertThat(runtime.workingDirectory()).isEqualTo("~/workloads/coremark-wrapper-2.6/coremark");
    assertThat(runtime.user()).isNull();
    assertThat(document.results().status()).isEqualTo(Status.FAIL);
    assertThat(document.systemUnderTest()).isNotNull();
  }

  @Test
  void giveEveryFactOfALocalDirectory() {
    ResultDocument document = process(Trees.real().resolve(Trees.LOCAL), false);

    assertThat(document.metadata().cloudProvider()).isEqualTo("local");
    assertThat(document.metadata().instanceType()).isEqualTo("localhost");
    assertThat(document.metadata().iteration()).isZero();
    assertThat(document.test().wrapperVersion()).isEqualTo("v2.6");
    assertThat(Objects.requireNonNull(document.runtimeInfo()).durationSeconds()).isEqualTo(1206.0);
    assertThat(Objects.requireNonNull(document.testConfiguration()).environment())
        .contains(entry("price_usd_per_hour", 0L), entry("cost_usd", 0L))
        .doesNotContainKeys("host_config", "cloud_os_version", "storage_devices");
  }

  @Test
  void tellNobodyWhoRanThem() {
    for (String leaf : List.of(Trees.AZURE, Trees.LOCAL)) {
      String json = json(process(Trees.real().resolve(leaf), false));

      assertThat(json)
          .doesNotContain("tester", "Managers Name", "/home/", "/root", "198.51.100")
          .doesNotContain("ssh_known_hosts", "00000000-0000", "permissions/key");
    }
  }

  @Test
  void tellItWhenAsked() {
    String json = json(process(Trees.real().resolve(Trees.AZURE), true));

    assertThat(json)
        .contains("\"user\":\"tester\"", "Managers Name", "/home/tester/workloads/")
        .contains("198.51.100.186", "00000000-0000-0000-0000-000000000000");
  }

  @Test
  void reportATestThatWasAskedForAndLeftNothing() throws IOException {
    Path leaf = Trees.copyReal(root.resolve("r")).resolve(Trees.LOCAL);
    Path vars = leaf.resolve("ansible_vars.yml");
    Files.writeString(vars, Files.readString(vars).replace("[coremark]", "[streams,coremark,pig]"));

    ProcessingReport report = report(leaf);

    assertThat(report.items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.MISSING, Outcome.MISSING);
    assertThat(report.items().get(1).source()).isEqualTo(leaf + "/results_streams.zip");
    assertThat(report.items().get(1).message()).contains("asks for 'streams'", "not started");
    assertThat(report.isClean()).isTrue();
    assertThat(report.isStrictlyClean()).isFalse();
    assertThat(report(leaf.resolve("results_coremark.zip")).items()).hasSize(1);
  }

  @Test
  void giveADocumentFromWhateverPartOfADirectoryIsLeft() throws IOException {
    Path leaf = Trees.copyReal(root.resolve("r")).resolve(Trees.AZURE);
    for (String name : Trees.names(leaf)) {
      if (!name.equals("results_coremark.zip") && !name.equals("boot_info")) {
        Files.delete(leaf.resolve(name));
        assertThat(report(leaf).items().get(0).outcome())
            .as("without %s and those before", name)
            .isEqualTo(Outcome.PROCESSED);
      }
    }
    ResultDocument document = process(leaf, false);

    assertThat(document.metadata().instanceType()).isEqualTo("Standard_D8ds_v6");
    assertThat(document.diagnostics().values())
        .extracting(found -> found.code())
        .contains("configuration-missing", "sysconfig-missing", "wrapper-version-unknown");
  }

  @Test
  void giveADocumentWhenEveryOtherFileIsGarbage() throws IOException {
    Path leaf = Trees.copyReal(root.resolve("r")).resolve(Trees.AZURE);
    for (String name : Trees.names(leaf)) {
      if (!name.equals("results_coremark.zip") && !name.equals("boot_info")) {
        Files.write(leaf.resolve(name), new byte[] {'{', 0, (byte) 0xff, '\n', '\t', '[', '"'});
      }
    }

    assertThat(report(leaf).items()).extracting(Item::outcome).containsExactly(Outcome.PROCESSED);
  }

  @Test
  void areReadOnceForAllResultsOfADirectory() throws IOException {
    Path leaf = Trees.copyReal(root.resolve("r")).resolve(Trees.LOCAL);
    Trees.probe(leaf, "x");
    List<BenchmarkProcessor> processors = new ArrayList<>(BenchmarkProcessors.installed().list());
    processors.add(new Probe());
    Probe.Kept kept = new Probe.Kept();

    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(BenchmarkProcessors.of(processors))
            .concurrency(4)
            .export(kept)
            .build()) {
      pipeline.process(leaf);
    }

    assertThat(kept.documents)
        .extracting(document -> document.test().name())
        .containsExactly("coremark", "probe");
    assertThat(kept.documents.get(0).systemUnderTest())
        .isNotNull()
        .isSameAs(kept.documents.get(1).systemUnderTest());
    assertThat(kept.documents.get(1).test().wrapperVersion()).isNull();
  }

  private static ResultDocument process(Path leaf, boolean includePrivate) {
    Probe.Kept kept = new Probe.Kept();
    try (ResultPipeline pipeline =
        ResultPipeline.builder().export(kept).includePrivate(includePrivate).build()) {
      pipeline.process(leaf);
    }
    assertThat(kept.documents).hasSize(1);
    return kept.documents.get(0);
  }

  private static ProcessingReport report(Path path) {
    try (ResultPipeline pipeline = ResultPipeline.builder().build()) {
      return pipeline.process(path);
    }
  }

  private static String json(ResultDocument document) {
    return new String(JsonCodec.compact().toBytes(document), StandardCharsets.UTF_8);
  }
}
