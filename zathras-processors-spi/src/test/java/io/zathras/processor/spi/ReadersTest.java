package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource({
    ".76, 0.76",
    "0, 0",
    ".000167, 0.000167",
    "4.18e-07, 4.18e-07",
    "1., 1",
    "+3, 3",
    "-2.5E3, -2500",
    "0.000e-999, 0",
    "1e-100, 1e-100"
  })
  void readsEveryFormOfDecimalThatWrappersWrite(String text, double number) {
    assertThat(Numbers.decimal(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "nan",
        "inf",
        "1,000",
        "0x10",
        "1e999",
        "1e101",
        "-1e308",
        "1e-101",
        "-4.9e-324",
        "0.01e-999",
        "12abc",
        "1 2",
        "--1"
      })
  void refusesWhatIsNoFiniteDecimal(String text) {
    assertThat(Numbers.decimal(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"32.50Kb/s, 32500", "1.20Tb/s,", "16, 16", ".5 Mb/s, 500000", "Kb/s,", "x,"})
  void readsANumberWithItsUnit(String text, @Nullable Double expected) {
    Map<String, Double> factors = Map.of("", 1.0, "Kb/s", 1e3, "Mb/s", 1e6);

    assertThat(Numbers.withUnit(text, factors)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "007, 7", "0,", "-1,", "1.5,", "9999999999,", "'',"})
  void readsWholeNumbersFromOne(String text, @Nullable Integer expected) {
    assertThat(Numbers.positiveInteger(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"12 Sockets, 12", "1 Socket, 1", "0 Socket,", "Socket,", "1 Socket x,"})
  void readsAWholeNumberThatStandsInAText(String text, @Nullable Integer expected) {
    assertThat(Numbers.positiveInteger(Pattern.compile("([0-9]+) Sockets?"), text))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({".52, 0.52", "1e-3, 0.001", "0,", "0.00,", "-1,", "n/a,", "'',"})
  void readsNumbersAboveZero(String text, @Nullable Double expected) {
    assertThat(Numbers.positive(text)).isEqualTo(expected);
    assertThat(Numbers.positive(null)).isNull();
  }

  @Test
  void readsTheStampAtTheEndOfAName() {
    assertThat(Times.stamp("coremark_2026.11.22-10.40.54")).hasToString("2026-11-22T10:40:54");
    assertThat(Times.stamp("coremark_2026.13.22-10.40.54")).isNull();
    assertThat(Times.stamp("coremark")).isNull();
  }

  @Test
  void readsLocalTimesWithoutMakingThemUtc() {
    assertThat(Times.local("2026-11-22 10:37:19.586217")).hasToString("2026-11-22T10:37:19.586217");
    assertThat(Times.local("2026-11-22 10:37:19Z")).isNull();
    assertThat(Times.compact("20260502203522")).hasToString("2026-05-02T20:35:22");
    assertThat(Times.compact("20261302203522")).isNull();
    assertThat(Times.compact("2026050220352")).isNull();
    assertThat(Times.at(LocalDateTime.of(2026, 1, 1, 2, 0), null))
        .hasToString("2026-01-01T02:00:00");
  }

  @Test
  void refusesLocalTimesThatNoDocumentCanHold() {
    assertThat(Times.local("+12026-11-22 10:37:19")).isNull();
    assertThat(Times.local("-0001-11-22 10:37:19")).isNull();
  }

  @Test
  void goesBackFromAnEndByWhatItTook() {
    LocalDateTime end = LocalDateTime.parse("2026-11-22T10:37:19.586999");

    assertThat(Times.before(end, 1.1773721130000467)).hasToString("2026-11-22T10:37:18.409626887");
    assertThat(Times.before(LocalDateTime.parse("2026-01-01T00:00:01"), 2))
        .hasToString("2025-12-31T23:59:59");
    assertThat(Times.before(end, 1e11)).isNull();
    assertThat(Times.before(end, 1e300)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Sun Nov 22 10:45:40 UTC 2026, 2026-11-22T10:45:40.000Z",
    "Sun Nov  1 10:45:40 AM UTC 2026, 2026-11-01T10:45:40.000Z",
    "Sun 22 Nov 2026 9:45:40 PM UTC, 2026-11-22T21:45:40.000Z",
    "Sun 22 Nov 2026 12:05:40 AM GMT, 2026-11-22T00:05:40.000Z",
    "Sun Nov 22 10:45:40 EST 2026, 2026-11-22T10:45:40",
    "Sat May 15 18:05:59 2021, 2021-05-15T18:05:59",
    "Sun Nov 31 10:45:40 UTC 2026,",
    "Sun Nov 22 25:45:40 UTC 2026,",
    "Sun Nov 22 UTC 2026,",
    "10:45:40 up 2 days,",
    ","
  })
  void readsWhatTheCommandDatePrints(@Nullable String text, @Nullable String time) {
    assertThat(Objects.toString(Times.printed(text), null)).isEqualTo(time);
  }

  @Test
  void readsZonedTimesOnly() {
    assertThat(Times.zoned("2026-11-22T12:35:08+02:00")).hasToString("2026-11-22T10:35:08.000Z");
    assertThat(Times.zoned("2026-11-22T10:35:08")).isNull();
    assertThat(Times.zoned("2026-11-22T10:39:4")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T12:00:03, 2026-01-01T10:00:00Z, +02:00",
    "2026-01-01T15:29:50, 2026-01-01T10:00:00Z, +05:30",
    "2026-01-01T10:07:00, 2026-01-01T10:00:00Z, ",
    "2026-01-03T10:00:00, 2026-01-01T10:00:00Z, "
  })
  void derivesTheOffsetFromOneMomentInBothTimes(
      LocalDateTime local, String utc, @Nullable String offset) {
    assertThat(Times.offset(local, Timestamp.parse(utc)))
        .isEqualTo(offset == null ? null : ZoneOffset.of(offset));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-03T10:12:40, 2026-05-03T14:12:43.000Z, -04:00",
    "2026-05-03T10:00:00, 2026-05-03T14:13:59.000Z, -04:00",
    "2026-05-03T14:13:30, 2026-05-03T14:12:43.000Z, Z",
    "2026-05-03T19:57:30, 2026-05-03T14:12:43.000Z, +05:45",
    "2026-05-01T14:12:30, 2026-05-03T14:12:43.000Z, ",
    "2026-05-03T10:12:40, 2026-05-03T14:12:43, "
  })
  void derivesTheOffsetFromTheEndOfAPartAndOfTheWhole(
      LocalDateTime local, String utc, @Nullable String offset) {
    assertThat(Times.offsetOfEnd(local, Timestamp.parse(utc), 60))
        .isEqualTo(offset == null ? null : ZoneOffset.of(offset));
  }

  @Test
  void spansIntervalsAndGivesNoNegativeSeconds() {
    Interval one = interval("2026-01-01T10:00:00Z", "2026-01-01T10:01:00Z");
    Interval other = interval("2026-01-01T09:59:00Z", "2026-01-01T10:00:30Z");

    assertThat(Interval.UNKNOWN.span(one).span(other).span(Interval.UNKNOWN))
        .isEqualTo(interval("2026-01-01T09:59:00Z", "2026-01-01T10:01:00Z"));
    assertThat(one.seconds()).isEqualTo(60);
    Interval reversed = new Interval(one.end(), one.start());
    assertThat(reversed.isReversed()).isTrue();
    assertThat(reversed.seconds()).isNull();
    assertThat(Interval.UNKNOWN.seconds()).isNull();
    assertThat(interval("2026-01-01T10:00:00", "2026-01-01T10:01:00Z").seconds()).isNull();
  }

  @Test
  void findsTheTimesThatEveryRowRepeats() {
    Interval one = interval("2026-01-01T10:00:00Z", "2026-01-01T10:01:00Z");
    Interval other = interval("2026-01-01T10:00:00Z", "2026-01-01T10:02:00Z");

    assertThat(Interval.common(List.of(one, Interval.UNKNOWN, one))).isEqualTo(one);
    assertThat(Interval.common(List.of(one, other))).isEqualTo(Interval.UNKNOWN);
    assertThat(Interval.common(List.of())).isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void readsThePartOfAYamlFileBeforeACut() {
    FileEntry cut = Files.of("a.yml", "a: 1\nb");

    assertThat(DataNode.yaml(cut, "a: 1\n", Files.report(cut)).at("a").text()).isEqualTo("1");
  }

  @Test
  void saysThatTheWrapperReportsAFailure() {
    ResultInput failed = input("Ran\nFailed\n");

    assertThat(WrapperReport.check(failed, true)).isEqualTo(Status.FAIL);
    assertThat(diagnostics.list())
        .singleElement()
        .matches(error -> error.code().equals("report-failed") && error.line() == 2);
  }

  @Test
  void quotesWhyTheWrapperReportsAFailure() {
    ResultInput failed = input("Failed: error detected\n");

    assertThat(WrapperReport.check(failed, true)).isEqualTo(Status.FAIL);
    assertThat(diagnostics.list())
        .extracting(Diagnostic::message)
        .containsExactly(
            "the wrapper reports 'Failed: error detected', expected 'Ran'; what was measured is"
                + " kept");
  }

  @Test
  void aFailureCountsWhereverItsReportStands() {
    ResultInput failed =
        ResultInput.of(
            "x",
            FileTree.builder("r.tar")
                .file("x_2026/test_results_report", "Ran\n")
                .file("x_2026/iteration_2/a/test_results_report", "Failed\n")
                .build(),
            diagnostics,
            false);

    assertThat(WrapperReport.reported(failed)).isEqualTo(Status.FAIL);
    assertThat(diagnostics.list()).isEmpty();
    assertThat(WrapperReport.check(failed, false)).isEqualTo(Status.FAIL);
    assertThat(diagnostics.list())
        .singleElement()
        .matches(error -> error.file().endsWith("/iteration_2/a/test_results_report"));
  }

  @Test
  void quotesTheBeginOfALongLine() {
    assertThat(ConsoleText.quoted("Killed")).isEqualTo("'Killed'");
    assertThat(ConsoleText.quoted("x".repeat(200))).isEqualTo("'" + "x".repeat(120) + "...'");
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(Numbers.counted(1, "row")).isEqualTo("1 row");
    assertThat(Numbers.counted(0, "row")).isEqualTo("0 rows");
  }

  @Test
  void refusesMoreKeysThanFitIntoMemory() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= 100_000; i++) {
      text.append(i).append(":1\n");
    }

    assertThatThrownBy(() -> KeyValueText.read(Files.of("a.log", text.toString())))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("more than 100000 keys");
  }

  @Test
  void refusesMoreJsonAndYamlThanFitIntoMemory() {
    String list = "[" + "1,".repeat(1_000_000) + "1]";
    String words = "- a\n".repeat(320_000);

    assertThatThrownBy(() -> Files.json(Files.of("a.json", list)))
        .isInstanceOf(ProcessingException.class);
    assertThatThrownBy(() -> Files.yaml(Files.of("a.yml", words)))
        .isInstanceOf(ProcessingException.class);
  }

  @Test
  void makesTheLinesOfALongConsoleOneByOne() {
    List<String> lines = ConsoleText.lines(Files.of("a.out", "\u001b[1ma\n".repeat(100_000)));

    assertThat(lines).hasSize(100_000).startsWith("a", "a");
    assertThat(lines.get(7)).as("a line that is asked for again").isNotSameAs(lines.get(7));
  }

  @Test
  void saysThatAPromisedReportIsLost() {
    ResultInput lost =
        ResultInput.of(
            "x", FileTree.builder("r.tar").file("x_2026/version", "").build(), diagnostics, false);

    assertThat(WrapperReport.check(lost, false)).isEqualTo(Status.PASS);
    assertThat(diagnostics.list()).isEmpty();
    assertThat(WrapperReport.check(lost, true)).isEqualTo(Status.UNKNOWN);
    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly("report-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ra", "\u0001\uFFFD", "Ran\nFai"})
  void saysThatAReportCannotBeRead(String text) {
    ResultInput input = input(text);

    assertThat(WrapperReport.check(input, false)).isEqualTo(Status.UNKNOWN);
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsExactly("report-unreadable");
  }

  @Test
  void isNoBetterThanWhatTheWrapperReports() {
    assertThat(StatusRules.reported(Status.PASS, Status.PARTIAL)).isEqualTo(Status.PARTIAL);
    assertThat(StatusRules.reported(Status.UNKNOWN, Status.PASS)).isEqualTo(Status.UNKNOWN);
    assertThat(StatusRules.reported(Status.UNKNOWN, Status.FAIL)).isEqualTo(Status.FAIL);
    assertThat(StatusRules.reported(Status.FAIL, Status.PASS)).isEqualTo(Status.FAIL);
  }

  @Test
  void showsAConsoleAsAPersonSawIt() {
    assertThat(ConsoleText.plain("\u001b[1;34mHash\u001b[0m: 4\u0000\t5\u001b"))
        .isEqualTo("Hash: 4\t5");
    assertThat(ConsoleText.lines(Files.of("x.out", "10 %\r20 %\rTotal\n")))
        .containsExactly("10 %", "20 %", "Total");
  }

  @ParameterizedTest
  @CsvSource({
    "'Ran\n', PASS",
    "'Ran\nRan\n', PASS",
    "'Ran\nFailed\nRan', FAIL",
    "'Failed NR found in the results', FAIL",
    "'Failedly', UNKNOWN",
    "'', UNKNOWN",
    "'Ran\nmaybe', UNKNOWN"
  })
  void readsTheWrappersReport(String text, Status status) {
    assertThat(WrapperReport.read(Files.of("test_results_report", text))).isEqualTo(status);
    assertThat(WrapperReport.read(null)).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void readsJsonWithPathsThatMayLeadNowhere() {
    DataNode root =
        Files.json(
            Files.of(
                "a.json", "{\"a\": {\"b\": [1, 2.5e-7, NaN, \"3\"]}, \"n\": null, \"t\": \" \"}"));

    assertThat(root.at("a").at("b").elements())
        .extracting(DataNode::decimal)
        .containsExactly(1.0, 2.5e-7, null, 3.0);
    assertThat(root.at("a").at("b").elements())
        .extracting(DataNode::isNumber)
        .containsExactly(true, true, true, false);
    assertThat(root.at("a").at("b").elements().get(2).text()).isEqualTo("NaN");
    assertThat(root.at("x").at("y").text()).isNull();
    assertThat(root.at("x").isPresent()).isFalse();
    assertThat(root.at("n").isPresent()).isFalse();
    assertThat(root.at("t").text()).isNull();
    assertThat(root.at("a").isObject()).isTrue();
    assertThat(root.members().keySet()).containsExactly("a", "n", "t");
    assertThat(root.at("a").at("b").members()).isEmpty();
  }

  @Test
  void saysWhereAJsonFileWasCut() {
    assertThatThrownBy(() -> Files.json(Files.of("a.json", "{\"a\": 1,\n \"b\": [1, 2")))
        .isInstanceOf(ProcessingException.class)
        .hasMessageStartingWith("r.zip!/r.tar!/d/a.json:2: this is not a whole JSON file (column ");
  }

  @Test
  void readsYamlScalarsAsTheTextsTheyAre() {
    DataNode root =
        Files.yaml(
            Files.of(
                "a.yml",
                "TimeStamp: 20260502203522\nR:\n  Results Complete: true\n  M: 1.2e10\n  E:\n"));

    assertThat(root.at("TimeStamp").text()).isEqualTo("20260502203522");
    assertThat(root.at("R").at("Results Complete").text()).isEqualTo("true");
    assertThat(root.at("R").at("M").decimal()).isCloseTo(1.2e10, within(0.1));
    assertThat(root.at("R").at("E").text()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: 1\nb: [1, 2", "a: &x [1]\nb: *x\nc: *x", "a:\n\t- b", "a: !!java.io.File x"})
  void refusesBrokenAndHostileYaml(String text) {
    assertThatThrownBy(() -> Files.yaml(Files.of("a.yml", text)))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("a.yml");
  }

  @Test
  void readsKeysAndValues() {
    KeyValueText text =
        KeyValueText.read(Files.of("a.log", "Rate : 9.5\nRate : 7\nno colon\nUrl: a:b\nNone:\n"));

    assertThat(text.decimal("Rate")).isEqualTo(9.5);
    assertThat(text.value("Url")).isEqualTo("a:b");
    assertThat(text.value("None")).isNull();
    assertThat(text.lines()).hasSize(5);
  }

  @Test
  void replacesMalformedBytesInsteadOfFailing() {
    byte[] bytes = "Host: \u00e9\nRate: 1\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(KeyValueText.read(Files.of("a.log", bytes)).decimal("Rate")).isEqualTo(1);

    byte[] json = "{\"host\": \"n\u00e9de\", \"n\": 2}".getBytes(StandardCharsets.ISO_8859_1);
    DataNode root = Files.json(Files.of("a.json", json));
    assertThat(root.at("host").text()).isEqualTo("n\ufffdde");
    assertThat(root.at("n").decimal()).isEqualTo(2);
  }

  @Test
  void namesTheFirstGapsOfANumbering() {
    assertThat(Gaps.before(Set.of(1, 3), 4)).containsExactly(2, 4);
    assertThat(Gaps.before(Set.of(1, 2), 2)).isEmpty();
    assertThat(Gaps.before(Set.of(), 999_999_999)).hasSize(20);
  }

  private ResultInput input(String report) {
    FileTree tar =
        FileTree.builder("r.zip!/r.tar")
            .file("d_2026.01.05-10.00.00/" + WrapperReport.FILE, report)
            .build();
    return ResultInput.of("d", tar, diagnostics, false);
  }

  private static Interval interval(String start, String end) {
    return new Interval(Timestamp.parse(start), Timestamp.parse(end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{a: ", "- "})
  void refusesEndlessNesting(String open) {
    FileEntry file = Files.of("deep", open.repeat(100_000));

    assertThatThrownBy(() -> Files.json(file)).isInstanceOf(ProcessingException.class);
    assertThatThrownBy(() -> Files.yaml(file)).isInstanceOf(ProcessingException.class);
  }

  @Test
  void takesNoHugeNumberForANumber() {
    DataNode root =
        Files.json(Files.of("x.json", "{\"a\": 1e999999999, \"b\": 9" + "9".repeat(900) + "}"));

    assertThat(root.at("a").decimal()).isNull();
    assertThat(root.at("b").decimal()).isNull();
  }
}
