package io.zathras.processor.streams;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsProcessorTest {

  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:05:00Z\n";
  private static final String CSV = "streams_results/results_streams_opt_O%d.csv";

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-mid", "visible-old"})
  void givesTheReviewedDocumentOfEverySample(String sample) {
    ResultDocument document =
        kit().archive(getClass().getResourceAsStream("/streams/" + sample + ".zip")).process();

    assertThat(document).matchesGolden(Path.of("src/test/resources/streams/" + sample + ".json"));
  }

  @Test
  void readsBothLevelsAndTakesTheHeadlineFromTheHigherOne() {
    ResultDocument document = twoLevels().process();

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasRunNames("O2 1024k", "O2 2048k", "O3 1024k", "O3 2048k")
        .hasPrimaryMetric("triad", 3204)
        .hasPrimaryMetricOf("triad", "run_4")
        .hasOnlyPrimaryMetrics("copy", "scale", "add", "triad")
        .hasTestVersion("5.10")
        .hasExecutionTime(300.0)
        .hasNoDiagnostics()
        .run("run_1")
        .hasMetric("copy_mb_per_sec", 2101)
        .hasSeries("copy_mb_per_sec", 2100.5, 2101.5)
        .hasPointTimes(null, null)
        .hasConfigurationIds(
            "O2,sockets=1,size=1024k,iteration=1", "O2,sockets=1,size=1024k,iteration=2")
        .hasConfiguration("threads", 2)
        .hasDuration(null)
        .startedAt(null);
  }

  @Test
  void readsASingleLevelWithoutWarning() {
    assertThat(level(kit(), 3).process()).hasStatus(Status.PASS).hasRuns(2).hasNoDiagnostics();
  }

  @Test
  void takesTheLastValuesOfABlockThatRepeatsTheOneBefore() {
    String csv =
        "# Optimization level: O3\n# 1 Socket\n"
            + block("1024k,2048k", ",18860,15688")
            + "# 2 Socket\n"
            + block("1024k,2048k", ",18860,15688,17217,6988");
    ResultDocument document = kit().file(CSV.formatted(3), csv).process();

    assertThat(document)
        .hasRuns(4)
        .hasPrimaryMetric("copy", 6988)
        .hasDiagnostic("values-repeated", "4 values under 2")
        .run("run_3")
        .hasConfiguration("sockets", 2)
        .hasMetric("copy_mb_per_sec", 17217);
  }

  @Test
  void refusesARowWhoseValuesFitNoSizes() {
    ResultDocument document =
        level(kit(), 3)
            .edit(CSV.formatted(3), text -> text.replace("Copy,3101,3201", "Copy,3101,3201,7"))
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("row-rejected", "'Copy,3101,3201,7,2")
        .run("run_1")
        .hasMetric("copy_mb_per_sec", 3101);
  }

  /** A cut row must neither cost the document nor move a value under another size. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Triad",
        "Triad,3104",
        "Triad,3104,",
        "Triad,3104,3204",
        "Triad,3104,3204,",
        "Triad,3104,3204,2026-01-05T09:59:01Z"
      })
  void leavesOutARowThatIsCut(String row) {
    ResultDocument document =
        kit()
            .file(CSV.formatted(3), csv(3).replaceAll("(?s)Triad.*", row))
            .file("test_results_report", "Ran\n")
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasRunNames("O3 1024k", "O3 2048k")
        .hasDiagnostic("row-rejected", "'" + row + "' under 2 array sizes")
        .run("run_2")
        .hasMetric("add_mb_per_sec", 3203)
        .hasNoMetric("triad_mb_per_sec");
  }

  /** The wrapper's verdict, which has a line a block, is older than the cut. */
  @ParameterizedTest
  @CsvSource({"Array_sizes, kernel-missing", "1024k, kernel-missing", "1 Socket, table-empty"})
  void neverPassesATableThatIsCutBeforeTheRows(String last, String code) {
    ResultDocument document =
        kit()
            .file(CSV.formatted(2), csv(2))
            .file(CSV.formatted(3), csv(3).substring(0, csv(3).indexOf(last) + last.length()))
            .file("test_results_report", "Ran\nRan\n")
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasRunNames("O2 1024k", "O2 2048k")
        .hasDiagnostic(code);
  }

  @Test
  void leavesOutTheLastRowOfATableWithoutDatesThatIsCut() {
    String table =
        "# Optimization level: O2\n1 Socket\nArray sizes:1024k:2048k\n"
            + "Copy:10:11\nScale:20:21\nAdd:30:31\nTriad:40";

    assertThat(kit().file("results_streams.csv", table).process())
        .hasDiagnostic("row-rejected", "'Triad:40' under 2 array sizes")
        .run("run_2")
        .hasMetric("add_mb_per_sec", 31)
        .hasNoMetric("triad_mb_per_sec");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Array sizes,1024k",
        "Array_sizes,1024k",
        "Array sizes:1024k",
        "Array sizes: :1024k",
        "Array sizes:512k:1024k"
      })
  void readsTheHeadersOfEveryGeneration(String header) {
    String separator = header.contains(":") ? ":" : ",";
    ResultDocument document =
        kit()
            .file(
                "results_streams.csv",
                "# Optimization level: O2\n1 Socket\n"
                    + header
                    + "\nCopy,10\nScale,20\nAdd,30\nTriad,40\n".replace(",", separator))
            .process();

    assertThat(document)
        .hasRunNames("O2 1024k")
        .hasPrimaryMetric("copy", 10)
        .hasDiagnostic("no-dates", "results_streams.csv has no dates")
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME);
  }

  @Test
  void leavesATableWithoutSizesToStreamsOwnOutput() {
    ResultDocument document =
        level(kit(), 2)
            .without(CSV.formatted(2))
            .file("results_streams.csv", "1 Socket\nCopy:1:2\nScale:1:2\nAdd:1:2\nTriad:1:2\n\n")
            .file("test_results_report", "Ran\n")
            .process();

    assertThat(document)
        .hasPrimaryMetric("copy", 2201)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("block-unreadable");
  }

  @Test
  void readsZerosOfTheOldTableFromStreamsOwnOutput() {
    ResultDocument document =
        level(kit(), 2)
            .without(CSV.formatted(2))
            .file(
                "results_streams.csv",
                "# Optimization level: O2\n1 Socket\nArray sizes:1024k:2048k\n"
                    + "Copy:0:0\nScale:0:0\nAdd:0:0\nTriad:0:0\n")
            .file("test_results_report", "Ran\n")
            .process();

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("copy", 2201)
        .hasDiagnostic(
            "value-missing",
            "no mean above 0 for 1024k of Copy, Scale, Add, Triad ('0'), 2048k of Copy, Scale,");
  }

  @Test
  void missesAnIterationThatOnlyTheOutputsOfTheSmallestSizeTellOf() {
    ProcessorTestKit kit =
        ProcessorTestKit.processor(new StreamsProcessor())
            .archive(getClass().getResourceAsStream("/streams/size-list-below-1k.zip"));
    for (String level : List.of("-O2", "-O3")) {
      kit.without(
          "results_streams_virtual-guest_20260503012000_"
              + level
              + "/stream.19531k.out.threads_4.numb_sockets_1_iter_2");
    }

    assertThat(kit.process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("iteration-missing", "has no output of iteration 2 of 2");
  }

  @Test
  void readsStreamsOwnOutputWithoutATable() {
    assertThat(level(kit(), 2).without(CSV.formatted(2)).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("triad", 2204)
        .hasTestTimestamp("2026-01-05T09:59:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void readsTheTableWithoutStreamsOwnOutputAndKnowsNoVerdict() {
    ResultDocument document = kit().file(CSV.formatted(2), csv(2)).process();

    assertThat(document)
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric("copy", 2201)
        .run("run_1")
        .hasPoints(0)
        .hasNoConfiguration("threads");
    assertThat(kit().file(CSV.formatted(2), csv(2)).file("test_results_report", "Ran\n").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("output-missing");
  }

  @Test
  void reportsAnIterationThatWasCutBeforeItsTable() {
    ResultDocument document =
        level(kit(), 2)
            .edit(raw(2, "2048k", 2), text -> text.substring(0, text.indexOf("Function")))
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("copy", 2200.5)
        .hasDiagnostic("rates-missing", "this iteration has no result")
        .run("run_2")
        .hasStatus(Status.PARTIAL)
        .hasPoints(1);
  }

  @Test
  void takesNoRateFromALineThatIsCut() {
    ResultDocument document =
        level(kit(), 2)
            .edit(raw(2, "2048k", 2), text -> text.substring(0, text.indexOf("Add:") + 10))
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("add", 2202.5)
        .hasDiagnostic("rates-missing", "no rate of Add, Triad; this iteration has none of them")
        .run("run_2")
        .hasStatus(Status.PARTIAL)
        .hasSeries("scale_mb_per_sec", 2201.5, 2202.5);
  }

  @Test
  void tellsRunsOfSeveralSocketsApartByName() {
    String table = "# Optimization level: O3\n# 1 Socket\n" + block("1024k", ",10");
    String two = "# 2 Socket\n" + block("1024k", ",10,20");

    assertThat(kit().file(CSV.formatted(3), table + two).process())
        .hasRunNames("O3 1024k", "O3 1024k, 2 sockets");
  }

  @Test
  void failsARunWhoseValidationFailedAndKeepsTheText() {
    String failure = "Failed Validation on array b[], AvgRelAbsErr > epsilon (1.0e-13)";
    ResultDocument document =
        level(kit(), 2)
            .edit(raw(2, "2048k", 1), text -> text.replaceAll("Solution Validates.*", failure))
            .process();

    assertThat(document)
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("validation-failed")
        .hasDiagnostic("validation-failed", raw(2, "2048k", 1), 8)
        .hasDiagnostic("validation-failed", "STREAM says '" + failure + "'")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasValidation("failures", java.util.List.of(failure))
        .and()
        .run("run_1")
        .hasStatus(Status.PASS);
  }

  @Test
  void leavesOutASizeThatWasKilledAndTakesTheNextForTheHeadline() {
    ResultDocument document =
        level(kit(), 3)
            .edit(
                CSV.formatted(3),
                text -> text.replaceAll("(?m)^(Copy|Scale|Add|Triad),([0-9]+),[0-9]+", "$1,$2,"))
            .edit(raw(3, "2048k", 1), text -> text.substring(0, text.indexOf("Function")))
            .edit(raw(3, "2048k", 2), text -> text.substring(0, text.indexOf("Function")))
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("copy", 3101)
        .hasOnlyDiagnostics("rates-missing", "rates-missing", "headline-smaller")
        .hasDiagnostic("rates-missing", "the last line is 'STREAM version $Revision: 5.10 $'")
        .hasDiagnostic("headline-smaller", "O3 2048k has no result")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @Test
  void failsWhenEverySizeIsEmpty() {
    ResultDocument document =
        kit()
            .file(
                CSV.formatted(2), csv(2).replaceAll("(?m)^([A-Z][a-z]+),2[0-9]+,2[0-9]+,", "$1,,,"))
            .process();

    assertThat(document).hasStatus(Status.FAIL).hasOnlyPrimaryMetrics();
  }

  @Test
  void ordersSizesAndIterationsByNumber() {
    ProcessorTestKit kit = kit();
    for (int iteration = 1; iteration <= 11; iteration++) {
      kit.file(raw(2, "1024k", iteration), output(iteration));
      kit.file(raw(2, "16384k", iteration), output(iteration));
      kit.file(raw(2, "512k", iteration), output(iteration));
    }
    assertThat(kit.process())
        .hasRunNames("O2 512k", "O2 1024k", "O2 16384k")
        .run("run_1")
        .hasSeries("copy_mb_per_sec", 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5);
  }

  @Test
  void putsNothingOfTheDamagedMetaLinesIntoTheDocument() {
    ResultDocument document =
        level(kit(), 2)
            .edit(
                CSV.formatted(2),
                text ->
                    "# kernel_rev  \t  --meta_output numa_nodes\n# Core\\(s\\)_per_socket \n"
                        + text)
            .process();

    assertThat(document).hasStatus(Status.PASS).hasNoDiagnostics();
    assertThat(document.toString()).doesNotContain("meta_output").doesNotContain("per_socket");
  }

  @Test
  void takesNoLineOfLscpuForAKernel() {
    ResultDocument document =
        level(kit(), 2)
            .edit(
                raw(2, "2048k", 1),
                text -> "Address sizes:   48 bits\n  Copy:  1.0 2 3 4\nAddCopy: 7.0\n" + text)
            .process();

    assertThat(document).hasStatus(Status.PASS).hasPrimaryMetric("copy", 2201);
  }

  @Test
  void findsKernelsByNameAndReportsAMissingOne() {
    ResultDocument document =
        kit()
            .file(
                CSV.formatted(2),
                "# Optimization level: O2\n# 1 Socket\nArray_sizes,1024k,Start_Date,End_Date\n"
                    + ("Triad,40" + DATES)
                    + ("Copy,10" + DATES)
                    + ("Add,30" + DATES))
            .process();

    assertThat(document)
        .hasPrimaryMetric("copy", 10)
        .hasPrimaryMetric("triad", 40)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("kernel-missing", "has no row Scale")
        .hasDiagnostic("result-missing", "has no result of Scale");
  }

  @Test
  void readsTheLastOfTwoBlocksOfOneLevel() {
    ResultDocument document =
        kit()
            .file(
                CSV.formatted(2),
                "# Optimization level: O2\n# 1 Socket\n"
                    + block("1024k", ",10")
                    + "# 1 Socket\n"
                    + block("1024k", ",20"))
            .process();

    assertThat(document).hasPrimaryMetric("copy", 20).hasDiagnostic("block-repeated");
  }

  @Test
  void readsTheLastOfTwoOutputsInOneFile() {
    ResultDocument document =
        level(kit(), 2)
            .edit(raw(2, "2048k", 1), text -> output(7).replace("7.5", "1") + text)
            .process();

    assertThat(document).hasPrimaryMetric("copy", 2201).hasOnlyDiagnostics("output-appended");
  }

  @Test
  void failsWhenAnyBlockIsReportedAsFailed() {
    assertThat(level(kit(), 2).file("test_results_report", "Ran\nFailed\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("report-failed");
    assertThat(level(kit(), 2).file("test_results_report", "Ran\nRan\n").process())
        .hasStatus(Status.PASS);
  }

  @Test
  void readsTheNewestDirectoryOfALevel() {
    String older = raw(2, "2048k", 1).replace("20260105095900", "20260104095900");
    ResultDocument document = level(kit(), 2).file(older, output(1)).process();

    assertThat(document)
        .hasPrimaryMetric("copy", 2201)
        .hasDiagnostic(
            "several-directories", "tuned_none_20260105095900_-O2 is read, the newest with data");
  }

  @Test
  void neverAveragesRatesOfDifferentThreadCounts() {
    String fewer = raw(2, "2048k", 1).replace("threads_2", "threads_1");

    assertThat(level(kit(), 2).file(fewer, output(1)).process())
        .hasPrimaryMetric("copy", 2201)
        .hasOnlyDiagnostics("several-thread-counts")
        .run("run_2")
        .hasConfiguration("threads", 2)
        .hasSeries("copy_mb_per_sec", 2200.5, 2201.5);
  }

  @Test
  void acceptsMoreSocketsThanLscpuHasNodesAndFewerSizes() {
    ProcessorTestKit kit = kit();
    kit.file(
        raw(2, "1024k", 1).replace("sockets_1", "sockets_2"), "NUMA node(s):  1\n" + output(1));

    assertThat(kit.process()).hasRuns(1).run("run_1").hasConfiguration("sockets", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "nan", "0.0", "-1", "1e999"})
  void refusesARateThatIsNone(String rate) {
    ResultDocument document =
        level(kit(), 2)
            .edit(raw(2, "2048k", 1), text -> text.replace("Copy:   2200.5", "Copy:   " + rate))
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("copy", 2201.5)
        .hasDiagnostic("value-invalid", "Copy is '" + rate + "'");
  }

  @Test
  void readsATableThatStandsTwiceOnce() {
    String csv =
        "# Optimization level: O2\n1 Socket\nArray sizes:1024k\nCopy:1\nScale:2\nAdd:3\nTriad:4\n";
    ResultDocument document =
        kit()
            .file("results_streams.csv", csv)
            .file("streams_results/results_streams.csv", csv)
            .process();

    assertThat(document).hasRuns(1).hasNoDiagnostic("block-repeated");
  }

  @Test
  void readsThousandsOfOutputs() {
    ProcessorTestKit kit = kit();
    for (int level = 2; level <= 3; level++) {
      for (int sockets = 1; sockets <= 16; sockets++) {
        for (int size = 1; size <= 8; size++) {
          for (int iteration = 1; iteration <= 10; iteration++) {
            kit.file(
                raw(level, (1024 << size) + "k", iteration)
                    .replace("sockets_1", "sockets_" + sockets),
                output(iteration));
          }
        }
      }
    }
    assertThat(kit.process()).hasRuns(256).hasStatus(Status.PARTIAL);
  }

  @Test
  void warnsWhenTheTableDiffersByMoreThanTheCut() {
    ResultDocument document =
        level(kit(), 2)
            .edit(CSV.formatted(2), text -> text.replace("Copy,2101,2201", "Copy,2100,2199"))
            .process();

    assertThat(document)
        .hasPrimaryMetric("copy", 2201)
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic(
            "table-differs", "output of O2 2048k: copy_mb_per_sec is 2199.0 instead of 2201.0");
  }

  @Test
  void namesAnIterationWithoutOutput() {
    assertThat(level(kit(), 2).without(raw(2, "2048k", 1)).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("iteration-missing", "has no output of iteration 1 of 2");
  }

  @Test
  void refusesAResultWithNothingToRead() {
    assertThatThrownBy(() -> kit().file("version", "commit: NONE\n").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("no results: expected results_streams_opt_O<n>.csv");
  }

  @Test
  void takesTheArrayElementsFromStreamsOwnLine() {
    String raw = raw(3, "97656k", 1).replace("threads_2", "threads_192");
    assertThat(
            kit()
                .file(CSV.formatted(3), one("97656k", ",422384"))
                .file(raw, sized("Array size = 100000000 (elements), Offset = 0 (elements)"))
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasPrimaryMetric("triad", 422384.5)
        .hasRunNames("O3 100000000 elements")
        .run("run_1")
        .hasConfiguration("array_elements", 100_000_000)
        .hasConfiguration("array_size", "97656k")
        .hasConfigurationIds("O3,sockets=1,elements=100000000,iteration=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Array size = 1048576 (elements), Offset = 0 (elements)",
        "Array size = 1048576, Offset = 0",
        " Array size =    1048576",
        "Total Aggregate Array size = 1048576 (elements)\n"
            + "   Array size per MPI rank = 262144 (elements)"
      })
  void readsTheArraySizeOfEveryVersion(String line) {
    assertThat(kit().file(raw(2, "1024k", 1), sized(line)).process())
        .hasRunNames("O2 1024k")
        .run("run_1")
        .hasConfiguration("array_elements", 1_048_576);
  }

  @Test
  void tellsSizesOfOneLabelApartByStreamsOwnLine() {
    String small = sized("Array size = 500 (elements), Offset = 0 (elements)");
    String large = sized("Array size = 900 (elements), Offset = 0 (elements)").replace("4223", "5");
    assertThat(
            kit()
                .file(CSV.formatted(2), one("0k,0k", ",422384,422384"))
                .file(raw(2, "0k", 1), small + large)
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasRunNames("O2 500 elements", "O2 900 elements")
        .hasPrimaryMetric("copy", 584.5);
  }

  @Test
  void leavesOutAnOutputThatDoesNotTellWhichOfSeveralSizesItIsOf() {
    assertThat(
            kit()
                .file(raw(2, "0k", 1), sized("Array size = 500") + sized("Array size = 900"))
                .file(raw(2, "0k", 2), sized("Array size = 500") + sized("").replace("4223", "9"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("size-missing", "0k is the label of several sizes")
        .run("run_2")
        .hasSeries("copy_mb_per_sec", 422384.5);
  }

  @Test
  void leavesOutColumnsOfOneLabelThatNothingTellsApart() {
    assertThat(kit().file(CSV.formatted(2), one("0k,0k,1024k", ",1,2,3")).process())
        .hasDiagnostic("size-repeated", "several columns are called 0k")
        .hasPrimaryMetric("copy", 3)
        .run("run_1")
        .hasOnlyMetrics();
  }

  @Test
  void countsASizeBelowATableOfThousandElements() {
    assertThat(
            kit()
                .file(CSV.formatted(2), one("0k,19531k", ",422384,422384"))
                .file(raw(2, "0k", 1), sized("Array size = 1000 (elements)"))
                .file(raw(2, "19531k", 1), sized("Array size = 20000000 (elements)"))
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasRunNames("O2 1000 elements", "O2 20000000 elements");
  }

  @Test
  void readsResultsInADirectoryOfTheUsersName() {
    ProcessorTestKit kit = kit();
    for (int iteration = 1; iteration <= 2; iteration++) {
      kit.file("streams_results/my_results_-O2/" + name(raw(2, "1024k", iteration)), output(10))
          .file("streams_results/my_results_-O3/" + name(raw(2, "1024k", iteration)), output(20));
    }
    assertThat(kit.process())
        .hasStatus(Status.PARTIAL)
        .hasRunNames("O2 1024k", "O3 1024k")
        .hasPrimaryMetric("copy", 20.5)
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void warnsOnceOfATimerThatIsTooCoarse() {
    assertThat(
            level(kit(), 2)
                .edit(raw(2, "1024k", 1), text -> ticks(5) + text)
                .edit(raw(2, "1024k", 2), text -> ticks(7) + text)
                .edit(raw(2, "2048k", 1), text -> ticks(20) + text)
                .edit(raw(2, "2048k", 2), text -> "(= -2147483648 clock ticks)\n" + text)
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("timer-coarse")
        .hasDiagnostic("timer-coarse", raw(2, "1024k", 1), 1)
        .hasDiagnostic(
            "timer-coarse",
            "a test of O2 1024k takes about 5 ticks of STREAM's timer, in 2 of 2 outputs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Solution Validates: avg error less than -nan on all three arrays",
        "    Rel Errors on a, b, c:     nan nan nan",
        "        Observed a(1), b(1), c(1): NaN NaN NaN"
      })
  void doesNotBelieveAValidationOfNan(String line) {
    assertThat(
            level(kit(), 2)
                .edit(raw(2, "2048k", 1), text -> text.replace("Solution", line + "\nSolution"))
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("validation-failed")
        .hasDiagnostic("validation-failed", "STREAM says '" + line.strip() + "'");
  }

  @Test
  void readsTheFortranVersion() {
    assertThat(
            kit()
                .file(
                    raw(2, "1024k", 1),
                    """
                     STREAM Version $Revision: 5.6 $
                     Array size =    1048576
                    Function     Rate (MB/s)  Avg time   Min time  Max time
                    Copy:       10001.1234      0.0013      0.0012      0.0014
                    Scale:      10002.1234      0.0013      0.0012      0.0014
                    Add:        10003.1234      0.0013      0.0012      0.0014
                    Triad:      Infinity        0.0000      0.0000      0.0000
                     Solution Validates!
                    """)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasTestVersion("5.6")
        .hasPrimaryMetric("add", 10003.1234)
        .hasOnlyDiagnostics("value-invalid", "table-missing")
        .hasDiagnostic("value-invalid", raw(2, "1024k", 1), 7);
  }

  @Test
  void takesTheThreadsThatStreamCounted() {
    assertThat(
            kit()
                .file(raw(2, "1024k", 1), "Number of Threads counted = 1\n" + output(10))
                .process())
        .hasDiagnostic("threads-differ", "O2 1024k ran with 1 thread by STREAM's own count")
        .run("run_1")
        .hasConfiguration("threads", 1);
  }

  @Test
  void keepsSpreadOfTheHeadline() {
    assertThat(
            Objects.requireNonNull(twoLevels().process().results().overallStatistics())
                .sampleCount())
        .isEqualTo(2);
  }

  private static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new StreamsProcessor());
  }

  private static ProcessorTestKit twoLevels() {
    return level(level(kit(), 2), 3);
  }

  /** Adds the table and the outputs of one level: 1024k and 2048k, two iterations. */
  @Test
  void countsNoBillionMissingIterations() {
    assertThat(level(kit(), 2).file(raw(2, "1024k", 999_999_999), output(2101)).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("iteration-missing", "no output of iteration 3 of 999999999");
  }

  private static ProcessorTestKit level(ProcessorTestKit kit, int level) {
    kit.file(CSV.formatted(level), csv(level));
    for (int size = 1; size <= 2; size++) {
      for (int iteration = 1; iteration <= 2; iteration++) {
        int rate = level * 1000 + size * 100 + iteration - 1;
        kit.file(raw(level, size * 1024 + "k", iteration), output(rate));
      }
    }
    return kit;
  }

  private static String csv(int level) {
    String rows = ",%d,%d".formatted(level * 1000 + 101, level * 1000 + 201);
    return "# Optimization level: O%d\n# streams_version_# 5.10\n# 1 Socket\n".formatted(level)
        + block("1024k,2048k", rows)
            .replace(
                "Triad" + rows, "Triad,%d,%d".formatted(level * 1000 + 104, level * 1000 + 204))
            .replace(
                "Scale" + rows, "Scale,%d,%d".formatted(level * 1000 + 102, level * 1000 + 202))
            .replace("Add" + rows, "Add,%d,%d".formatted(level * 1000 + 103, level * 1000 + 203));
  }

  private static String one(String sizes, String values) {
    return "# streams_version_# 5.10\n# 1 Socket\n" + block(sizes, values);
  }

  private static String sized(String line) {
    return output(422384)
        .replaceAll("42238[5-7]", "422384")
        .replace("Function", line + "\nFunction");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String ticks(int count) {
    return "   (= " + count + " clock ticks)\n";
  }

  private static String block(String sizes, String values) {
    StringBuilder block = new StringBuilder("Array_sizes," + sizes + ",Start_Date,End_Date\n");
    for (Kernel kernel : Kernel.values()) {
      block.append(kernel.label()).append(values).append(DATES);
    }
    return block.append('\n').toString();
  }

  private static String raw(int level, String size, int iteration) {
    return "streams_results/results_streams_tuned_none_20260105095900_-O%d/stream.%s.out.threads_2.numb_sockets_1_iter_%d"
        .formatted(level, size, iteration);
  }

  /** Rates from {@code rate}.5 on, one more for each kernel after Copy. */
  private static String output(int rate) {
    return """
        Address sizes:                           48 bits physical, 48 bits virtual
        STREAM version $Revision: 5.10 $
        Function    Best Rate MB/s  Avg time     Min time     Max time
        Copy:   %d.5     0.127227     0.001610     0.218912
        Scale:  %d.5     0.121221     0.077774     0.196738
        Add:    %d.5     0.118023     0.037481     0.204691
        Triad:  %d.5     0.120161     0.075373     0.221070
        Solution Validates: avg error less than 1.000000e-13 on all three arrays
        """
        .formatted(rate, rate + 1, rate + 2, rate + 3);
  }
}
