package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table of a sub-test. It is made of the console of the last iteration: of an option
 * with fewer than three samples, and of much that failed, it has no row.
 *
 * @param location where the table is, or {@code null} when it is missing
 * @param suiteVersion the suite's version, or {@code null}
 * @param subTest the sub-test it names, or {@code null}
 * @param rows the rows that can be read, in the file's order
 * @param interval from the first start to the last end; all rows have those of the whole iteration
 * @param isDamaged whether something in it is wrong
 */
record PhoronixTable(
    @Nullable String location,
    @Nullable String suiteVersion,
    @Nullable String subTest,
    List<Row> rows,
    Interval interval,
    boolean isDamaged) {

  /**
   * One row.
   *
   * @param option the option; without labels where the sub-test has one only
   * @param occurrence how many rows of the same option stand above
   * @param column the name of the value's column
   * @param average the reported value, or {@code null} when it is no number above 0
   * @param deviation the relative standard deviation in percent, or {@code null}
   * @param isCut whether the file ends in its last number, of which digits may be lost
   */
  record Row(
      int line,
      TestOption option,
      int occurrence,
      String column,
      @Nullable Double average,
      @Nullable Double deviation,
      boolean isCut) {}

  static PhoronixTable missing() {
    return new PhoronixTable(null, null, null, List.of(), Interval.UNKNOWN, false);
  }

  /** Reads a table; what is broken in it goes to {@code diagnostics}. */
  static PhoronixTable read(FileEntry file, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    WrapperTable table = WrapperTable.read(file);
    PhoronixTableReader reader = new PhoronixTableReader(table, found);
    List<Row> rows = reader.rows();
    if (table.headerLine() == 0) {
      found.error("no-header", file.location(), null, "no header; expected one of a sub-test");
    } else if (table.rows().isEmpty()) {
      found.warning(
          "no-rows",
          file.location(),
          table.headerLine(),
          "no data rows: the wrapper could not make them of the console");
    }
    diagnostics.addAll(found.list());
    boolean damaged =
        found.list().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    return new PhoronixTable(
        file.location(),
        table.meta("Results version"),
        table.meta("Subtest"),
        rows,
        reader.interval(),
        damaged);
  }
}
