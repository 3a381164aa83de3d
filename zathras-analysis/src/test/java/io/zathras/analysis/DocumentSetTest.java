package io.zathras.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentSetTest {

  private final Documents streams = Documents.of("streams", "base");

  @Test
  void givesOneValueADocumentInTheOrderOfTime() {
    List<ResultDocument> documents = streams.documents("triad", 3, 1, 2);
    Collections.reverse(documents);
    DocumentSet set = streams.set(documents);

    assertThat(set.series()).hasSize(1);
    assertThat(set.series().get(0).values()).containsExactly(3, 1, 2);
    assertThat(set.series().get(0).observations())
        .extracting(Observation::samples, Observation::stddev)
        .containsOnly(Tuple.tuple(3, null));
    assertThat(set.series().get(0).key()).hasToString("streams triad");
    assertThat(set.results())
        .extracting(AnalyzedResult::environment)
        .containsOnly(
            Map.of(
                "os", "rhel 9.4", "kernel", "5.14.0-427", "tuned", "none", "selinux", "enforcing"));
    assertThat(set.results().get(0).environment().keySet())
        .containsExactly("os", "kernel", "tuned", "selinux");
  }

  @Test
  void countsADocumentOnce() {
    ResultDocument document = streams.document(Map.of("triad", 1.0));
    DocumentSet set = streams.set(List.of(document, document));

    assertThat(set.results()).hasSize(1);
    assertThat(set.series().get(0).values()).containsExactly(1);
    assertThat(set.notes())
        .containsExactly(document.id() + " is there more than once; it counts once");
  }

  @Test
  void namesWhatFailedAndTakesNoValueFromIt() {
    List<ResultDocument> documents = new ArrayList<>(streams.documents("triad", 1));
    streams.status = Status.FAIL;
    ResultDocument failed = streams.document(Map.of("triad", 2.0));
    documents.add(failed);
    DocumentSet set = streams.set(documents);

    assertThat(set.results()).hasSize(2);
    assertThat(set.series().get(0).values()).containsExactly(1);
    assertThat(set.notes()).containsExactly(failed.id() + " is FAIL and gives no values");
    assertThat(set.problems()).isEmpty();
  }

  @Test
  void tellsRunsApartByNameAndConfigurationNotByNumber() {
    Map<String, Run> one = new LinkedHashMap<>();
    one.put("run_1", streams.run(1, "O2", "triad_mb", 10).configuration("threads", 2).build());
    one.put("run_2", streams.run(2, "O3", "triad_mb", 20).configuration("threads", 2).build());
    Map<String, Run> other = new LinkedHashMap<>();
    other.put("run_1", streams.run(1, "O3", "triad_mb", 21).configuration("threads", 2).build());
    other.put("run_2", streams.run(2, "O2", "triad_mb", 11).configuration("threads", 2).build());
    other.put("run_3", streams.run(3, "O2", "triad_mb", 99).configuration("threads", 4).build());
    DocumentSet set =
        streams.set(
            Scope.RUNS,
            List.of(
                streams.ofRuns("triad_mb", "triad", "run_2", one),
                streams.ofRuns("triad_mb", "triad", "run_1", other)));

    assertThat(set.series())
        .extracting(
            series -> series.key().toString(), MetricSeries::configuration, MetricSeries::values)
        .containsExactly(
            Tuple.tuple("streams triad", Map.of("threads", "2"), new double[] {20, 21}),
            Tuple.tuple("streams O2 triad_mb", Map.of("threads", "2"), new double[] {10, 11}),
            Tuple.tuple("streams O2 triad_mb", Map.of("threads", "4"), new double[] {99}),
            Tuple.tuple("streams O3 triad_mb", Map.of("threads", "2"), new double[] {20, 21}));
    assertThat(set.series().get(1).observations().get(0).samples()).isEqualTo(2);
  }

  @Test
  void takesTheMeanOfRunsThatOnlyTheirRepetitionTellsApart() {
    Map<String, Run> runs = new LinkedHashMap<>();
    runs.put("run_1", streams.run(1, "all", "mb", 10).configuration("iteration", 1).build());
    runs.put("run_2", streams.run(2, "all", "mb", 30).configuration("iteration", 2).build());
    DocumentSet set =
        streams.set(Scope.RUNS, List.of(streams.ofRuns("mb", "triad", "run_1", runs)));

    assertThat(set.series().get(1).values()).containsExactly(20);
    assertThat(set.series().get(1).observations().get(0).samples()).isEqualTo(4);
  }

  @Test
  void takesAHeadlineForTheSameWhicheverRunWasTheHighest() {
    List<ResultDocument> documents = new ArrayList<>();
    for (String highest : List.of("run_1", "run_2")) {
      Map<String, Run> runs = new LinkedHashMap<>();
      runs.put("run_1", streams.run(1, "u=20", "tpm", 10).configuration("users", 20).build());
      runs.put("run_2", streams.run(2, "u=40", "tpm", 11).configuration("users", 40).build());
      documents.add(streams.ofRuns("tpm", "best", highest, runs));
    }
    MetricSeries series = streams.set(documents).series().get(0);

    assertThat(series.values()).containsExactly(10, 11);
    assertThat(series.configuration()).containsExactly(Map.entry("users", "20|40"));
  }

  @Test
  void keepsVersionsUnitsConfigurationsAndSystemsApart() {
    List<ResultDocument> documents = new ArrayList<>(streams.documents("triad", 1));
    streams.version = "2.0";
    documents.addAll(streams.documents("triad", 2));
    streams.unit = "GB/s";
    documents.addAll(streams.documents("triad", 3));
    streams.settings = Map.of("threads", 8);
    documents.addAll(streams.documents("triad", 4));
    streams.cpus = 8;
    documents.addAll(streams.documents("triad", 5));

    assertThat(streams.set(documents).series()).hasSize(5);
  }

  @Test
  void leavesPathsDevicesAndFrequenciesOutOfTheConfiguration() {
    streams.settings =
        Map.of(
            "threads",
            4.0,
            "sizes",
            List.of(1, 2),
            "cpu_freq",
            "3100 MHz",
            "devices",
            List.of("/dev/sda"),
            "scratch",
            "/tmp/x",
            "pid",
            17,
            "compiler",
            "GCC 12",
            "compiler_flags",
            "-O2");
    DocumentSet set = streams.set("triad", 1);

    assertThat(set.series().get(0).configuration())
        .isEqualTo(Map.of("threads", "4", "sizes", "1,2", "compiler_flags", "-O2"));
    assertThat(set.results().get(0).configuration()).isEqualTo(set.series().get(0).configuration());
    assertThat(set.facts(set.results().get(0).system()))
        .containsEntry("streams compiler", List.of("GCC 12"));
  }

  @ParameterizedTest
  @CsvSource({
    // MemTotal in KiB of 1 to 512 GiB under several kernels
    "995000, 1",
    "3600000, 4",
    "3880000, 4",
    "7600000, 8",
    "7900000, 8",
    "15400000, 16",
    "16100000, 16",
    "24684096, 24",
    "32300000, 32",
    "64900000, 64",
    "193000000, 192",
    "394000000, 384",
    "527606804, 512",
  })
  void roundsMemorySoThatTheKernelsPartDoesNotMatter(long totalKb, long gib) {
    streams.memoryKb = totalKb;

    assertThat(streams.set("triad", 1).results().get(0).system().memoryGib()).isEqualTo(gib);
  }

  @Test
  void collectsWhatPeopleCompareAndNothingThatChangesWithABoot() {
    List<ResultDocument> documents = new ArrayList<>(streams.documents("triad", 1));
    streams.kernel = "5.14.0-503";
    documents.addAll(streams.documents("triad", 2));
    DocumentSet set = streams.set(documents);

    assertThat(set.facts(set.results().get(0).system()))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("firmware", List.of("Amazon EC2 1.0 10/16/2017")),
                Map.entry("kernel", List.of("5.14.0-427", "5.14.0-503")),
                Map.entry("kernel argument mitigations", List.of("auto")),
                Map.entry("mitigation meltdown", List.of("Mitigation: PTI")),
                Map.entry("numad", List.of("not running")),
                Map.entry("os", List.of("rhel 9.4")),
                Map.entry("selinux", List.of("enforcing")),
                Map.entry("sysctl vm.swappiness", List.of("60")),
                Map.entry("transparent hugepages", List.of("always")),
                Map.entry("tuned", List.of("none")),
                Map.entry("wrapper of streams", List.of("v2.6"))));
  }

  @Test
  void keepsFewValuesOfAFactTheSameInAnyOrder() {
    List<ResultDocument> documents = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      streams.kernel = "5.14." + i;
      documents.addAll(streams.documents("triad", i));
    }
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(documents, new Random(seed));
      DocumentSet set = streams.set(documents);

      assertThat(set.facts(set.results().get(0).system()).get("kernel"))
          .containsExactly("5.14.10", "5.14.11", "5.14.12", "5.14.13", "5.14.14", "and more");
    }
  }

  @Test
  void readsFilesAndDirectoriesAndNamesWhatIsNoDocument(@TempDir Path directory)
      throws IOException {
    List<ResultDocument> documents = streams.documents("triad", 1, 2, 3, 4);
    Path deep = Files.createDirectories(directory.resolve("a/b"));
    Files.write(deep.resolve("1.json"), JsonCodec.pretty().toBytes(documents.get(0)));
    Files.writeString(
        directory.resolve("more.ndjson"),
        new String(JsonCodec.compact().toBytes(documents.get(1)), "UTF-8")
            + "\n\n{}\n"
            + new String(JsonCodec.compact().toBytes(documents.get(2)), "UTF-8"));
    Files.writeString(directory.resolve("broken.json"), "{\"a\": ");
    Files.writeString(directory.resolve("notes.txt"), "nothing");
    Path single =
        Files.write(directory.resolve("4"), JsonCodec.compact().toBytes(documents.get(3)));
    DocumentSet set =
        DocumentSet.read("base", directory, single, directory.resolve("missing.json"));

    assertThat(set.series().get(0).values()).containsExactly(1, 2, 3, 4);
    assertThat(set.problems()).hasSize(3);
    assertThat(set.problems().get(0)).startsWith(directory.resolve("broken.json") + ": ");
    assertThat(set.problems().get(1)).startsWith(directory.resolve("more.ndjson") + ":3: ");
    assertThat(set.problems().get(2)).endsWith("missing.json: there is no such file");
  }

  @Test
  void isTheSameInAnyOrder() {
    List<ResultDocument> documents = new ArrayList<>(streams.documents("triad", 4, 2, 3, 1));
    streams.cpus = 8;
    documents.addAll(streams.documents("triad", 7, 6));
    List<MetricSeries> expected = streams.set(documents).series();
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(documents, new Random(seed));

      assertThat(streams.set(documents).series()).isEqualTo(expected);
    }
  }

  @Test
  void takesTheScopeBeforeTheFirstDocument() {
    DocumentSet.Builder set =
        DocumentSet.builder("base").add(streams.document(Map.of("triad", 1.0)));

    assertThatThrownBy(() -> set.scope(Scope.RUNS)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hasTheSubTestAsVariantOfItsKeys() {
    streams.settings = Map.of("sub_test", "stress-ng", "profile", "pts/stress-ng-1.11.0");

    assertThat(streams.set("triad", 1).series().get(0).key().variant()).isEqualTo("stress-ng");

    streams.settings = Map.of("profile", "pts/stress-ng-1.11.0");

    assertThat(streams.set("triad", 1).series().get(0).key().variant()).isEqualTo("pts/stress-ng");
  }

  @Test
  void namesTheFirstLinesThatAreNoDocumentsAndCountsTheOthers(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("points.ndjson"), "{}\n".repeat(1_000));

    assertThat(DocumentSet.read("base", file).problems())
        .hasSize(11)
        .last()
        .isEqualTo(file + ": 990 more lines are no result documents");
  }

  @Test
  void readsDocumentsWithAndWithoutTheirPointsAlike(@TempDir Path directory) throws IOException {
    ResultDocument document = streams.document(Map.of("triad", 1.0));
    Path whole = directory.resolve("whole.json");
    Path summary = directory.resolve("summary.json");
    Files.write(whole, JsonCodec.pretty().toBytes(document));
    Files.write(summary, JsonCodec.pretty().toBytes(document.summary()));

    assertThat(DocumentSet.read("a", whole).series())
        .isEqualTo(DocumentSet.read("a", summary).series())
        .isEqualTo(streams.set(List.of(document)).series());
  }
}
