package io.zathras.processor.hammerdb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table: a row for each number of virtual users. The wrapper takes the first number
 * of HammerDB's result, which since HammerDB 4 is the new orders, not the transactions.
 *
 * @param table the table, which may be missing
 * @param rows its rows, in their order
 */
record HammerDbTable(WrapperTable table, List<Row> rows) {

  private static final String USERS = "connection";
  private static final String TPM = "TPM";
  private static final String[] COLUMNS = {USERS, TPM, "Start_Date", "End_Date"};
  private static final String[] OLD_COLUMNS = {USERS, TPM};

  /**
   * One row.
   *
   * @param users the virtual users, or {@code null} when the field is empty
   * @param rate the number in the column {@code TPM}, or {@code null} without one
   * @param isBroken whether the users or the rate are invalid, which is reported
   * @param isCut whether the file ends within the row
   * @param dates when the test ran
   */
  record Row(
      WrapperTable.Row row,
      @Nullable Integer users,
      @Nullable Double rate,
      boolean isBroken,
      boolean isCut,
      Interval dates) {}

  static HammerDbTable read(ResultInput input, @Nullable FileEntry file) {
    WrapperTable table = table(input, file);
    table.expectDates("the table has no dates (wrapper v2.1 or older); no time of a test is known");
    List<Row> rows = new ArrayList<>();
    for (WrapperTable.Row row : table.rows()) {
      if (row.size() > 1 && Times.zoned(row.cells().get(1)) != null) {
        row.reject("'%s' is no row; expected users, TPM and two dates", row);
      } else {
        rows.add(read(row));
      }
    }
    return new HammerDbTable(table, rows);
  }

  /**
   * Reads the table with fixed columns if it has no header, because some versions write it as a
   * comment.
   */
  private static WrapperTable table(ResultInput input, @Nullable FileEntry file) {
    String first = file == null ? "" : firstLine(file);
    if (!first.isEmpty() && Character.isLetter(first.charAt(0))) {
      WrapperTable table = input.table(file);
      if (table.hasColumn(USERS) && table.hasColumn(TPM)) {
        return table;
      }
    }
    return input.tableOf(file, first.indexOf(',') < 0 ? OLD_COLUMNS : COLUMNS);
  }

  private static String firstLine(FileEntry file) {
    for (String line : file.lines()) {
      String text = line.strip();
      if (!text.isEmpty() && text.charAt(0) != '#') {
        return text;
      }
    }
    return "";
  }

  /** Returns whether all rows are valid, and the file is not cut. */
  boolean isWhole() {
    return rows.size() == table.rows().size() && rows.stream().noneMatch(Row::isCut);
  }

  private static Row read(WrapperTable.Row row) {
    Integer users = row.size() > 1 ? row.count(USERS) : null;
    if (row.isUnfinished()) {
      row.warning(
          "output-cut",
          "the table ends in '%s', without a line end; rows may be lost, and what may be cut is left out",
          row);
      Double rate = row.size() > 2 ? rate(row) : null;
      boolean hasDates = Times.zoned(row.text("End_Date")) != null;
      return new Row(row, users, rate, false, true, hasDates ? row.dates() : Interval.UNKNOWN);
    }
    Double rate = rate(row);
    boolean isBroken =
        (users == null && row.text(USERS) != null) || (rate == null && row.text(TPM) != null);
    return new Row(row, users, rate, isBroken, false, row.dates());
  }

  private static @Nullable Double rate(WrapperTable.Row row) {
    String text = row.text(TPM);
    if (text == null) {
      return null;
    }
    String first = text.split("\\s+", 2)[0];
    Double rate = Numbers.positive(first);
    if (rate == null) {
      row.error(
          "value-invalid",
          "column 'TPM' holds %s; expected a finite number above 0; the value is left out",
          ConsoleText.quoted(text));
    } else if (!first.equals(text)) {
      row.warning(
          "several-values",
          "column 'TPM' holds %s; expected one number; the first is used",
          ConsoleText.quoted(text));
    }
    return rate;
  }
}
