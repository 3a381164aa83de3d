package io.zathras.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveLimits;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessCommandTest {

  @TempDir Path directory;

  private Path results() {
    return directory.resolve("results");
  }

  private Path documents() {
    return directory.resolve("documents");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Nested
  class Output {

    @Test
    void jsonWritesOneValidFileADocumentNamedByItsId() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--json", documents());

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(names(documents())).containsExactly(Cli.PASSED + ".json");
      byte[] json = Files.readAllBytes(documents().resolve(Cli.PASSED + ".json"));
      assertThat(new DocumentValidator().validate(json)).isEmpty();
      assertThat(JsonCodec.pretty().readResult(json).id()).isEqualTo(Cli.PASSED);
    }

    @Test
    void theSummaryNamesStatusTestHeadlineAndArchiveAndEndsWithTheTotals() throws IOException {
      Path archive = Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--json", documents());

      assertThat(cli.out())
          .startsWith("PASS  coremark  iterations_per_second 7468 \u00b120 %  ")
          .contains("  " + archive + "\n")
          .endsWith(
              "json: 1 delivered, 0 already there, 0 failed\n"
                  + "1 processed, 0 duplicate, 0 skipped, 0 missing, 0 failed\n");
      assertThat(cli.err()).isEmpty();
    }

    @Test
    void chroniclersOptionsDoTheSame() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", "--input", results(), "--output-json", documents());

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(names(documents())).containsExactly(Cli.PASSED + ".json");
    }

    @Test
    void severalPathsAreProcessedInTheOrderGiven() throws IOException {
      Path failed = Cli.result(results().resolve("a"), "failed.zip", "results_coremark.zip");
      Path passed = Cli.passed(results().resolve("b"));

      Cli cli = Cli.run("process", passed, failed);

      assertThat(cli.out().indexOf(passed.toString())).isPositive();
      assertThat(cli.out().indexOf(failed.toString()))
          .isGreaterThan(cli.out().indexOf(passed.toString()));
    }

    @Test
    void ndjsonWritesOneLineADocument() throws IOException {
      Cli.passed(results().resolve("a"));
      Cli.result(results().resolve("b"), "failed.zip", "results_coremark.zip");
      Path file = documents().resolve("all.ndjson");

      Cli cli = Cli.run("process", results(), "--ndjson", file);

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(names(documents())).containsExactly("all.ndjson");
      assertThat(Files.readAllLines(file))
          .hasSize(2)
          .allSatisfy(
              line -> assertThat(new DocumentValidator().validate(line.getBytes(UTF_8))).isEmpty());
    }

    @Test
    void ndjsonToStandardOutputIsNothingButDocuments() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--ndjson", "-");

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(JsonCodec.compact().readResult(cli.out().getBytes(UTF_8)).id())
          .isEqualTo(Cli.PASSED);
      assertThat(cli.err()).contains("1 processed");
    }

    @Test
    void reportIsJson() throws IOException {
      Cli.passed(results());
      Path report = directory.resolve("new").resolve("report.json");

      Cli cli = Cli.run("process", results(), "--report", report);

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(Files.readString(report)).startsWith("{").contains("\"" + Cli.PASSED + "\"");
      assertThat(names(directory.resolve("new"))).containsExactly("report.json");
    }

    @Test
    void reportToStandardOutputIsNothingButJson() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--report", "-");

      assertThat(cli.out()).startsWith("{").endsWith("}\n");
      assertThat(cli.err()).contains("1 processed");
    }

    @Test
    void withoutAnOutputItSaysThatNothingWasWritten() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results());

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(cli.out()).endsWith("; no document was written, --json DIR writes them\n");
    }

    @Test
    void quietPrintsNothingWhenAllIsWell() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", "--quiet", results(), "--json", documents());

      assertThat(cli).isEqualTo(new Cli(ExitCode.OK, "", ""));
      assertThat(names(documents())).hasSize(1);
    }

    @Test
    void quietStillPrintsFailures() throws IOException {
      Path archive = Cli.truncated(results());

      Cli cli = Cli.run("process", "-q", results());

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).contains(archive.toString());
    }

    @Test
    void aServerThatIsNotThereIsNamedOnceAndEveryResultIsKeptAndGivenToTheOthers()
        throws IOException {
      Cli.passed(results());
      Cli.result(results().resolve("second"), "failed.zip", "results_coremark.zip");
      Path spool = directory.resolve("spool");
      String url;
      try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        url = "http://127.0.0.1:" + unused.getLocalPort();
      }
      Cli cli =
          Cli.run(
              "process",
              results(),
              "--json",
              documents(),
              "--opensearch",
              url,
              "--set",
              "opensearch.reach_within=1s",
              "--set",
              "opensearch.spool=" + spool);

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out())
          .containsOnlyOnce("nothing accepts connections at " + url)
          .containsOnlyOnce("opensearch: not delivered, for the same reason as ")
          .contains("opensearch: 0 delivered, 0 already there, 2 failed")
          .contains("json: 2 delivered");
      assertThat(names(documents())).hasSize(2);
      assertThat(names(spool.resolve("opensearch"))).hasSize(2);
    }

    @Test
    void progressIsShownToSomebodyWhoWatchesAndThenRemoved() throws IOException {
      Cli.passed(results());

      Cli watched = Cli.runWith(true, null, "process", "-q", results());
      Cli unwatched = Cli.runWith(false, null, "process", "-q", results());

      assertThat(watched.err()).startsWith("\r1 of 1 done, 0 failed").endsWith("\r");
      assertThat(unwatched.err()).isEmpty();
    }

    @Test
    void namesThatAreNotAsciiArePrintedInUtf8() throws IOException {
      Cli.passed(results().resolve("größe"));

      assertThat(Cli.run("process", results()).out()).contains("größe");
    }

    @Test
    void doesNotDependOnTheLocale() throws IOException {
      Cli.passed(results());
      Locale before = Locale.getDefault();
      String expected = Cli.run("process", results()).out();
      try {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));

        assertThat(Cli.run("process", results()).out()).isEqualTo(expected);
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @Nested
  class Failing {

    @Test
    void aDamagedArchiveFailsAndTheOthersAreDelivered() throws IOException {
      Path damaged = Cli.truncated(results().resolve("a"));
      Cli.passed(results().resolve("b"));

      Cli cli = Cli.run("process", results(), "--json", documents());

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out()).contains("1 processed", "1 failed", damaged.toString());
      assertThat(names(documents())).containsExactly(Cli.PASSED + ".json");
    }

    @Test
    void aResultThatFailedIsADocumentLikeAnyOther() throws IOException {
      Cli.result(results(), "failed.zip", "results_coremark.zip");

      Cli cli = Cli.run("process", results(), "--json", documents());

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(names(documents())).hasSize(1);
    }

    @Test
    void strictMindsDiagnosticsThatAreErrors() throws IOException {
      Cli.result(results(), "failed.zip", "results_coremark.zip");

      assertThat(Cli.run("process", "--strict", results()).code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aTestThatNothingReadsIsSkippedWhichOnlyStrictMinds() throws IOException {
      Path archive = Cli.result(results(), "passed.zip", "results_nobodys.zip");
      Cli.passed(results());

      Cli cli = Cli.run("process", results());

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(cli.out()).contains("1 skipped", archive.toString(), "'nobodys'", "coremark");
      assertThat(Cli.run("process", "--strict", results()).code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void resultsOfWhichNoneIsReadAreNoSuccess() throws IOException {
      Cli.result(results(), "passed.zip", "results_nobodys.zip");

      Cli cli = Cli.run("process", results());

      assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
      assertThat(cli.err()).contains("no processor reads any of the results");
    }

    @Test
    void strictAcceptsResultsWithoutFault() throws IOException {
      Cli.passed(results());

      assertThat(Cli.run("process", "--strict", results()).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void noResultsAreAnOutcomeOfTheirOwn() throws IOException {
      Files.createDirectories(results());
      Files.writeString(results().resolve("notes.txt"), "nothing here");

      Cli cli = Cli.run("process", results());

      assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
      assertThat(cli.err()).contains("no results_<test>.zip");
    }

    @Test
    void theSummaryIsPrintedAlsoWhenTheReportCannotBeWritten() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--report", "/dev/full");

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out()).contains("PASS  coremark  ", "1 processed");
      assertThat(cli.err()).contains("cannot write /dev/full").doesNotContain("\tat ");
    }

    @Test
    void theSummaryIsPrintedAlsoWhenAnExporterCannotFinish() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--ndjson", "/dev/full");

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out()).contains("coremark", "1 processed");
      assertThat(cli.err()).contains("cannot write /dev/full");
    }

    @Test
    void anInterruptLeavesNoFile() throws IOException {
      Cli.passed(results());
      Thread.currentThread().interrupt();

      Cli cli =
          Cli.run(
              "process",
              results(),
              "--json",
              documents(),
              "--ndjson",
              documents().resolve("all.ndjson"));

      assertThat(cli.code()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(cli.out()).contains("interrupted before the end");
      assertThat(cli.err()).contains("interrupted");
      assertThat(documents()).doesNotExist();
    }
  }

  @Nested
  class Usage {

    @Test
    void aPathIsNeeded() {
      Cli cli = Cli.run("process");

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("Give a PATH");
    }

    @Test
    void aPathThatIsNotThereStopsBeforeAnythingIsProcessed() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), directory.resolve("nowhere"), "--json", documents());

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("nowhere: there is no such file or directory");
      assertThat(documents()).doesNotExist();
    }

    @Test
    void aFileThatIsNoResultIsRefused() throws IOException {
      Path file = Files.writeString(directory.resolve("notes.txt"), "no result");

      Cli cli = Cli.run("process", file);

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("notes.txt is not named as a result", "--test NAME");
    }

    @Test
    void aDocumentIsForValidate() throws IOException {
      Cli cli = Cli.run("process", Files.writeString(directory.resolve("a.json"), "{}"));

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("a.json is a document, no result; 'zathras validate'");
    }

    @Test
    void aRenamedArchiveIsReadAsTheTestThatIsStated() throws IOException {
      Path renamed = Cli.result(directory, "passed.zip", "monday.zip");

      Cli cli = Cli.run("process", renamed, "--test", "coremark", "--json", documents());

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(documents().resolve(Cli.PASSED + ".json")).exists();
    }

    @Test
    void theResultsOfOtherTestsAreLeftOutWhenATestIsStated() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--test", "streams");

      assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    }

    @Test
    void theResultsOfOtherInstancesAndEarlierTimesAreLeftOutAndCounted() throws IOException {
      Cli.passed(results().resolve("nightly/rhel/aws/m5.xlarge_0"));
      Cli.truncated(results().resolve("nightly/rhel/aws/c5.large_0"));

      Cli instance = Cli.run("process", results(), "--instance", "m5.*");
      Cli recent = Cli.run("process", results(), "--instance=m5.xlarge", "--since", "2100-01-01");

      assertThat(instance.code()).isEqualTo(ExitCode.OK);
      assertThat(instance.out()).contains("  m5.xlarge  ", "0 failed; 1 left out");
      assertThat(recent.code()).isEqualTo(ExitCode.NOTHING_FOUND);
      assertThat(recent.err()).contains("2 results are left out by --instance or --since");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01", "2026-11-01T10:00", "2026-11-01T10:00:00+02:00", "9999d"})
    void sinceIsADayATimeOrHowLongAgo(String time) throws IOException {
      assertThat(Cli.run("process", Cli.passed(results()), "--since", time).code())
          .isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "1y", "-1d"})
    void whatIsNoTimeIsWrongUsage(String time) throws IOException {
      Cli cli = Cli.run("process", Cli.passed(results()), "--since=" + time);

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("'" + time + "' is no time such as 2026-11-01");
    }

    @Test
    void aDryRunWritesNothingAndSaysWhatWouldBeDone() throws IOException {
      Cli.passed(results());

      Cli cli =
          Cli.run(
              "process",
              results(),
              "--dry-run",
              "--json",
              documents(),
              "--ndjson",
              documents().resolve("all.ndjson"));

      assertThat(cli.code()).isEqualTo(ExitCode.OK);
      assertThat(cli.out())
          .endsWith(
              "; dry run: 1 document would go to "
                  + documents()
                  + ", "
                  + documents().resolve("all.ndjson")
                  + "\n");
      assertThat(documents()).doesNotExist();
    }

    @Test
    void jsonNeedsADirectory() throws IOException {
      Path archive = Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--json", archive);

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("--json", "is a file; expected a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--ndjson", "--report"})
    void anOutputThatCannotBeWrittenIsFoundBeforeTheFirstResultIsRead(String option)
        throws IOException {
      Cli.passed(results());
      Path file = Files.writeString(directory.resolve("file"), "in the way");

      Cli cli = Cli.run("process", results(), option, file.resolve("new/documents"));

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).contains(option + ": " + file + " is no directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ndjson", "--report"})
    void ndjsonAndReportNeedAFile(String option) throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), option, results());

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains(option, "is a directory; expected a file");
    }

    @Test
    void standardOutputTakesOneOfThem() throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--ndjson", "-", "--report", "-");

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("--ndjson and --report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two", "1.5", "99999999999999999999"})
    void jobsIsAWholeNumberFromOneOn(String number) throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--jobs", number);

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("'--jobs'", "'" + number + "' is no whole number from 1 on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "10", "1.5m", "2d", "9999999999h"})
    void timeoutIsADurationLongerThanNone(String duration) throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), "--timeout", duration);

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err())
          .contains("'--timeout'", "'" + duration + "' is no duration such as 500ms, 30s, 5m, 2h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"60000ms", "60s", "1m", "999999999h"})
    void whatTakesLessThanTheTimeoutIsProcessed(String duration) throws IOException {
      Cli.passed(results());

      assertThat(Cli.run("process", results(), "--timeout", duration))
          .isEqualTo(Cli.run("process", results()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "7"})
    void anyNumberOfJobsGivesTheSame(String number) throws IOException {
      Cli.passed(results().resolve("a"));
      Cli.result(results().resolve("b"), "failed.zip", "results_coremark.zip");

      assertThat(Cli.run("process", results(), "--jobs", number))
          .isEqualTo(Cli.run("process", results()));
    }
  }

  @Nested
  class Limits {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--max-compressed-bytes",
          "--max-expanded-bytes",
          "--max-entries",
          "--max-path-length",
          "--max-file-bytes"
        })
    void aBoundThatIsPassedFailsTheResultAndNamesTheOptionThatRaisesIt(String option)
        throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), option, 1);

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out()).contains("1 failed", option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-kept-bytes", "--max-kept-file-bytes"})
    void whatIsNotKeptCannotBeRead(String option) throws IOException {
      Cli.passed(results());

      Cli cli = Cli.run("process", results(), option, 1);

      assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out()).contains("1 failed", "not kept");
    }

    @ParameterizedTest
    @CsvSource({"--max-ratio, 1", "--max-entries, 99999999999", "--max-depth, 4294967297"})
    void aBoundThatIsNotPassedChangesNothing(String option, String bound) throws IOException {
      Cli.passed(results());

      assertThat(Cli.run("process", results(), option, bound))
          .isEqualTo(Cli.run("process", results()));
    }

    @Test
    void helpStatesTheDefaults() {
      ArchiveLimits defaults = ArchiveLimits.defaults();
      String help = Cli.run("process", "--help").out().replaceAll("\\s+", " ");

      assertThat(help)
          .contains(
              "Size of one archive file; by default " + size(defaults.maxCompressedBytes()),
              "What one archive may expand to; by default " + size(defaults.maxExpandedBytes()),
              "Entries in one archive; by default " + defaults.maxEntries(),
              "Expanded to compressed bytes; by default " + defaults.maxRatio(),
              "Archives inside each other; by default " + defaults.maxDepth(),
              "Characters of one path; by default " + defaults.maxPathLength(),
              "Size of one file; by default " + size(defaults.maxFileBytes()),
              "file that is kept in memory; by default " + size(defaults.maxKeptFileBytes()),
              "kept in memory of one result; by default " + size(defaults.maxKeptBytes()),
              "unpacking an xz may need; by default " + size(defaults.maxDecoderBytes()));
    }

    private static String size(long bytes) {
      return bytes % (1 << 30) == 0 ? (bytes >> 30) + "GiB" : (bytes >> 20) + "MiB";
    }

    @ParameterizedTest
    @CsvSource({
      "1024, 1024",
      "1KiB, 1024",
      "64MiB, 67108864",
      "2gb, 2000000000",
      "7TiB, 7696581394432"
    })
    void aSizeMayHaveAUnit(String text, long bytes) {
      assertThat(new ByteSizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0",
          "-1",
          "1.5GiB",
          "64 MiB",
          "MiB",
          "64M",
          "9999999TiB",
          "99999999999999999999"
        })
    void whatIsNoSizeIsWrongUsage(String text) throws IOException {
      Cli cli = Cli.run("process", Cli.passed(results()), "--max-file-bytes=" + text);

      assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
      assertThat(cli.err()).contains("'" + text + "' is no size such as 1048576, 64MiB, 4GiB");
    }
  }
}
