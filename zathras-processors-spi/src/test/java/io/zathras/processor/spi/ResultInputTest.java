package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.zathras.archive.FileEntry;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResultInputTest {

  private static final String TABLE = "results.csv";
  private static final String DATED = "rate,Start_Date,End_Date\n";

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void knowsItsTestItsFilesAndWhenTheyWereSaved() {
    ResultInput input = input(Map.of("a/b.txt", "x"));

    assertThat(input.testName()).isEqualTo("d");
    assertThat(input.savedAt()).isEqualTo(LocalDateTime.of(2026, 1, 5, 10, 0));
    assertThat(input.files().file("a/b.txt")).isPresent();
    assertThat(input.in("a").files().file("b.txt")).isPresent();
    assertThat(input.in("a").savedAt()).isEqualTo(input.savedAt());
    assertThat(input.in("")).isSameAs(input);
    assertThat(input.includesPrivate()).isFalse();
  }

  @Test
  void reportsAboutTheResultAFileAndALine() {
    ResultInput input = input(Map.of("a.txt", "x"));
    FileEntry file = input.firstOf("a.txt");

    input.report().warning("w", "whole");
    input.report().at(file).error("e", "file");
    input.report().at(file).at(12).info("i", "line");
    input.report().at(file).at(0).info("i", "no line");
    input.report().at(input.files().directory("sub")).warning("d", "directory");

    String place = Inputs.PLACE;
    assertThat(diagnostics.list())
        .containsExactly(
            new Diagnostic(Severity.WARNING, "w", place, null, "whole"),
            new Diagnostic(Severity.ERROR, "e", place + "/a.txt", null, "file"),
            new Diagnostic(Severity.INFO, "i", place + "/a.txt", 12, "line"),
            new Diagnostic(Severity.INFO, "i", place + "/a.txt", null, "no line"),
            new Diagnostic(Severity.WARNING, "d", place + "/sub", null, "directory"));
    assertThat(input.report().at(file).at(3).failure("nothing is here"))
        .hasMessage(place + "/a.txt:3: nothing is here");
  }

  @Test
  void readsATableWhoseColumnsAreKnownByTheirPlace() {
    ResultInput input = input(Map.of(TABLE, "# a: b\n#threads rate\n1,2.5\n1,2.5\nx,3\n"));

    WrapperTable table = input.tableOf(input.firstOf(TABLE), "threads", "rate");

    assertThat(table.meta("a")).isEqualTo("b");
    assertThat(table.rows()).extracting(row -> row.decimal("rate")).containsExactly(2.5, 2.5, 3.0);
    assertThat(table.rows().get(2).count("threads")).isNull();
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code, Diagnostic::line)
        .containsExactly(tuple("value-invalid", 5));
    assertThat(input.tableOf(null, "threads").isMissing()).isTrue();
  }

  @Test
  void isSoundUntilAnErrorOfTheSamePlaceIsReported() {
    ResultInput input = input(Map.of("a.txt", "x"));
    Report file = input.report(input.firstOf("a.txt"));

    file.at(1).warning("w", "doubtful");
    input.report().error("e", "elsewhere");
    assertThat(file.isSound()).isTrue();
    file.at(2).error("e", "broken");

    assertThat(file.isSound()).isFalse();
  }

  @Test
  void saysThatATableIsMissing() {
    WrapperTable table = input(Map.of()).table("a row for each start", TABLE, "old.csv");

    assertThat(table.isMissing()).isTrue();
    assertThat(table.rows()).isEmpty();
    assertThat(table.meta("version")).isNull();
    assertThat(table.isSound()).isFalse();
    assertThatThrownBy(table::file).isInstanceOf(IllegalStateException.class);
    assertThat(diagnostics.list())
        .containsExactly(
            new Diagnostic(
                Severity.ERROR,
                "table-missing",
                Inputs.PLACE,
                null,
                "results.csv is missing; expected a row for each start"));
  }

  @Test
  void readsNoFileAsAMissingTableThatTheProcessorReports() {
    WrapperTable table = input(Map.of()).table((FileEntry) null);

    assertThat(table.isMissing()).isTrue();
    assertThat(table.rows()).isEmpty();
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void saysThatATableHasNoRows() {
    WrapperTable table =
        input(Map.of("old.csv", "# a: b\nrate\n")).table("a row", TABLE, "old.csv");

    assertThat(table.isMissing()).isFalse();
    assertThat(table.isSound()).isFalse();
    assertThat(diagnostics.list())
        .containsExactly(
            new Diagnostic(
                Severity.ERROR,
                "table-empty",
                Inputs.PLACE + "/old.csv",
                2,
                "no data rows; expected a row"));
  }

  @Test
  void warnsOnlyOfASupportingTable() {
    input(Map.of()).supportingTable("the logs are read", TABLE);
    input(Map.of(TABLE, "rate\n")).supportingTable("the logs are read", TABLE);

    assertThat(diagnostics.list()).extracting(Diagnostic::severity).containsOnly(Severity.WARNING);
    assertThat(diagnostics.list())
        .extracting(Diagnostic::message)
        .containsExactly(
            "results.csv is missing; the logs are read",
            "no data rows in results.csv; the logs are read");
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsExactly("table-missing", "table-empty");
  }

  @Test
  void saysOnceThatATableHasNoDates() {
    WrapperTable table = input(Map.of(TABLE, "rate\n1\n2\n")).table("a row", TABLE);

    assertThat(table.rows()).extracting(WrapperTable.Row::dates).containsOnly(Interval.UNKNOWN);
    assertThat(table.hasDates()).isFalse();
    assertThat(diagnostics.list())
        .containsExactly(
            new Diagnostic(
                Severity.WARNING,
                "no-dates",
                Inputs.PLACE + "/results.csv",
                1,
                "the table has no dates; no time is known"));
  }

  @Test
  void saysInTheProcessorsWordsThatATableHasNoDates() {
    WrapperTable table = input(Map.of(TABLE, "rate\n1\n")).table("a row", TABLE);

    assertThat(table.expectDates("no dates (wrapper v1 or older)")).isFalse();
    table.rows().forEach(WrapperTable.Row::dates);

    assertThat(diagnostics.list())
        .extracting(Diagnostic::message)
        .containsExactly("no dates (wrapper v1 or older)");
    assertThat(table.isSound()).isTrue();
  }

  @Test
  void readsTheFieldsOfARowAndReportsThoseThatAreNone() {
    String good = "2026-01-05T10:00:00Z";
    WrapperTable table =
        input(
                Map.of(
                    TABLE,
                    DATED
                        + ("7," + good + "," + good + "\n")
                        + ("x," + good + ",soon\n")
                        + ("-1," + good + ",2026-01-05T09:00:00Z\n")))
            .table("a row", TABLE);
    WrapperTable.Row first = table.rows().get(0);
    WrapperTable.Row second = table.rows().get(1);
    WrapperTable.Row third = table.rows().get(2);

    assertThat(first.decimal("rate")).isEqualTo(7);
    assertThat(first.positive("rate")).isEqualTo(7);
    assertThat(first.count("none", "rate")).isEqualTo(7);
    assertThat(first.dates().seconds()).isZero();
    assertThat(table.isSound()).isTrue();
    assertThat(second.decimal("rate")).isNull();
    assertThat(second.dates().end()).isNull();
    assertThat(third.positive("rate")).isNull();
    assertThat(third.dates().isReversed()).isTrue();
    third.reject("nothing fits");

    assertThat(table.isSound()).isFalse();
    assertThat(diagnostics.list())
        .extracting(each -> each.line() + " " + each.code())
        .containsExactly(
            "3 value-invalid",
            "3 value-invalid",
            "4 value-invalid",
            "4 clock-step",
            "4 row-rejected");
    assertThat(diagnostics.list().get(4).message())
        .isEqualTo("nothing fits; the row is left out (results.csv line 4)");
  }

  @Test
  void readsTheDatesAtTheEndOfRowsThatAreLongerThanTheHeader() {
    String dates = ",2026-01-05T10:00:00Z,2026-01-05T10:05:00Z\n";
    String reversed = ",2026-01-05T10:05:00Z,2026-01-05T10:00:00Z\n";
    List<WrapperTable.Row> rows =
        input(Map.of(TABLE, DATED + "7,8,9" + dates + "7,8" + reversed + "7,8\n7\n"))
            .table("a row", TABLE)
            .rows();

    assertThat(rows.get(0).lastDates().seconds()).isEqualTo(300);
    assertThat(rows.get(1).lastDates().seconds()).isNull();
    assertThat(rows.get(2).lastDates()).isEqualTo(Interval.UNKNOWN);
    assertThat(rows.get(3).lastDates()).isEqualTo(Interval.UNKNOWN);
    assertThat(diagnostics.list())
        .extracting(each -> each.line() + " " + each.code())
        .containsExactly("3 clock-step", "4 date-missing", "5 date-missing");
    assertThat(diagnostics.list().get(1).message())
        .isEqualTo(
            "'7,8' does not end in two dates; those of the other rows are used"
                + " (results.csv line 4)");
  }

  @Test
  void tellsStackedTablesOfOneFileApart() {
    ResultInput input = input(Map.of(TABLE, "n,rate\n1,2\nn,rate\n1,x\n"));

    List<WrapperTable> tables = input.tables(input.firstOf(TABLE), "n");

    assertThat(tables).hasSize(2).allMatch(WrapperTable::isSound);
    assertThat(tables.get(1).rows().get(0).decimal("rate")).isNull();
    assertThat(tables).noneMatch(WrapperTable::isSound);
    assertThat(input.table(input.firstOf(TABLE)).rows()).hasSize(2);
  }

  @Test
  void findsFilesByWhatTheirNamesTell() {
    Pattern name =
        Pattern.compile("(?:(?<level>[a-z]+)/)?run(?<type>[12])_iter=(?<n>[0-9]+)\\.log");
    ResultInput input =
        input(
            Map.of(
                "run1_iter=2.log", "b",
                "deep/run2_iter=03.log", "a",
                "run1_iter=0.log", "",
                "run1_iter=99999999999.log", "",
                "run3_iter=1.log", "",
                "notes.txt", ""));

    List<NamedFile> named = input.named(name, "n");

    assertThat(named)
        .extracting(each -> each.file().path())
        .containsExactly("deep/run2_iter=03.log", "run1_iter=2.log");
    assertThat(named).extracting(each -> each.number("n")).containsExactly(3, 2);
    assertThat(named).extracting(each -> each.text("type")).containsExactly("2", "1");
    assertThat(named).extracting(each -> each.text("level")).containsExactly("deep", "");
    assertThatThrownBy(() -> named.get(0).number("type"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ResultInput.named");
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsExactly("name-unknown", "name-unknown");
    assertThat(diagnostics.list().get(0).message())
        .isEqualTo("the name has '0' as n; expected a whole number from 1; the file is left out");
  }

  @Test
  void readsValuesOfJsonThatReportAboutThemselves() {
    ResultInput input =
        input(
            Map.of(
                "a.json",
                "{\"jobs\": [{\"read\": {\"iops\": 12.5, \"lat\": {\"99.000000\": 7}, \"n\": \"x\","
                    + " \"ok\": true, \"off\": \"False\", \"count\": 3.0, \"big\": 1e30, \"zero\":"
                    + " 0}}]}"));
    DataNode root = input.json(input.firstOf("a.json"));
    DataNode read = root.find("jobs.0.read");

    assertThat(read.place()).isEqualTo("jobs[0].read");
    assertThat(root.at("jobs").at(0).at("read").at("iops").expectDecimal()).isEqualTo(12.5);
    assertThat(read.find("lat").at("99.000000").expectPositive()).isEqualTo(7);
    assertThat(read.at("ok").bool()).isTrue();
    assertThat(read.at("off").bool()).isFalse();
    assertThat(read.at("n").bool()).isNull();
    assertThat(read.at("count").expectInteger()).isEqualTo(3);
    assertThat(read.at("big").integer()).isNull();
    assertThat(read.at("iops").integer()).isNull();
    assertThat(root.find("jobs.1.read").isPresent()).isFalse();
    assertThat(root.find("jobs.x.y.0").isPresent()).isFalse();
    assertThat(root.at("jobs").at(-1).isPresent()).isFalse();
    assertThat(diagnostics.list()).isEmpty();

    assertThat(read.at("n").expectDecimal()).isNull();
    assertThat(read.at("zero").expectPositive()).isNull();
    assertThat(root.find("jobs.0.write.iops").expectDecimal()).isNull();
    assertThat(read.expectText()).isNull();
    root.at("jobs").elements().get(0).warning("job-doubtful", "has no name");

    assertThat(diagnostics.list())
        .extracting(each -> each.code() + ": " + each.message())
        .containsExactly(
            "value-invalid: jobs[0].read.n is 'x'; expected a finite number; it is left out",
            "value-invalid: jobs[0].read.zero is '0'; expected a finite number above 0; it is left"
                + " out",
            "value-missing: jobs[0].write.iops is missing; expected a finite number",
            "value-invalid: jobs[0].read is an object; expected a text; it is left out",
            "job-doubtful: jobs[0] has no name");
    assertThat(diagnostics.list()).allMatch(each -> each.file().endsWith("/a.json"));
  }

  @Test
  void readsWholeNumbersExactly() {
    ResultInput input =
        input(
            Map.of(
                "a.yml",
                "a: 9007199254740993\nb: 1.5\nc: '-12'\nd: 1e3\ne: 123456789012345678901\n"));
    DataNode root = input.yaml(input.firstOf("a.yml"));

    assertThat(root.at("a").integer()).isEqualTo(9007199254740993L);
    assertThat(root.at("b").integer()).isNull();
    assertThat(root.at("c").integer()).isEqualTo(-12);
    assertThat(root.at("d").integer()).isEqualTo(1000);
    assertThat(root.at("e").integer()).isNull();
  }

  private ResultInput input(Map<String, String> files) {
    Map<String, String> all = new java.util.LinkedHashMap<>(files);
    all.put("version", "");
    return Inputs.of(diagnostics, all);
  }
}
