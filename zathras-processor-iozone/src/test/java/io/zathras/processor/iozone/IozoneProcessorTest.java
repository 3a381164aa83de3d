package io.zathras.processor.iozone;

import static io.zathras.processor.iozone.IozoneFiles.DATES;
import static io.zathras.processor.iozone.IozoneFiles.DIRECT;
import static io.zathras.processor.iozone.IozoneFiles.IN_CACHE;
import static io.zathras.processor.iozone.IozoneFiles.OLD_TABLE;
import static io.zathras.processor.iozone.IozoneFiles.RATES;
import static io.zathras.processor.iozone.IozoneFiles.READ;
import static io.zathras.processor.iozone.IozoneFiles.SWEEP;
import static io.zathras.processor.iozone.IozoneFiles.TABLE;
import static io.zathras.processor.iozone.IozoneFiles.THROUGHPUT;
import static io.zathras.processor.iozone.IozoneFiles.WRITE;
import static io.zathras.processor.iozone.IozoneFiles.kit;
import static io.zathras.processor.iozone.IozoneFiles.name;
import static io.zathras.processor.iozone.IozoneFiles.output;
import static io.zathras.processor.iozone.IozoneFiles.rate;
import static io.zathras.processor.iozone.IozoneFiles.sample;
import static io.zathras.processor.iozone.IozoneFiles.sweep;
import static io.zathras.processor.iozone.IozoneFiles.throughput;
import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IozoneProcessorTest {

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-2-tput"})
  void givesTheReviewedDocumentOfEverySample(String name) {
    assertThat(sample(name).process())
        .matchesGolden(Path.of("src/test/resources/iozone/" + name + ".json"));
  }

  @Test
  void givesARunForEachModeOfASweep() {
    assertThat(sweep().process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics()
        .hasTestVersion("3.508")
        .hasRunNames("fs=xfs,mode=directio", "fs=xfs,mode=incache")
        .hasOnlyPrimaryMetrics("all_ios")
        .hasPrimaryMetric("all_ios", 6794)
        .hasMetricDefinition("all_ios", "MB/s", Direction.HIGHER_IS_BETTER)
        .hasExecutionTime(167.0)
        .startedAt("2026-11-22T10:58:57.000Z")
        .run("run_1")
        .hasMetric("all_ios", 439)
        .hasMetric("initwrite", 382)
        .hasMetric("strideread", 326)
        .hasNoMetric("fwrite")
        .hasConfiguration("mode_kind", "auto")
        .hasConfiguration("filesystem", "xfs")
        .hasConfiguration("cache_mode", "directio")
        .hasNoConfiguration("processes")
        .startedAt(null)
        .hasPointTimes((String) null)
        .and()
        .run("run_2")
        .hasMetric("freread", 9702);
  }

  @Test
  void givesARunForEachModeAndNumberOfProcesses() {
    assertThat(throughput().process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics()
        .hasRunNames("fs=xfs,mode=incache,processes=1", "fs=xfs,mode=incache,processes=4")
        .hasOnlyPrimaryMetrics("read", "initialwrite")
        .hasPrimaryMetric("read", 7983931.5)
        .hasPrimaryMetric("initialwrite", 3105091.75)
        .hasMetricDefinition("read", "kB/s", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("read_kb_per_sec", "kB/s", Direction.HIGHER_IS_BETTER)
        .run("run_2")
        .hasOnlyMetrics("initialwrite_kb_per_sec", "read_kb_per_sec")
        .hasMetric("initialwrite_kb_per_sec", 3047126.11)
        .hasConfiguration("mode_kind", "throughput")
        .hasConfiguration("processes", 4L)
        .hasConfiguration("record_size_kb", 64L)
        .hasConfiguration("file_size_kb", 4096L)
        .hasConfigurationIds("fs=xfs,mode=incache,processes=4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs,mode,op,proc16,proc128", "filesys:mode:op:16proc:128proc"})
  void readsTheProcessesFromTheHeader(String header) {
    String rows = header + "\nxfs,incache+mmap,Mixed workload,5000000000.5,2\n";
    assertThat(
            kit()
                .file(TABLE, header.contains(":") ? rows.replace(',', ':') : rows)
                .file(name("incache+mmap"), output(""))
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasOnlyPrimaryMetrics("mixedworkload")
        .hasPrimaryMetric("mixedworkload", 5_000_000_000.5)
        .run("run_2")
        .hasConfiguration("cache_mode", "incache+mmap")
        .hasConfiguration("processes", 128L);
  }

  @Test
  void readsTheOldTableWhoseRowsLeaveOutWhatAModeCannotDo() {
    assertThat(
            sweep()
                .without(TABLE)
                .file(
                    OLD_TABLE,
                    "# IOzone_runmode: auto\nfs.mode:all_ios:initwrite:read:fwrite:fread\n"
                        + "xfs.incache:6794:2199:9936:4248:7933\nxfs.directio:439:382:367\n")
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("no-dates")
        .hasPrimaryMetric("all_ios", 6794)
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasExecutionTime(null)
        .run("run_2")
        .hasName("fs=xfs,mode=directio")
        .hasOnlyMetrics("all_ios", "initwrite", "read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outcache", "outofcache"})
  void knowsBothWordsForFilesLargerThanTheMemory(String mode) {
    assertThat(
            kit()
                .file(TABLE, SWEEP + IN_CACHE.replace("incache", mode))
                .file(name("outcache"), output(""))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfiguration("cache_mode", "outcache");
  }

  @Test
  void passesOverARepeatedHeaderAndSaysThatARowIsRepeated() {
    assertThat(sweep().file(TABLE, SWEEP + DIRECT + SWEEP + IN_CACHE).process())
        .hasStatus(Status.PASS)
        .hasRuns(2);
    assertThat(sweep().file(TABLE, SWEEP + DIRECT + IN_CACHE + DIRECT).process())
        .hasRuns(2)
        .hasOnlyDiagnostics("row-repeated");
  }

  @Test
  void takesTheDatesOfARowThatIsNotPaddedFromItsEnd() {
    assertThat(sweep().edit(TABLE, text -> text.replace(",NaN,NaN,NaN,NaN", "")).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics()
        .hasExecutionTime(167.0)
        .run("run_1")
        .hasNoMetric("fwrite");
  }

  @Test
  void spansTheDatesOfAllFileSystems() {
    assertThat(
            sweep()
                .edit(
                    TABLE,
                    text ->
                        text
                            + IN_CACHE
                                .replace("xfs", "ext4")
                                .replace("10:58:57", "11:10:00")
                                .replace("11:01:44", "11:20:00"))
                .file(name("incache").replace("xfs", "ext4"), output(""))
                .process())
        .hasStatus(Status.PASS)
        .hasExecutionTime(1263.0)
        .run("run_3")
        .hasConfiguration("filesystem", "ext4");
  }

  @ParameterizedTest
  @CsvSource({
    "2199,0,value-invalid",
    "2199,,value-missing",
    "2199,fast,value-invalid",
    "2199,NaN,value-missing",
    "4248,0,value-invalid",
    "4248,,value-missing"
  })
  void anOperationWithoutARateFailsAndTheOthersAreKept(String good, String bad, String code) {
    String cell = bad == null ? "" : bad;
    assertThat(sweep().edit(TABLE, text -> text.replace(good, cell)).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("all_ios", 6794)
        .hasOnlyDiagnostics(code)
        .hasDiagnostic(code, TABLE, 3)
        .run("run_2")
        .hasStatus(Status.PARTIAL)
        .hasMetric("read", 9936);
  }

  @Test
  void failsWithoutARateForTheHeadline() {
    assertThat(
            kit()
                .file(TABLE, SWEEP + IN_CACHE.replace("6794", "0"))
                .file(name("incache"), output(""))
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("value-invalid")
        .run("run_1")
        .hasMetric("read", 9936);
  }

  @Test
  void saysWhichWordIsNoOperation() {
    assertThat(throughput().edit(TABLE, text -> text + "xfs,incache,Erase,1,2" + DATES).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("row-rejected")
        .hasDiagnostic("row-rejected", "'Erase' is no operation of IOzone");
  }

  @Test
  void failsWhenTheWrapperSaysFailedWhateverWasMeasured() {
    assertThat(sweep().file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasRuns(2)
        .hasOnlyDiagnostics("report-failed");
    assertThat(sweep().without("test_results_report").process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("report-missing");
  }

  @Test
  void ignoresTheWrappersJsonAndTheMeansOfIterations() {
    assertThat(
            sweep()
                .file("results_iozone.json", "[{\"all_ios\":NaN}]")
                .file("Average/xfs/iozone_test_run_incache_default.iozone", "cut")
                .file("Run_2/xfs/iozone_test_run_incache_default.iozone", "cut")
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SWEEP, "fs,mode,op,proc1\n"})
  void failsWithOneErrorWithoutAnyRow(String table) {
    assertThat(kit().file(TABLE, table).process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyDiagnostics("table-empty");
  }

  @Test
  void failsWithOneErrorWithoutATable() {
    assertThat(kit().process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("table-missing")
        .hasDiagnostic("table-missing", "results_iozone.csv is missing");
  }

  @Test
  void readsRatesFromTheOutputWhenTheTableIsLost() {
    assertThat(throughput().without(TABLE).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("read", 7983931.5)
        .hasRunNames("fs=xfs,mode=incache,processes=1", "fs=xfs,mode=incache,processes=4")
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void saysWhichModeHasNoRow() {
    assertThat(sweep().file(TABLE, SWEEP + IN_CACHE).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("all_ios", 6794)
        .hasOnlyDiagnostics("row-missing")
        .hasDiagnostic("row-missing", "no row of fs=xfs,mode=directio")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @Test
  void theOutputCountsWhereTheTableDiffers() {
    assertThat(throughput().edit(TABLE, text -> text.replace("7983931.50", "9999999.00")).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("read", 7983931.5)
        .hasOnlyDiagnostics("table-differs");
  }

  @Test
  void anOutputThatEndsBeforeItsEndSupportsNothing() {
    assertThat(
            sweep()
                .edit(name("incache"), text -> text.replace("iozone test complete.\n", "  64  4"))
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("output-cut")
        .hasDiagnostic(
            "output-cut", "ends without 'iozone test complete.'; its last line is '64  4'")
        .run("run_1")
        .hasStatus(Status.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error writing block 0, fd= 3",
        "Can not open temp file: iozone.tmp",
        "open: Permission denied",
        "iozone: interrupted"
      })
  void failsARunOfWhichIozoneSaysThatItFailed(String words) {
    assertThat(
            sweep()
                .edit(name("directio"), text -> text.replace("iozone test complete.", words))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("all_ios", 6794)
        .hasOnlyDiagnostics("run-failed")
        .hasDiagnostic("run-failed", "IOzone says '" + words + "'")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasMetric("all_ios", 439);
  }

  @Test
  void whatOtherToolsPrintBehindTheEndIsNoFailureOfIozone() {
    assertThat(
            sweep()
                .edit(name("incache"), text -> text + "File frag\nopen: Permission denied\n")
                .process())
        .hasStatus(Status.PASS);
  }

  @Test
  void isUnknownWhereTheOutputIsLost() {
    assertThat(sweep().without(name("incache")).process())
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric("all_ios", 6794)
        .hasOnlyDiagnostics("output-missing")
        .hasDiagnostic("output-missing", "for fs=xfs,mode=incache; nothing tells");
  }

  @Test
  void takesNoOperationsForKilobytes() {
    assertThat(
            throughput()
                .edit(
                    name("incache"),
                    text -> text.replace("kBytes/sec", "ops/sec").replace("kB/sec", "ops/sec"))
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("unit-unknown")
        .hasDiagnostic("unit-unknown", "holds 'ops/sec'; expected kBytes/sec")
        .hasDiagnostic("unit-unknown", name("incache"), 5)
        .run("run_1")
        .hasConfiguration("mode_kind", "throughput");
  }

  @Test
  void readsTheSizesWhereNoOptionSetThem() {
    assertThat(
            throughput()
                .edit(
                    name("incache"),
                    text ->
                        text.replace("\tRecord Size 64 kB\n", "")
                            .replace(
                                "File size set to 4096 kB",
                                "Each process writes a 512 Kbyte file in 4 Kbyte records"))
                .process())
        .run("run_1")
        .hasConfiguration("record_size_kb", 4L)
        .hasConfiguration("file_size_kb", 512L);
  }

  @Test
  void readsTheCapitalLettersOfOlderReleases() {
    assertThat(
            kit()
                .file(
                    name("incache"),
                    output(rate(6, "initial writers", "108042.81"))
                        .replace("kBytes/sec", "Kbytes/sec")
                        .replace("kB/sec", "KB/sec"))
                .process())
        .hasPrimaryMetric("initialwrite", 108042.81)
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void readsEveryOperationThatIozoneCounts() {
    String all =
        rate(2, "initial writers", "1")
            + rate(2, "rewriters", "2")
            + rate(2, "readers", "3")
            + rate(2, "re-readers", "4")
            + rate(2, "reverse readers", "5")
            + rate(2, "stride readers", "6")
            + rate(2, "random readers", "7")
            + rate(2, "mixed workload", "8")
            + rate(2, "random writers", "9")
            + rate(2, "pwrite writers", "10")
            + rate(2, "pread readers", "11")
            + rate(2, "fwriters", "12")
            + rate(2, "freaders", "13");
    assertThat(kit().file(name("incache"), output(all)).process())
        .run("run_1")
        .hasOnlyMetrics(
            "initialwrite_kb_per_sec",
            "rewrite_kb_per_sec",
            "read_kb_per_sec",
            "reread_kb_per_sec",
            "reverseread_kb_per_sec",
            "strideread_kb_per_sec",
            "randomread_kb_per_sec",
            "mixedworkload_kb_per_sec",
            "randomwrite_kb_per_sec",
            "pwrite_kb_per_sec",
            "pread_kb_per_sec",
            "fwrite_kb_per_sec",
            "fread_kb_per_sec");
  }

  @Test
  void saysThatARateIsNone() {
    assertThat(
            throughput()
                .edit(name("incache"), text -> text.replace("7983931.50", "nan"))
                .edit(TABLE, text -> text.replace("7983931.50", "1"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", "'nan' is no rate of readers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xfs,incache,Read,75", "xfs,incache,Read,7515892.50,7983931", "xf"})
  void takesNoRateFromATableThatEndsWithinARow(String cut) {
    assertThat(
            kit().file(TABLE, THROUGHPUT + WRITE + cut).file(name("incache"), output("")).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("initialwrite", 3105091.75)
        .hasOnlyDiagnostics("output-cut")
        .run("run_2")
        .hasOnlyMetrics("initialwrite_kb_per_sec");
  }

  @Test
  void leavesOutATableOfUnknownColumnsAndReadsTheOutputs() {
    assertThat(
            throughput()
                .file(
                    TABLE,
                    "processes:test_type:file_sze:record_size:Total_througput\n1:readers:4:5:6\n")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("read", 7983931.5)
        .hasOnlyDiagnostics("column-unknown");
  }

  @Test
  void saysWhichColumnsAreNeitherOperationsNorProcesses() {
    assertThat(throughput().edit(TABLE, text -> text.replace("proc4", "procmany")).process())
        .hasPrimaryMetric("read", 7983931.5)
        .hasDiagnostic("column-unknown", "columns 'procmany'; expected numbers of processes");
  }

  @Test
  void saysThatAnEndIsBeforeItsStart() {
    assertThat(
            throughput()
                .file(TABLE, THROUGHPUT + READ.replace("10:58:57", "11:58:57") + WRITE)
                .file(name("incache"), output(RATES))
                .process())
        .hasDiagnostic("clock-step", TABLE, 2);
  }
}
