package io.zathras.testkit;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.ValidationException;
import io.zathras.schema.context.RunContext;
import io.zathras.testkit.sample.BootTimeProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTestKitTest {

  private static final String FILE = "results_boot_time.csv";

  @TempDir Path directory;

  @Test
  void givesADocumentOfFilesThatAreNowhereOnDisk() {
    assertThat(kit().file(FILE, BootTimeProcessor.GOOD).process())
        .isValid()
        .hasStatus(Status.PASS)
        .hasTestVersion("2.1")
        .hasRuns(2)
        .run("run_1")
        .hasMetric("boot_seconds", 11.5)
        .startedAt("2026-01-05T10:00:00.000Z");
  }

  @Test
  void namesZipTarAndDirectoryAsZathrasDoes() {
    ResultDocument document = kit().file(FILE, BootTimeProcessor.HEADER + "11.5,,\n").process();

    assertThat(document).hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME);
    assertThat(document.metadata().sourceArchive())
        .isEqualTo("results_boot_time.zip!/results_boot_time_tuned_none.tar");
    assertThat(document.id()).startsWith("boot_time_");
  }

  @Test
  void processesATestWithASuffix() {
    ResultDocument document =
        kit().test("boot_time_cold").file(FILE, BootTimeProcessor.GOOD).process();

    assertThat(document.test().name()).isEqualTo("boot_time");
    assertThat(document.metadata().sourceArchive())
        .isEqualTo("results_boot_time_cold.zip!/results_boot_time_cold_tuned_none.tar");
  }

  @Test
  void takesAPrefixAsTheTestsNameWhereThereIsNoOther() {
    ProcessorTestKit kit = ProcessorTestKit.processor(new PrefixProcessor());

    assertThat(kit.file("x", "").process().test().name()).isEqualTo("boot");
  }

  @Test
  void givesADocumentOfEachTunedProfile() {
    List<ResultDocument> documents =
        kit()
            .tuned("virtual-guest")
            .file(FILE, BootTimeProcessor.GOOD)
            .tuned("throughput-performance")
            .file(FILE, BootTimeProcessor.HEADER + "9.5,,\n")
            .processAll();

    assertThat(documents)
        .extracting(document -> document.metadata().sourceArchive())
        .containsExactly(
            "results_boot_time.zip!/results_boot_time_virtual-guest.tar",
            "results_boot_time.zip!/results_boot_time_throughput-performance.tar");
    assertThat(documents.get(1)).run("run_1").hasMetric("boot_seconds", 9.5);
  }

  @Test
  void refusesToGiveOneDocumentOfTwoTars() {
    ProcessorTestKit kit = kit().file(FILE, "").tuned("balanced").file(FILE, "");

    assertThatIllegalStateException()
        .isThrownBy(kit::process)
        .withMessageContaining("use processAll()");
  }

  @Test
  void readsAnArchiveFromAFileFromMemoryAndFromTheClassPath() throws IOException {
    byte[] zip = zip();
    Path file = Files.write(directory.resolve("results_boot_time.zip"), zip);
    ResultDocument expected = kit().archive(zip).process();

    assertThat(expected).hasRuns(2);
    assertThat(kit().archive(file).process()).isSameResultAs(expected);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kit().archive(getClass().getResourceAsStream("/no.zip")))
        .withMessageContaining("no such resource");
    assertThat(kit().archive(getClass().getResourceAsStream("/results_boot_time.zip")).process())
        .hasRuns(2);
  }

  @Test
  void givesTheSameDocumentFromFilesAsFromTheArchiveThatHoldsThem() throws IOException {
    ResultDocument expected =
        kit()
            .tuned("none")
            .directory("boot_time_2026.02.02-02.02.02")
            .file(FILE, BootTimeProcessor.GOOD)
            .process();

    assertThat(kit().archive(zip()).process()).isSameResultAs(expected);
  }

  @Test
  void passesOnWhatIsWrongWithAnArchive() {
    assertThatThrownBy(() -> kit().archive(new byte[] {'P', 'K', 3, 4}))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("results_boot_time.zip");
  }

  @Test
  void changesOneFileOfAnArchive() throws IOException {
    ResultDocument document =
        kit().archive(zip()).edit(FILE, text -> text.replace("11.5", "fast")).process();

    assertThat(document)
        .hasRuns(1)
        .hasDiagnostic("value-invalid", FILE, 3)
        .hasDiagnostic("value-invalid", "'fast'");
  }

  @Test
  void addsAFileToTheDirectoryOfAnArchive() throws IOException {
    ResultDocument document =
        kit().archive(zip()).file(FILE, BootTimeProcessor.HEADER + "1.5,,\n").process();

    assertThat(document).hasRuns(1).run("run_1").hasMetric("boot_seconds", 1.5);
  }

  @Test
  void removesAFile() throws IOException {
    ProcessorTestKit kit = kit().archive(zip()).without(FILE).file("other", "");

    assertThatThrownBy(kit::process)
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("there is no results_boot_time.csv");
  }

  @Test
  void refusesChangesThatChangeNothing() {
    ProcessorTestKit kit = kit().file(FILE, "a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> kit.without("results.csv"))
        .withMessageContaining("'results.csv' is not among");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kit.edit(FILE, text -> text.replace("b", "c")))
        .withMessageContaining("changes nothing");
    kit.directory("boot_time_2026.02.02-02.02.02").file(FILE, "b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kit.without(FILE))
        .withMessageContaining("2 times");
  }

  @Test
  void refusesAnotherTestNameOnceThereAreFiles() {
    ProcessorTestKit kit = kit().file(FILE, "a");

    assertThatIllegalStateException().isThrownBy(() -> kit.test("boot_time_cold"));
    assertThatIllegalStateException().isThrownBy(() -> kit.archive(new byte[0]));
  }

  @Test
  void takesTheTreesOfOthersAsTheyAre() {
    FileTree flat = FileTree.builder("x.zip!/x.tar").file(FILE, BootTimeProcessor.GOOD).build();

    assertThatThrownBy(() -> kit().files(flat).process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("no directory in the tar");
  }

  @Test
  void givesTheFilesAsAProcessorGetsThemToTestAPartOfIt() {
    Diagnostics diagnostics = new Diagnostics();
    ResultInput input =
        ProcessorTestKit.processor(new PrefixProcessor()).file("x", "").input(diagnostics);

    input.table("a row", "x");

    assertThat(input.files().file("x")).isPresent();
    assertThat(diagnostics.list()).extracting(each -> each.code()).containsExactly("table-empty");
  }

  @Test
  void handsOnTheContextAndTheChoiceOfPrivateValues() {
    ProcessorTestKit kit = ProcessorTestKit.processor(new PrefixProcessor()).file("x", "");
    RunContext context = RunContext.builder().scenarioName("nightly").build();

    ResultDocument document = kit.context(context).process();

    assertThat(document).hasDiagnostic("seen", "private false");
    assertThat(document.metadata().scenarioName()).isEqualTo("nightly");
    assertThat(kit.includePrivate().process()).hasDiagnostic("seen", "private true");
  }

  @Test
  void refusesADocumentThatDoesNotFollowItsSchema() {
    assertThatThrownBy(
            () -> ProcessorTestKit.processor(new PrefixProcessor()).file("invalid", "").process())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("two words");
  }

  private static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new BootTimeProcessor());
  }

  /** A zip with a tar, as Zathras makes it. */
  static byte[] zip() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      byte[] content = BootTimeProcessor.GOOD.getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("boot_time_2026.02.02-02.02.02/" + FILE);
      entry.setSize(content.length);
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    }
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("results_boot_time_none.tar"));
      out.write(tar.toByteArray());
    }
    return zip.toByteArray();
  }

  /** Handles names by prefix only, and says what it was given. */
  private static final class PrefixProcessor implements BenchmarkProcessor {
    @Override
    public ProcessorDescriptor descriptor() {
      return new ProcessorDescriptor(
          "boot", "1", "Boot", Set.of(), Set.of("boot"), Set.of(), null, 0, null, null);
    }

    @Override
    public BenchmarkResult process(ResultInput input) {
      input.report().info("seen", "private " + input.includesPrivate());
      return input.firstOf("invalid") == null
          ? BenchmarkResult.builder().build()
          : BenchmarkResult.builder()
              .run(Run.builder().runNumber(1).status(Status.UNKNOWN).metric("two words", 1).build())
              .build();
    }
  }
}
