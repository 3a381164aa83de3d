package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with one archive costs that archive, with its name and the reason. */
class ArchiveFaultsTest {

  private static final String TAR = "results_probe_tuned_none.tar";
  private static final String CSV = "probe_2026.01.05-10.00.00/results_probe.csv";

  @TempDir Path root;
  private Path archive;

  @BeforeEach
  void placeAGoodResultBehindTheBadOne() throws IOException {
    archive = Files.createDirectories(root.resolve("a")).resolve("results_probe.zip");
    Trees.probe(root.resolve("b"), "good");
  }

  @Test
  void namesAnEmptyFile() throws IOException {
    Files.createFile(archive);

    assertThat(failure()).contains("results_probe.zip", "the file is empty");
  }

  @Test
  void namesATruncatedZip() throws IOException {
    Trees.probe(root.resolve("a"), "x");
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

    assertThat(failure()).contains("results_probe.zip");
  }

  @Test
  void namesAFileThatIsNoArchive() throws IOException {
    Files.writeString(archive, "<html>404</html>");

    assertThat(failure()).contains("results_probe.zip", "none of zip, tar, tar.gz and tar.xz");
  }

  @Test
  void namesAZipWithoutATar() throws IOException {
    Trees.zip(archive, Map.of("readme.txt", "x".getBytes(StandardCharsets.UTF_8)));

    assertThat(failure()).contains("results_probe.zip", "the zip holds no tar");
  }

  @Test
  void namesATarWithoutADirectory() throws IOException {
    Trees.zip(archive, Map.of(TAR, Trees.tar("results_probe.csv", "x")));

    assertThat(failure()).contains(TAR, "no directory in the tar; expected probe_<date>");
  }

  @ParameterizedTest
  @CsvSource({"../../evil", "/etc/evil", "a/../../evil"})
  void refusesNamesThatLeaveTheArchive(String name) throws IOException {
    Trees.zip(archive, Map.of(TAR, Trees.tar(CSV, "x", name, "x")));

    assertThat(failure()).contains("results_probe.zip", "no entry may have such a name");
    assertThat(Trees.names(root)).containsExactly("a", "b");
  }

  @Test
  void warnsOfLinksWithoutFollowingThemAndSaysSoAFewTimesOnly() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < 500; i++) {
      byte[] link = Arrays.copyOf(Trees.tar("probe_2026.01.05-10.00.00/link" + i, ""), 512);
      link[156] = '2';
      byte[] target = "/etc/passwd".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(target, 0, link, 157, target.length);
      checksum(link);
      tar.write(link);
    }
    tar.write(Trees.tar(CSV, "x"));
    Trees.zip(archive, Map.of(TAR, tar.toByteArray()));

    ProcessingReport report = process();

    Item item = report.items().get(0);
    assertThat(item.outcome()).isEqualTo(Outcome.PROCESSED);
    assertThat(item.diagnostics())
        .filteredOn(found -> found.code().equals("archive-link-ignored"))
        .hasSize(11)
        .last()
        .satisfies(found -> assertThat(found.message()).startsWith("490 more "));
  }

  @Test
  void keepsTheResultBeforeABrokenOneInTheSameZip() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("results_probe_balanced.tar", Trees.tar(CSV, "x"));
    members.put("results_probe_powersave.tar", Arrays.copyOf(Trees.tar(CSV, "y"), 600));
    Trees.zip(archive, members);

    assertThat(process().items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.FAILED, Outcome.PROCESSED);
  }

  @Test
  void makesOneDocumentOfEachTarWithItsOwnTunedProfile() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("results_probe_tuned_balanced_sys_file_a.conf.tar", Trees.tar(CSV, "x"));
    members.put("results_probe_tuned_powersave_sys_file_.tar", Trees.tar(CSV, "y"));
    members.put("results_probe_.tar", Trees.tar(CSV, "z"));
    Trees.zip(archive, members);
    Probe.Kept kept = new Probe.Kept();

    ProcessingReport report = process(kept);

    assertThat(kept.documents)
        .extracting(
            document ->
                document.testConfiguration() == null ? null : document.testConfiguration().tuning())
        .containsExactly(
            Map.of("tuned_profile", "balanced", "sysctl_file", "a.conf"),
            Map.of("tuned_profile", "powersave"),
            null,
            Map.of("tuned_profile", "none"));
    assertThat(report.items())
        .extracting(Item::member)
        .containsExactly(
            "results_probe_tuned_balanced_sys_file_a.conf.tar",
            "results_probe_tuned_powersave_sys_file_.tar",
            "results_probe_.tar",
            TAR);
    assertThat(kept.documents).extracting(document -> document.id()).doesNotHaveDuplicates();
  }

  private static void checksum(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    byte[] digits = "%06o".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, header, 148, 6);
    header[154] = 0;
  }

  /** Processes both; the good one has to come through. */
  private String failure() {
    ProcessingReport report = process();
    assertThat(report.items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.FAILED, Outcome.PROCESSED);
    assertThat(report.isClean()).isFalse();
    return report.failures().get(0).message();
  }

  private ProcessingReport process(Probe.Kept... exporters) {
    ResultPipeline.Builder builder = ResultPipeline.builder().processors(new Probe());
    for (Probe.Kept exporter : exporters) {
      builder.export(exporter);
    }
    try (ResultPipeline pipeline = builder.build()) {
      return pipeline.process(root);
    }
  }
}
