package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table of all cases, {@code results_uperf.csv}. Its rates are cut to a few decimals
 * and divided by 1024 a step, so the raw files go before.
 *
 * @param location where the table is, or {@code null} when it is missing
 * @param rows the rows that can be read, in the file's order
 * @param isSound whether it is there and nothing in it is wrong
 */
record UperfTable(@Nullable String location, List<Row> rows, boolean isSound) {

  static final String FILE = "results_uperf.csv";

  static final String[] INSTANCES = {"instances", "number_procs", "Instance_Count"};

  /**
   * One case.
   *
   * @param networks the number of networks, from the directories the wrapper made the table of, or
   *     {@code null}
   * @param transactions the operation rate as it stands in the table, or {@code null}
   */
  record Row(
      int line,
      CaseId id,
      @Nullable Integer networks,
      Interval interval,
      Rates rates,
      @Nullable Double transactions) {}

  /** Reads the table of a payload; what is missing or broken goes to {@code diagnostics}. */
  static UperfTable read(FileTree payload, Diagnostics diagnostics) {
    FileEntry file = payload.file(FILE).filter(FileEntry::isKept).orElse(null);
    if (file == null) {
      diagnostics.warning(
          "table-missing",
          payload.name(),
          null,
          FILE + " is missing; the cases are those of the raw files");
      return new UperfTable(null, List.of(), false);
    }
    Diagnostics found = new Diagnostics();
    List<WrapperTable> tables = WrapperTable.readAll(file, INSTANCES);
    List<Row> rows = new UperfTableReader(payload, found).read(tables);
    if (tables.stream().allMatch(table -> table.headerLine() == 0)) {
      found.warning(
          "no-header",
          file.location(),
          null,
          "no header; expected a line that begins with " + String.join(" or ", INSTANCES));
    } else if (tables.stream().allMatch(table -> table.rows().isEmpty())) {
      found.warning("no-rows", file.location(), null, "no data rows; expected one for each case");
    } else if (tables.stream().noneMatch(table -> table.hasColumn("Start_Date"))) {
      found.warning(
          "no-dates",
          file.location(),
          null,
          FILE + " has no dates (wrapper v2.1 or older); points have no timestamps");
    }
    diagnostics.addAll(found.list());
    boolean sound =
        found.list().stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    return new UperfTable(file.location(), rows, sound);
  }
}
