package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileEntry;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTreeGeneratorTest {

  @TempDir Path root;

  @Test
  void everyResultGivesADocumentOfItsOwn() throws IOException {
    new ResultTreeGenerator(7).write(root, 5, 12);

    ProcessingReport report;
    try (ResultPipeline pipeline = ResultPipeline.builder().build()) {
      report = pipeline.process(root);
    }

    assertThat(report.items())
        .hasSize(12)
        .allSatisfy(item -> assertThat(item.outcome()).isEqualTo(Outcome.PROCESSED))
        .extracting(Item::documentId)
        .doesNotHaveDuplicates();
    assertThat(report.items().stream().map(Item::source).distinct()).hasSize(5);
  }

  @Test
  void aVariedResultIsAsConsistentAsItsSample() throws IOException {
    new ResultTreeGenerator(7).write(root, 1, 2);

    try (ResultPipeline pipeline = ResultPipeline.builder().build()) {
      assertThat(pipeline.process(root).items())
          .flatExtracting(Item::diagnostics)
          .extracting(Diagnostic::code)
          .doesNotContain("rate-not-in-table", "summary-differs", "row-unattributed");
    }
  }

  @Test
  void machinesOfOneKindDifferInWhatEachHasOfItsOwnOnly() throws IOException {
    new ResultTreeGenerator(7).write(root, 1 + Samples.LEAVES.size(), 0);

    Map<String, FileEntry> first = sysconfig("m5.xlarge_0");
    Map<String, FileEntry> second = sysconfig("m5.xlarge_4");

    assertThat(second.keySet()).isEqualTo(first.keySet());
    assertThat(first.keySet())
        .filteredOn(name -> !first.get(name).sha256().equals(second.get(name).sha256()))
        .contains("dmidecode.out", "lshw.json", "proc_meminfo.out", "sysctl.out")
        .doesNotContain("lspci.out", "etc_release.out", "tuned.out");
  }

  private Map<String, FileEntry> sysconfig(String leaf) {
    return ArchiveReader.defaults()
        .readSingle(root.resolve("nightly_0/rhel/aws/" + leaf + "/sysconfig_info.tar"))
        .files()
        .stream()
        .collect(Collectors.toMap(FileEntry::name, file -> file));
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    new ResultTreeGenerator(7).write(root.resolve("one"), 4, 9);
    new ResultTreeGenerator(7).write(root.resolve("two"), 4, 9);
    new ResultTreeGenerator(8).write(root.resolve("other"), 4, 9);

    assertThat(contents("one")).isEqualTo(contents("two")).isNotEqualTo(contents("other"));
  }

  private Map<String, Integer> contents(String name) throws IOException {
    Path tree = root.resolve(name);
    Map<String, Integer> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(tree.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }
}
