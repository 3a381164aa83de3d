package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.FileEntry;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperTableTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,2\n3,4', true",
    "'a,b\n1,2\n3,4\n', false",
    "'a,b\r\n1,2\r\n3,4\r\n\r\n', false"
  })
  void knowsTheRowInWhichTheFileEnds(String text, boolean unfinished) {
    FileEntry file = Files.of("x.csv", text);

    List<WrapperTable.Row> rows = WrapperTable.read(file, Files.report(file)).rows();

    assertThat(rows).extracting(WrapperTable.Row::isUnfinished).containsExactly(false, unfinished);
  }

  @Test
  void readsMetaLinesHeaderAndRowsWithTheirLines() {
    WrapperTable table =
        table("# Test: x\n# OS: 6.1: a\n# Empty:\n\nName,Rate\na,1.5\n\nName,Rate\nb,\n");

    assertThat(table.meta("Test")).isEqualTo("x");
    assertThat(table.meta("OS")).isEqualTo("6.1: a");
    assertThat(table.meta("Empty")).isNull();
    assertThat(table.meta("Missing")).isNull();
    assertThat(table.header()).containsExactly("Name", "Rate");
    assertThat(table.headerLine()).isEqualTo(5);
    assertThat(table.rows()).extracting(WrapperTable.Row::line).containsExactly(6, 9);
    assertThat(table.rows().get(0).decimal("Rate")).isEqualTo(1.5);
    assertThat(table.rows().get(1).text("Rate")).isNull();
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void showsARowWithoutWhatIsInAColumnOfSecrets() {
    WrapperTable table = table("Name,DB_Password,Rate,api_key\na,hunter,1.5,xyz\n");

    assertThat(table.rows().get(0)).hasToString("a,<redacted>,1.5,<redacted>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+00:00", ".000Z"})
  void keepsDatesWholeInATableThatColonsDivide(String zone) {
    WrapperTable table =
        table(
            "threads:rate:Start_Date:End_Date\n1:10.5: 2026-11-22T11:20:04"
                + zone
                + ":2026-11-22T11:20:14"
                + zone
                + "\n");
    WrapperTable.Row row = table.rows().get(0);

    assertThat(row.isComplete()).isTrue();
    assertThat(row.decimal("rate")).isEqualTo(10.5);
    assertThat(row.dates().seconds()).isEqualTo(10.0);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void refusesMoreTablesAndKeysThanAnyWrapperWrites() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("# k").append(i).append(": v\nName,Rate\n");
    }
    FileEntry file = Files.of("x.csv", text.toString());
    FileEntry withoutKeys = Files.of("x.csv", "2 Socket\nName,Rate\n".repeat(50_000));

    assertThatThrownBy(() -> WrapperTable.readAll(file, Files.report(file), "Name"))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("more than 1000 ");
    assertThatThrownBy(() -> WrapperTable.readAll(withoutKeys, Files.report(withoutKeys), "Name"))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("more than 1000 tables");
  }

  @Test
  void readsAThousandColumnsAndRefusesMore() {
    assertThat(table("a" + ",a".repeat(999) + "\n").header()).hasSize(1_000);
    assertThatThrownBy(() -> table("Name,Rate\na,1\n" + ",".repeat(1_000) + "\n"))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("more than 1000 fields in a line")
        .extracting(e -> ((ProcessingException) e).line())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Array sizes", "array_sizes", "ARRAY_SIZES"})
  void findsColumnsWhateverTheirCaseAndBlanks(String column) {
    WrapperTable table = table("Array_sizes:x\n1:2\n");

    assertThat(table.hasColumn(column)).isTrue();
    assertThat(table.rows().get(0).count("other", column)).isEqualTo(1);
  }

  @Test
  void readsAnEmptyFileAsATableWithoutHeaderAndRows() {
    assertThat(table("").header()).isEmpty();
    assertThat(table("# Test: x\n").headerLine()).isZero();
    assertThat(table("# Test: x\n").meta("Test")).isEqualTo("x");
  }

  @Test
  void saysWhichFieldOfWhichLineIsWrongAndLeavesItOut() {
    WrapperTable.Row row = table("Jobs,Rate,Start\nabc,-1,yesterday\n").rows().get(0);

    assertThat(row.count("Jobs")).isNull();
    assertThat(row.positive("Rate")).isNull();
    assertThat(row.time("Start")).isNull();
    assertThat(diagnostics.list())
        .allMatch(d -> d.severity() == Severity.ERROR && Integer.valueOf(2).equals(d.line()))
        .extracting(Diagnostic::message)
        .containsExactly(
            "column 'Jobs' holds 'abc'; expected a whole number from 1; the value is"
                + " left out (t.csv line 2)",
            "column 'Rate' holds '-1'; expected a finite number above 0; the value is"
                + " left out (t.csv line 2)",
            "column 'Start' holds 'yesterday'; expected a date such as"
                + " 2026-11-22T10:35:08Z; the value is left out (t.csv line 2)");
  }

  @Test
  void readsTablesThatStandOneBelowTheOther() {
    List<WrapperTable> tables =
        tables(
            "# Test: uperf\n# Packet size: 64\ninstances,rate\n1,5\n2,6\n"
                + "# Packet size: 128\ninstances,rate,extra\n1,7,x\n");

    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).rows()).hasSize(2);
    assertThat(tables.get(0).meta("Packet size")).isEqualTo("64");
    assertThat(tables.get(1).meta("Packet size")).isEqualTo("128");
    assertThat(tables.get(1).meta("Test")).isEqualTo("uperf");
    assertThat(tables.get(1).header()).containsExactly("instances", "rate", "extra");
    assertThat(tables.get(1).headerLine()).isEqualTo(7);
  }

  @Test
  void takesALineWithoutSeparatorsAsThePreambleOfTheNextTable() {
    List<WrapperTable> tables =
        tables("1 Socket\ninstances:a\nCopy:1\n\n2 Socket\nCopy:2\nScale:3\n");

    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).preamble()).containsExactly("1 Socket");
    assertThat(tables.get(0).rows()).hasSize(1);
    assertThat(tables.get(1).preamble()).containsExactly("2 Socket");
    assertThat(tables.get(1).header()).isEmpty();
    assertThat(tables.get(1).rows()).hasSize(2);
  }

  @Test
  void keepsALastLineThatWasCutAsARow() {
    List<WrapperTable> tables = tables("instances,a\n1,5\n2\n\n");

    assertThat(tables.get(0).rows()).hasSize(2);
    assertThat(tables.get(0).rows().get(1).isComplete()).isFalse();
    assertThat(tables.get(0).rows().get(1).line()).isEqualTo(3);
  }

  @Test
  void readsWindowsLineEndsAndAByteOrderMark() {
    assertThat(table("\uFEFFa,b\r\n1,2\r\n").rows().get(0).cells()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "1,2\n", "#\n", "#a\n", "1,1,1,1,1,1,1,1,1,1\n"})
  void refusesMoreRowsAndFieldsThanFitIntoMemory(String line) {
    String text = "instances,b\n" + line.repeat(1_000_000);

    assertThatThrownBy(() -> table(text))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("more than 500000 rows and fields");
    assertThatThrownBy(() -> tables(text))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("more than 500000 rows and fields");
  }

  private WrapperTable table(String text) {
    ResultInput input = Inputs.of(diagnostics, Map.of("t.csv", text));
    return input.table(input.firstOf("t.csv"));
  }

  private static List<WrapperTable> tables(String text) {
    FileEntry file = Files.of("t.csv", text);
    return WrapperTable.readAll(file, Files.report(file), "instances");
  }
}
