package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultFinder.Obstacle;
import io.zathras.pipeline.ResultFinder.Place;
import io.zathras.pipeline.ResultFinder.Results;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFinderTest {

  private static final ResultNames NAMES =
      ResultNames.of(BenchmarkProcessors.of(List.of(new Probe())));

  @TempDir Path root;

  @Test
  void findsArchivesDepthFirstAndByNameWhateverTheFileSystemsOrder() throws IOException {
    for (String file :
        List.of(
            "b/results_y.zip",
            "b/results_x.zip",
            "a/d/results_z.tar.gz",
            "a/c/results_z.tgz",
            "results_top.tar.xz",
            "a/results_mid.tar")) {
      touch(file);
    }
    List<String> expected =
        List.of(
            "results_top.tar.xz",
            "a/results_mid.tar",
            "a/c/results_z.tgz",
            "a/d/results_z.tar.gz",
            "b/results_x.zip",
            "b/results_y.zip");

    assertThat(archives(over(root))).isEqualTo(expected);
    assertThat(
            archives(
                new ResultFinder(
                    List.of(root),
                    directory -> {
                      List<Path> entries = new ArrayList<>();
                      try (var stream = Files.list(directory)) {
                        stream.forEach(entries::add);
                      }
                      Collections.shuffle(entries, new java.util.Random(7));
                      return entries;
                    },
                    NAMES,
                    null)))
        .isEqualTo(expected);
  }

  @Test
  void passesOverReportsWorkFilesAndTwinsInSilence() throws IOException {
    for (String file :
        List.of(
            "results_info",
            "failed_runs",
            "test_summary",
            "lock_dir/x",
            "leaf/results_pbench_coremark.zip",
            "leaf/results_.zip",
            "leaf/my_results_coremark.zip",
            "leaf/results_coremark.zip.part",
            "leaf/boot_info/initial_boot_info.tar")) {
      touch(file);
    }

    assertThat(places(over(root))).isEmpty();
  }

  @Test
  void givesADirectoryThatWasConfiguredEvenWithoutResults() throws IOException {
    touch("leaf/ansible_vars_main.yml");

    assertThat(places(over(root)))
        .containsExactly(new Results(root.resolve("leaf"), List.of(), true));
  }

  @Test
  void followsNoLinkBelowThePathsItIsGiven() throws IOException {
    touch("real/results_a.zip");
    Files.createSymbolicLink(root.resolve("again"), root.resolve("real"));
    Files.createSymbolicLink(root.resolve("real/loop"), root);
    Files.createSymbolicLink(root.resolve("results_b.zip"), root.resolve("real/results_a.zip"));

    assertThat(places(over(root)))
        .containsExactly(
            new Obstacle(
                root.resolve("results_b.zip"),
                Outcome.SKIPPED,
                "is not a regular file; links are not followed: name the archive itself"),
            new Results(root.resolve("real"), List.of(root.resolve("real/results_a.zip")), true));
  }

  @Test
  void followsALinkThatIsGiven() throws IOException {
    touch("real/results_a.zip");
    Path link = Files.createSymbolicLink(root.resolve("latest"), root.resolve("real"));

    assertThat(places(over(link)))
        .containsExactly(new Results(link, List.of(link.resolve("results_a.zip")), true));
  }

  @Test
  void goesOnAfterADirectoryThatCannotBeListed() throws IOException {
    touch("a/results_a.zip");
    touch("c/results_c.zip");
    Files.createDirectory(root.resolve("b"));
    ResultFinder finder =
        new ResultFinder(
            List.of(root),
            directory -> {
              if (directory.endsWith("b")) {
                throw new AccessDeniedException(directory.toString());
              }
              try (var stream = Files.list(directory)) {
                return stream.toList();
              }
            },
            NAMES,
            null);

    assertThat(places(finder))
        .containsExactly(
            new Results(root.resolve("a"), List.of(root.resolve("a/results_a.zip")), true),
            new Obstacle(
                root.resolve("b"),
                Outcome.FAILED,
                "cannot be listed (AccessDeniedException); check its permissions"),
            new Results(root.resolve("c"), List.of(root.resolve("c/results_c.zip")), true));
  }

  @Test
  void failsForAGivenPathThatCannotBeListedOrIsNotThere() {
    ResultFinder finder =
        new ResultFinder(
            List.of(root, root.resolve("nowhere")),
            directory -> {
              throw new IOException("I/O error");
            },
            NAMES,
            null);

    assertThat(places(finder))
        .containsExactly(
            new Obstacle(
                root, Outcome.FAILED, "cannot be listed (I/O error); check its permissions"),
            new Obstacle(
                root.resolve("nowhere"), Outcome.FAILED, "there is no such file or directory"));
  }

  @Test
  void takesAnArchiveThatIsGivenAlone() throws IOException {
    touch("leaf/results_a.zip");
    Path archive = root.resolve("leaf/results_a.zip");

    assertThat(places(over(archive)))
        .containsExactly(new Results(archive.getParent(), List.of(archive), false));
  }

  @Test
  void findsUnpackedResultsBesideArchivesByTheNameOfTheirTopDirectory() throws IOException {
    touch("leaf/results_other.zip");
    touch("leaf/probe_2026.01.05-10.00.00/results_probe.csv");
    touch("leaf/results_probe_tuned_none_sys_file_none/results_probe.csv");
    touch("leaf/unknown_2026.01.05-10.00.00/results_unknown.csv");
    touch("leaf/results_probe/results_probe.csv");
    Path leaf = root.resolve("leaf");

    assertThat(places(over(root)))
        .containsExactly(
            new Results(
                leaf,
                List.of(
                    leaf.resolve("probe_2026.01.05-10.00.00"),
                    leaf.resolve("results_other.zip"),
                    leaf.resolve("results_probe_tuned_none_sys_file_none")),
                true));
    assertThat(places(over(leaf.resolve("probe_2026.01.05-10.00.00"))))
        .containsExactly(
            new Results(leaf, List.of(leaf.resolve("probe_2026.01.05-10.00.00")), false));
  }

  @Test
  void looksIntoAScenarioThatIsNamedLikeAnUnpackedResult() throws IOException {
    touch("probe_2026.01.05-10.00.00/rhel/local/host_0/results_probe.zip");
    Path leaf = root.resolve("probe_2026.01.05-10.00.00/rhel/local/host_0");

    assertThat(places(over(root)))
        .containsExactly(new Results(leaf, List.of(leaf.resolve("results_probe.zip")), true));
  }

  @Test
  void givesTheResultsOfOneTestAndTakesAGivenPathOfAnyNameAsOne() throws IOException {
    touch("leaf/results_other.zip");
    touch("leaf/results_probe.zip");
    touch("mine.zip");
    touch("unpacked/here/results_probe.csv");
    Path leaf = root.resolve("leaf");
    Path file = root.resolve("mine.zip");
    Path unpacked = root.resolve("unpacked");

    assertThat(places(ResultFinder.over(List.of(leaf, file, unpacked), NAMES, "probe")))
        .containsExactly(
            new Results(leaf, List.of(leaf.resolve("results_probe.zip")), true),
            new Results(root, List.of(file), false),
            new Results(root, List.of(unpacked), false));
  }

  private static ResultFinder over(Path path) {
    return ResultFinder.over(List.of(path), NAMES, null);
  }

  private void touch(String file) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.createFile(path);
  }

  private List<String> archives(ResultFinder finder) {
    return places(finder).stream()
        .flatMap(place -> ((Results) place).archives().stream())
        .map(path -> root.relativize(path).toString())
        .toList();
  }

  private static List<Place> places(ResultFinder finder) {
    List<Place> places = new ArrayList<>();
    finder.forEachRemaining(places::add);
    return places;
  }
}
